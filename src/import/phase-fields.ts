import type { Fields } from './drafts.ts';
import type { PhaseLabel } from './phase-label.ts';
import { NUMBERING } from './phase-label.ts';
import { dayOf, type TimeValue, timeOf } from './spans.ts';
import { bare, unmarked } from './words/bare.ts';
import { columnRole } from './words/columns.ts';
import { sectionRole } from './words/sections.ts';
import { isOfParts, onlyStatusOf, statusOf } from './words/status.ts';

/** Signs behind which a heading says where its phase stands; others decorate. */
const HEADING_SIGNS = /[✅☑✔💯🔄🚧⏳⏸🔒]/u;

/** Sets what a statement about time says about a phase. What is set already stays, and the other value is stated beside it. */
export function setTime(fields: Fields, time: TimeValue): void {
  const field = time.field === 'dates' ? 'period' : time.field;
  const before = fields[field];
  if (before === undefined) {
    fields[field] = time.value;
    return;
  }
  if (before === time.value || field === 'hold') return;
  const stated = (fields.stated ?? {}) as Record<string, string>;
  fields.stated = { ...stated, [field]: time.value };
}

/** Sets a status and keeps the author's words for it. Where only parts are done, the whole is at most in progress: that stays prose. */
export function setStatus(fields: Fields, words: string): boolean {
  const status = statusOf(words);
  if (status === undefined || (status !== 'in-progress' && isOfParts(words))) return false;
  const said = unmarked(words);
  if (fields.status === undefined) {
    fields.status = status;
    if (bare(said) !== '' && bare(said).toLowerCase() !== status) fields.statusText = said;
  } else if (fields.status !== status) {
    const stated = (fields.stated ?? {}) as Record<string, string>;
    fields.stated = { ...stated, status: said };
  }
  const date = status === 'done' ? /\d{4}-\d{2}-\d{2}/.exec(said)?.[0] : undefined;
  if (date && dayOf(date)) fields.actual = { finish: date };
  return true;
}

const SIZE = /^(XXL|XL|XS|S|M|L)$|^(extra small|small|medium|large|extra large)$/i;
const SIZE_WORDS: Readonly<Record<string, string>> = {
  'extra small': 'XS',
  small: 'S',
  medium: 'M',
  large: 'L',
  'extra large': 'XL',
};

/** Sets a T-shirt size. What it says beside the size stays with the author's words, so it is none of ours. */
export function setSize(fields: Fields, words: string): boolean {
  const [, letters, name] = SIZE.exec(words.trim()) ?? [];
  const size = letters?.toUpperCase() ?? (name === undefined ? undefined : SIZE_WORDS[name.toLowerCase()]);
  if (size === undefined || fields.size !== undefined) return false;
  fields.size = size;
  return true;
}

const RISK_WORDS =
  /^((?:very\s+)?(?:lowest|low|medium|moderate|high|highest|critical)(?:[-–/\s]+(?:to\s+)?(?:low|medium|high))?)[\s-]*risk\b/i;

/** What a parenthesis says about a phase; undefined where it is a part of the title. */
function typedParenthesis(content: string, fields: Fields): boolean {
  const parts = content.split(/\s*[,;，；、]\s*/).filter((part) => part !== '');
  const whole = timeOf(content);
  if (whole) {
    setTime(fields, whole);
    return true;
  }
  const times = parts.map((part) => timeOf(part));
  if (parts.length > 0 && times.every((time) => time !== undefined)) {
    for (const time of times) if (time) setTime(fields, time);
    return true;
  }
  if (RISK_WORDS.test(content)) {
    fields.stated = { ...((fields.stated ?? {}) as Record<string, string>), risk: content };
    return true;
  }
  if (/^[\p{L}\s-]+$/u.test(content) && onlyStatusOf(content) && setStatus(fields, content)) return true;
  // What can be read of a longer one is set, and the words stay in the title.
  for (const time of times) if (time) setTime(fields, time);
  return false;
}

