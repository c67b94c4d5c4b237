import type { DraftPlan } from '../draft-plan.ts';
import type { DraftFile, Fields } from '../drafts.ts';
import { dayOf, timeOf } from '../spans.ts';

const WORDS =
  /^(?:title|dateFormat|axisFormat|tickInterval|todayMarker|excludes|includes|inclusiveEndDates|weekday|topAxis|click|%%)/;

const lengthOf = (text: string): string | undefined => {
  const match = /^(\d+(?:\.\d+)?)(d|w|h|M|m)$/.exec(text);
  if (!match) return undefined;
  const unit = match[2] === 'M' ? 'mo' : match[2];
  return unit === 'm' ? undefined : `${match[1]}${unit}`;
};

/** Lines of a mermaid gantt as phases: sections are phases, their bars are parts of them with dates, lengths and predecessors. */
export function importGantt(draft: DraftPlan, lines: readonly string[], first: number): void {
  const ids = new Map<string, DraftFile>();
  let section: DraftFile | undefined;
  let before: DraftFile | undefined;
  let number = 0;
  const phase = (title: string, at: number): DraftFile => {
    const file = draft.add('phase', title, 1, String(++number).padStart(2, '0'));
    file.fields.title = title;
    file.lines = draft.sourceLines(at, at);
    draft.claim('typed', 'phase', file, at, at, 'a line of a mermaid gantt');
    return file;
  };
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const at = first + index;
    if (line === '') continue;
    const title = /^title\s+(.+)$/.exec(line)?.[1];
    if (title) draft.plan.fields.title ??= title;
    if (line === 'gantt' || WORDS.test(line)) {
      draft.claim('typed', 'setting', draft.plan, at, at, 'a setting of a mermaid gantt');
      continue;
    }
    const name = /^section\s+(.+)$/.exec(line)?.[1];
    if (name) {
      section = phase(name.trim(), at);
      before = undefined;
      continue;
    }
    const bar = /^(.+?)\s*:\s*(.*)$/.exec(line);
    if (!bar?.[1]) {
      draft.claim('look', 'phase', draft.plan, at, at, 'a line of a mermaid gantt that names no bar');
      draft.plan.body.push({ markdown: line, lines: draft.sourceLines(at, at) });
      continue;
    }
    const file = phase(bar[1].trim(), at);
    const fields: Fields = file.fields;
    if (section) fields.parent = section.id;
    for (const part of (bar[2] ?? '').split(',').map((each) => each.trim())) {
      const length = lengthOf(part);
      const day = dayOf(part);
      const after = /^after\s+(.+)$/.exec(part)?.[1];
      if (part === 'done') fields.status = 'done';
      else if (part === 'active') fields.status = 'in-progress';
      else if (part === 'milestone') fields.duration = '0d';
      else if (part === 'crit') fields.critical = 'marked as critical in the gantt';
      else if (after) fields.after = after.split(/\s+/).flatMap((id) => ids.get(id)?.id ?? []);
      else if (length !== undefined) fields.duration ??= length;
      else if (day !== undefined) {
        if (fields.start === undefined) fields.start = day;
        else fields.finish = day;
      } else if (/^\d{4}[-/.]\d/.test(part)) draft.claim('look', 'phase', file, at, at, `"${part}" is no day`);
      else if (/^[\w-]+$/.test(part)) ids.set(part, file);
      else if (part !== '') {
        const time = timeOf(part);
        if (time && time.field !== 'dates') fields[time.field] = time.value;
        else draft.claim('look', 'phase', file, at, at, `"${part}" could not be read`);
      }
    }
    if (fields.after === undefined && fields.start === undefined && before) fields.after = [before.id];
    before = file;
  }
}
