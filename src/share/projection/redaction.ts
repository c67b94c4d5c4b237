import { escapeRegExp } from '../../model/escape-reg-exp.ts';
import type { Redaction } from '../../model/kinds/audience.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { filesOf, rowsOf, tasksOf } from '../../model/rows-of.ts';

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(words) : typeof value === 'string' ? [value] : [];

/** Returns the names of people in a plan: owners, team members, contacts. Role names are excluded. */
export function namesOf(plan: Plan): string[] {
  const team = plan.team ?? [];
  const roles = new Set(team.flatMap((member) => words(member.role)).map((role) => role.toLowerCase()));
  const owned = [...filesOf(plan), ...rowsOf(plan)] as (Identity & { owner?: unknown })[];
  const full = [
    ...owned.flatMap((thing) => words(thing.owner)),
    ...team.flatMap((member) => words(member.people)),
    ...words(plan.escalation),
    ...[...tasksOf(plan)].flatMap(({ task }) => words(task.owner)),
  ].flatMap((name) => name.split(/\s*(?:,|;|\/|&|\band\b)\s*/));
  const whole = full.map((name) => name.trim()).filter((name) => name.length > 1 && !roles.has(name.toLowerCase()));
  // "Ana Souza" is also called Ana, "Jean-Luc Picard" Jean-Luc, and Jean.
  const parts = whole.flatMap((name) => name.split(/[\s.]+/)).flatMap((part) => [part, ...part.split('-')]);
  const called = parts.filter((part) => /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(part) && !WORDS.has(part.toLowerCase()));
  return [...new Set([...whole, ...called])].sort((a, b) => b.length - a.length);
}

/** Words in the names of teams, which name no one. */
const WORDS: ReadonlySet<string> = new Set(
  'team teams group squad guild crew lead leads of the de da van von der del'.split(' '),
);

/** Scripts whose words stand without spaces between them, or with particles attached: a name ends where the name ends. */
const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}`;
const SPACED_LETTER = String.raw`[[\p{L}\p{N}]--[${UNSPACED}]]`;
const isUnspaced = new RegExp(`^[${UNSPACED}]$`, 'v');

/** Endings of names of hosts. Endings of files (`.py`, `.sh`) and of code (`.id`, `.is`) are none, although some are countries. */
const DOMAINS =
  'com|org|net|io|dev|app|ai|co|cloud|internal|intern|local|localdomain|lan|corp|home|private|svc|example|test|invalid|info|biz|edu|gov|mil|int|eu|de|fr|uk|us|nl|ch|at|be|es|it|se|no|dk|fi|pl|cz|sk|hu|ro|bg|gr|pt|ie|lu|lt|lv|ee|hr|si|ua|tr|il|ae|sa|eg|ng|ke|za|jp|cn|hk|tw|sg|kr|in|th|vn|br|ar|cl|pe|mx|ca|au|nz|ru|tech|xyz|site|online|store|shop|software|systems|solutions|services|network|digital|global|group|agency|company|team|world|works|zone|page|run|host';
const NAME = String.raw`(?:[\p{L}\p{N}_-]+\.)`;
const HOSTS: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]{0,20}:\/\/(?:\[[^\]\s]*\])?[^\s<>"'`)\]]*/giu,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+|\/\d{1,2})?\b/gu,
  new RegExp(
    String.raw`(?<![\p{L}\p{N}@._/-])${NAME}+(?:${DOMAINS})(?![\p{L}\p{N}_])(?:\.[\p{L}\p{N}_-]*[\p{L}\p{N}_])*(?::\d+)?`,
    'giu',
  ),
  // In a path, where files have such names as well, only what could be none of them: `/proxy/db.corp.internal/x`.
  new RegExp(String.raw`(?<=/)${NAME}{1,8}(?:com|org|net|internal|intern|local|corp|lan|svc)(?![\p{L}\p{N}_.])(?::\d+)?`, 'giu'),
  /(?<![\p{L}\p{N}._/-])(?:localhost|[a-z][a-z0-9-]*)(?::\d{2,5})(?![\p{L}\p{N}:])/giu,
];
/** What could be an IPv6 address, with its brackets, zone, prefix and port. Times are refused by {@link isAddress}. */
const ADDRESS =
  /(?<![\p{L}\p{N}:.])\[?(?:[0-9a-f]{0,4}:){2,8}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:%[\p{L}\p{N}.-]+)?(?:\/\d{1,3})?\]?(?::\d{1,5})?(?![\p{L}\p{N}:])/giu;