/** What announces a length that was taken out of a title: `Survey system ⏰ Est: 4 hours`. */
const LENGTH_WORD =
  /[\s,，(（–—-]+(?:est(?:\.|imated?)?|estimate|duration|effort|time|eta|dauer|aufwand|durée|duración|duração|durata|срок|длительность|预计|耗时|工期|期間|所要|예상|기간)\s*$/iu;

const STARTS = /^(?:starts?(?: on)?|starting|begins?(?: on)?|from|ab|beginnt am|à partir du|desde|a partir de|с|начало)\s+/iu;

/** Sets the times of `1 week, starts 30 Nov 2026`, where each part is one. Returns whether it did. */
function setTimes(fields: Fields, words: string): boolean {
  const parts = words.split(/\s*[,;·]\s+/).map((part) => ({ time: timeOf(part.replace(STARTS, '')), starts: STARTS.test(part) }));
  const isStart = ({ time, starts }: (typeof parts)[number]): boolean =>
    starts && time?.field === 'dates' && time.from === time.to;
  if (parts.some((part) => !part.time || (part.starts && !isStart(part)))) return false;
  for (const part of parts) {
    if (part.time?.field === 'dates' && isStart(part)) fields.start ??= part.time.from;
    else if (part.time) setTime(fields, part.time);
  }
  return true;
}

/** The title of a phase and what its heading says beside it. */
export function readPhaseHeading(heading: string, label: PhaseLabel | undefined): { title: string; fields: Fields } {
  const fields: Fields = {};
  if (HEADING_SIGNS.test(heading)) {
    const sign = HEADING_SIGNS.exec(heading);
    const behind = heading.slice(sign?.index ?? 0).replace(/^[^\p{L}\p{N}]+/u, '');
    setStatus(fields, /^[\p{L}\s-]{2,24}$/u.test(behind) && statusOf(behind) ? behind : (sign?.[0] ?? ''));
    if (fields.statusText === '') delete fields.statusText;
  }
  let title = label ? label.title : bare(heading).replace(NUMBERING, '');
  title = title.replace(/\s*[（(]([^()（）]*)[)）]/g, (whole, content: string) =>
    typedParenthesis(content, fields) ? '' : whole,
  );
  title = title.replace(/\s*[-–—:：]\s*(\P{P}[^-–—:：]*)$/u, (whole, content: string) =>
    setTimes(fields, content) ? '' : whole,
  );
  if (fields.status !== undefined)
    title = title.replace(
      /\s*(?:[-–—:]\s*)?(?:mostly |partially )?(?:completed?|done|finished|完了|完成|已完成|완료|in progress|进行中)$/i,
      '',
    );
  if (['duration', 'effort', 'period'].some((field) => fields[field] !== undefined)) title = title.replace(LENGTH_WORD, '');
  title = title.replace(/^[\s:：–—-]+|[\s:：–—-]+$/g, '');
  return { title: title || label?.label || bare(heading), fields };
}

/** A line that gives a value a name: `**Duration**: 2 weeks`, `> **Status:** done`, `- Owner: Ana`. */
export interface KeyLine {
  key: string;
  value: string;
}

const BOLD_KEY = /^(?:[-*+]\s+|>\s*)*(?:\*\*|__)([^*_]{1,48}?)\s*(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*(.*)$/u;
const PLAIN_KEY = /^(?:[-*+]\s+|>\s*)*([\p{L}][\p{L}\p{N} /.-]{1,32}?)\s*(?::\s+|：\s*)(\S.*)$/u;

/** Reads a line as a name and a value. */
export function keyLine(line: string): KeyLine | undefined {
  const text = line
    .trim()
    .replace(/(?:\\|\s{2,})$/, '')
    .replace(/^((?:[-*+]\s+|>\s*)*)[^\p{L}\p{N}\s*_`[(>|#-]+\s*(?=\S)/u, '$1');
  const match = BOLD_KEY.exec(text) ?? PLAIN_KEY.exec(text);
  return match ? { key: bare(match[1] ?? ''), value: (match[2] ?? '').trim() } : undefined;
}

/** What a key is about, if it is short enough to be one. */
const keyRole = (key: string): string | undefined => {
  if (key.split(/\s+/).length > 4 || key.length > 32) return undefined;
  const section = sectionRole(key);
  if (section === 'goal' || section === 'exit' || section === 'entry' || section === 'deliverables') return section;
  return columnRole(key);
};

/** What the keys of a phase set, and the ids of phases by label. Answers what became of the line. */
export function setPhaseKey(
  { key, value }: KeyLine,
  fields: Fields,
  phasesIn: (text: string) => string[] | undefined,
): string | undefined {
  const plain = bare(value);
  switch (keyRole(key)) {
    case 'duration':
    case 'effort':
    case 'period':
    case 'date':
    case 'start':
    case 'finish': {
      const time = timeOf(plain) ?? timeOf(plain.replace(/\s*[（(][^()]*[)）]\s*$/, ''));
      if (!time) return undefined;
      // What stands in a parenthesis behind it would be lost: such a line stays as it is as well.
      const role = keyRole(key);
      if (time.field === 'dates' && time.from === time.to && (role === 'start' || role === 'finish'))
        fields[role === 'start' ? 'start' : 'deadline'] ??= time.from;
      else setTime(fields, time);
      return timeOf(plain) ? 'time' : undefined;
    }
    case 'status':
    case 'progress': {
      const percent = /^~?(\d{1,3})\s*%$/.exec(plain)?.[1];
      if (percent) {
        fields.stated = { ...((fields.stated ?? {}) as Record<string, string>), progress: `${percent} %` };
        return 'progress';
      }
      return setStatus(fields, value) ? 'status' : undefined;
    }
    case 'size':
      return setSize(fields, plain) ? 'size' : undefined;
    case 'entry':
      if (value === '') return undefined;
      fields.entry = [...((fields.entry ?? []) as string[]), value];
      return 'entry';
    case 'owner':
      if (fields.owner !== undefined || plain.length > 80) return undefined;
      fields.owner = plain;
      return 'owner';
    case 'goal':
    case 'purpose':
      if (fields.purpose !== undefined || value === '') return undefined;
      fields.purpose = value;
      return 'purpose';
    case 'dependencies': {
      if (fields.after !== undefined) return undefined;
      if (/^(?:none|nothing|keine|aucune|ninguna?|nenhuma?|nessuna|нет|无|なし|없음)\.?$/i.test(plain)) {
        fields.after = [];
        return 'dependencies';
      }
      const phases = phasesIn(plain);
      if (!phases) return undefined;
      fields.after = phases;
      return 'dependencies';
    }
    case 'risk':
    case 'level':
      if (plain.length > 30 || ((fields.stated ?? {}) as Record<string, string>).risk !== undefined) return undefined;
      fields.stated = { ...((fields.stated ?? {}) as Record<string, string>), risk: plain };
      return 'risk';
    default:
      return undefined;
  }
}
