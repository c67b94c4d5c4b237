import { type DraftPlan, shortId } from '../draft-plan.ts';
import { type DraftFile, draftFile, note, type Value } from '../drafts.ts';
import { claimSettings } from './settings.ts';

const decode = (text: string): string =>
  text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&')
    .trim();

/** Elements of a name directly or deeper in a text, with their offset. Elements of MSPDI never hold one of their own name. */
function* elements(xml: string, name: string): Generator<{ inner: string; start: number; end: number }> {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g');
  for (const match of xml.matchAll(pattern))
    yield { inner: match[1] ?? '', start: match.index, end: match.index + match[0].length };
}

const textOf = (xml: string, name: string): string | undefined => {
  const match = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(xml);
  return match?.[1] === undefined ? undefined : decode(match[1]);
};

/** `PT40H30M0S` in hours. */
const hoursOf = (text: string | undefined): number | undefined => {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text ?? '');
  return match ? Number(match[1] ?? 0) + Number(match[2] ?? 0) / 60 : undefined;
};

const dayOf = (text: string | undefined): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0];
const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** MSPDI: 0 finish–finish, 1 finish–start, 2 start–finish, 3 start–start. */
const LINKS = ['FF', 'FS', 'SF', 'SS'];

function importCalendars(draft: DraftPlan, xml: string, lineAt: (offset: number) => number): void {
  for (const { inner, start, end } of elements(xml, 'Calendar')) {
    const name = textOf(inner, 'Name');
    if (!name || textOf(inner, 'IsBaseCalendar') === '0') continue;
    const file = draftFile('calendar', shortId(name, 'calendar'));
    file.fields.title = name;
    const working = [...elements(inner, 'WeekDay')].flatMap((day) => {
      const type = Number(textOf(day.inner, 'DayType'));
      return type >= 1 && type <= 7 && textOf(day.inner, 'DayWorking') === '1' ? [WEEK[type - 1] ?? ''] : [];
    });
    if (working.length > 0)
      file.fields.week = [...working.filter((day) => day !== 'sun'), ...working.filter((day) => day === 'sun')];
    const holidays = [...elements(inner, 'Exception')].flatMap((each): Value[] => {
      const [from, to] = [dayOf(textOf(each.inner, 'FromDate')), dayOf(textOf(each.inner, 'ToDate'))];
      if (!from || textOf(each.inner, 'DayWorking') === '1') return [];
      const title = textOf(each.inner, 'Name');
      return [{ from, ...(to && to !== from && { to }), ...(title && { title }) }];
    });
    if (holidays.length > 0) file.fields.holidays = holidays;
    draft.files.push(file);
    draft.claim('typed', 'calendar', file, lineAt(start), lineAt(end), 'a base calendar of the project');
    draft.plan.fields.calendar ??= file.id;
  }
}

/** A project of Microsoft Project (MSPDI): tasks are phases with their outline, links, dates and calendars. */
export function importProjectXml(draft: DraftPlan): void {
  const xml = draft.source.text;
  const lineAt = (offset: number): number => xml.slice(0, Math.max(0, offset - 1)).split('\n').length;
  const head = xml.slice(0, xml.indexOf('<Tasks>') < 0 ? xml.length : xml.indexOf('<Tasks>'));
  draft.plan.fields.title ??= textOf(head, 'Title') || textOf(head, 'Name') || draft.source.name.replace(/\.xml$/i, '');
  const start = dayOf(textOf(head, 'StartDate'));
  if (start) draft.plan.fields.start ??= start;
  importCalendars(draft, xml, lineAt);
  const byUid = new Map<string, DraftFile>();
  const outline: DraftFile[] = [];
  const links: { file: DraftFile; xml: string; lines: { from: number; to: number } }[] = [];
  const hoursOfDay = Number(textOf(head, 'MinutesPerDay') ?? 480) / 60 || 8;
  for (const { inner, start: from, end } of elements(xml, 'Task')) {
    const name = textOf(inner, 'Name');
    const uid = textOf(inner, 'UID') ?? '';
    const lines = { from: lineAt(from), to: lineAt(end) };
    if (!name || uid === '0' || textOf(inner, 'OutlineLevel') === '0') {
      draft.claim('typed', 'project', draft.plan, lines.from, lines.to, 'the task that stands for the project');
      continue;
    }
    const file = draft.add('phase', name, 1, String(byUid.size + 1).padStart(2, '0'));
    byUid.set(uid, file);
    file.fields.title = name;
    file.lines = lines;
    const level = Number(textOf(inner, 'OutlineLevel') ?? 1);
    outline.length = Math.max(0, level - 1);
    const parent = outline.at(-1);
    if (parent) file.fields.parent = parent.id;
    outline[level - 1] = file;
    const summary = textOf(inner, 'Summary') === '1';
    const hours = hoursOf(textOf(inner, 'Duration'));
    if (!summary && hours !== undefined)
      file.fields.duration = textOf(inner, 'Milestone') === '1' ? '0d' : `${Number((hours / hoursOfDay).toFixed(2))}d`;
    const percent = Number(textOf(inner, 'PercentComplete') ?? 0);
    file.fields.status = percent >= 100 ? 'done' : percent > 0 ? 'in-progress' : 'planned';
    if (percent > 0 && percent < 100) file.fields.stated = { progress: `${percent} %` };
    const [actualStart, actualFinish] = [dayOf(textOf(inner, 'ActualStart')), dayOf(textOf(inner, 'ActualFinish'))];
    if (actualStart || actualFinish)
      file.fields.actual = { ...(actualStart && { start: actualStart }), ...(actualFinish && { finish: actualFinish }) };
    const constraint = textOf(inner, 'ConstraintType');
    const day = dayOf(textOf(inner, 'ConstraintDate'));
    if (day && constraint === '2') file.fields.start = day;
    else if (day && constraint === '3') file.fields.finish = day;
    else if (day && constraint === '4') file.fields.notBefore = day;
    const deadline = dayOf(textOf(inner, 'Deadline'));
    if (deadline) file.fields.deadline = deadline;
    const notes = textOf(inner, 'Notes');
    if (notes) file.body.push({ markdown: notes, lines });
    links.push({ file, xml: inner, lines });
    draft.claim('typed', 'phase', file, lines.from, lines.to, 'a task of the project');
  }
  for (const { file, xml: inner, lines } of links) {
    const after = [...elements(inner, 'PredecessorLink')].flatMap((link): Value[] => {
      const before = byUid.get(textOf(link.inner, 'PredecessorUID') ?? '');
      if (!before) {
        note(file.fields, `predecessor ${textOf(link.inner, 'PredecessorUID') ?? '?'}`);
        draft.claim('look', 'phase', file, lines.from, lines.to, 'a predecessor is not in the file');
        return [];
      }
      const type = LINKS[Number(textOf(link.inner, 'Type') ?? 1)] ?? 'FS';
      // Tenths of minutes of working time.
      const lag = Number(textOf(link.inner, 'LinkLag') ?? 0) / 600 / hoursOfDay;
      if (type === 'FS' && lag === 0) return [before.id];
      return [{ phase: before.id, ...(type !== 'FS' && { type }), ...(lag !== 0 && { lag: `${Number(lag.toFixed(2))}d` }) }];
    });
    file.fields.after = after;
  }
  claimSettings(draft, (line) => /^\s*(?:<\?xml[^>]*\?>|<\/?[\w:]+(?:\s[^>]*)?\/?>)\s*$/.test(line));
}