/** Whether a text is an IPv6 address. One without a digit is taken for code: `a::b`. */
function isAddress(found: string): boolean {
  const [address = ''] = found.replace(/^\[/, '').split(/[\]%/]/);
  return /\d/.test(address) && URL.canParse(`http://[${address}]/`);
}

const MAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\p{L}|(?<![\p{L}\p{N}@])@[\p{L}\p{N}][\p{L}\p{N}_-]+/gu;

/** `1,200`, `1 200`, `1'200.50`, `1200.–`, with `k`, `Mio.`, `万` behind. Texts are folded before: no-break spaces are spaces. */
const DIGITS = String.raw`(?:\d{1,3}(?:[ .,']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)(?:[.,]-+)?`;
const SCALE = String.raw`(?: ?(?:(?:(?:tsd|mio|mrd)\.?|k|m|b|bn|mn|million(?:en|s)?|milliarden?|billions?|thousand|lakh|crore)(?!\p{L})|[千万萬億亿만억]))?`;
const NUMBER = DIGITS + SCALE;
const CODES =
  'USD|EUR|GBP|CHF|JPY|CNY|RMB|INR|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|BRL|MXN|ZAR|SGD|HKD|KRW|RUB|UAH|ILS|THB';
const SIGN = String.raw`\p{Sc}`;
const BEFORE = String.raw`(?:(?<![\p{L}])(?:US|CA|AU|NZ|HK|R|C|A|S)?${SIGN}|(?<![\p{L}\p{N}])(?:${CODES}|Rs\.?|kr\.?|Fr\.?))`;
const AFTER = String.raw`(?:${SIGN}|[元円圆원]|(?:${CODES}|dollars?|euros?|pounds?|francs?|franken|yen|yuan|won|kronor|kroner|kr|zł|złotych|rubles?|руб|rupees?)(?!\p{L}))`;
/** `100-200`, `$1 to $2`: what stands between, and the other end. */
const RANGE = String.raw`(?: ?(?:-|to|bis|до|〜|~|\.\.+) ?(?:${BEFORE} ?)?${NUMBER})?`;
const COSTS: readonly RegExp[] = [
  new RegExp(`${BEFORE} ?${NUMBER}${RANGE}(?: ?${AFTER})?`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}\p{N}.,])${NUMBER}(?: ?${AFTER})?${RANGE} ?${AFTER}`, 'giu'),
];

/** Returns the hosts in fields for hosts, whatever they look like. */
function hostsOf(plan: Plan): string[] {
  const tables = plan.mappings.filter((table) => table.of === 'hosts').flatMap((table) => table.mappings);
  const found = [
    ...tables.flatMap((row) => [...words(row.from), ...words(row.to)]),
    ...(plan.quality?.load ?? []).flatMap((row) => words(row.host)),
    ...(plan.environment?.services ?? []).flatMap((row) => words(row.url)),
  ];
  return [...new Set(found)]
    .filter((host) => host !== 'same' && host !== 'none' && host.length > 2)
    .sort((a, b) => b.length - a.length);
}

/** A text as it is searched, and which part of the text as written a part of it comes from. */
interface Folded {
  text: string;
  written(from: number, to: number): { from: number; to: number };
}

/** Signs that are typed in several ways. NFKC leaves them apart. */
const SAME: Readonly<Record<string, string>> = {
  '’': "'",
  ʼ: "'",
  '‘': "'",
  '′': "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text in the form that it is searched in: full-width and composed letters alike (NFKC), without what cannot be seen. */
function folded(text: string): Folded {
  if (/^[\n\r\t -~]*$/.test(text)) return { text, written: (from, to) => ({ from, to }) };
  const [starts, ends]: [number[], number[]] = [[], []];
  let all = '';
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    const form = segment
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .normalize('NFKC')
      .replace(/[’ʼ‘′‐‑–—−]/gu, (sign) => SAME[sign] ?? sign);
    all += form;
    for (let unit = 0; unit < form.length; unit++) {
      starts.push(index);
      ends.push(index + segment.length);
    }
  }
  return { text: all, written: (from, to) => ({ from: starts[from] ?? 0, to: ends[to - 1] ?? 0 }) };
}

/** Patterns of texts that are known. Of two letters, only as written: `Bo` is a name, and `bo` may be anything. */
function anyOf(list: readonly string[]): RegExp[] {
  const of = (some: readonly string[], flags: string): RegExp[] => {
    const each = some.map((text) => {
      const [before, after] = [text[0] ?? '', text.at(-1) ?? ''].map((end) => !isUnspaced.test(end));
      return `${before ? `(?<!${SPACED_LETTER})` : ''}${escapeRegExp(text)}${after ? `(?!${SPACED_LETTER})` : ''}`;
    });
    return each.length === 0 ? [] : [new RegExp(each.join('|'), flags)];
  };
  const known = list.map((text) => folded(text).text).filter((text) => text !== '');
  const isShort = (text: string): boolean => text.length <= 2 && !isUnspaced.test(text[0] ?? '');
  return [
    ...of(
      known.filter((text) => !isShort(text)),
      'giv',
    ),
    ...of(known.filter(isShort), 'gv'),
  ];
}

/** What is looked for, and what kind of thing it is. `holds` refuses what only looks like it. */
interface Search {
  pattern: RegExp;
  word: TakenOut;
  holds?: (found: string) => boolean;
}

function searchesOf(plan: Plan, redactions: ReadonlySet<Redaction>): Search[] {
  const of = (redaction: Redaction, word: TakenOut, patterns: readonly RegExp[]): Search[] =>
    redactions.has(redaction) ? patterns.map((pattern) => ({ pattern, word })) : [];
  return [
    ...of('people', 'name', [MAIL, ...anyOf(redactions.has('people') ? namesOf(plan) : [])]),
    ...of('hosts', 'host', anyOf(redactions.has('hosts') ? hostsOf(plan) : [])),
    ...of('hosts', 'host', [ADDRESS]).map((search) => ({ ...search, holds: isAddress })),
    ...of('hosts', 'host', HOSTS),
    ...of('costs', 'amount', COSTS),
  ];
}

/** A part of a text that is taken out. */
interface Range {
  from: number;
  to: number;
  word: TakenOut;
}

/** Parts of a text that are found, in its order. Where two overlap they are one, of the kind that was looked for first. */
function rangesIn(text: string, searches: readonly Search[]): Range[] {
  const { text: form, written } = folded(text);
  const found = searches.flatMap(({ pattern, word, holds }) =>
    [...form.matchAll(pattern)]
      .filter(([match]) => match !== '' && (holds?.(match) ?? true))
      .map(({ 0: match, index }) => ({ ...written(index, index + match.length), word })),
  );
  const order = found.map((range, rank) => ({ ...range, rank })).sort((a, b) => a.from - b.from || a.rank - b.rank);
  const merged: (Range & { rank: number })[] = [];
  for (const range of order) {
    const last = merged.at(-1);
    if (!last || range.from >= last.to) merged.push(range);
    else {
      last.to = Math.max(last.to, range.to);
      if (range.rank < last.rank) Object.assign(last, { rank: range.rank, word: range.word });
    }
  }
  return merged;
}

/** Kinds of things that are taken out. */
export type TakenOut = 'name' | 'host' | 'amount';

/** What stands where something was taken out. `found` is what was there. */
export type Mark = (word: TakenOut, found: string) => string;

/**
 * Returns a function that redacts texts. Values of dedicated fields (owners, hosts) are known exactly; in sentences they are
 * found by the names in the plan and by the shape of hosts, addresses and amounts, which cannot find everything.
 */
export function redactor(plan: Plan, redactions: ReadonlySet<Redaction>): (text: string, mark?: Mark) => string {
  const searches = searchesOf(plan, redactions);
  return (text, mark = (word) => `[${word}]`) => {
    if (searches.length === 0) return text;
    let [rest, at] = ['', 0];
    for (const { from, to, word } of rangesIn(text, searches)) {
      rest += text.slice(at, from) + mark(word, text.slice(from, to));
      at = to;
    }
    return rest + text.slice(at);
  };
}

/**
 * Returns replacements for the source of a diagram: `name1`, `host2`. Brackets would be syntax there, and merging two people
 * would change the diagram. Equal texts get the same number.
 */
export function numberedMarks(): Mark {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  return (word, found) => {
    const key = `${word}:${found.toLowerCase()}`;
    const count = (counts.get(word) ?? 0) + (known.has(key) ? 0 : 1);
    counts.set(word, count);
    const mark = known.get(key) ?? `${word}${count}`;
    known.set(key, mark);
    return mark;
  };
}

/** Fields of views that consist entirely of redacted content. */
export const REDACTED_FIELDS: Record<Redaction, readonly string[]> = {
  people: ['owner', 'people'],
  costs: ['effort'],
  hosts: ['url', 'host'],
  notes: ['note'],
};
