import { escapeRegExp } from '../../model/escape-reg-exp.ts';
import { given } from '../../model/field.ts';
import type { Redaction } from '../../model/kinds/audience.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { filesOf, rowsOf, tasksOf } from '../../model/rows-of.ts';

const words = (value: unknown): string[] => {
  const stated = given(value as string | string[] | undefined);
  return Array.isArray(stated) ? stated.flatMap(words) : typeof stated === 'string' ? [stated] : [];
};

/** Names of people that the plan knows: owners, members of the team, whom to call. Names of roles are none. */
export function namesOf(plan: Plan): string[] {
  const team = (given(plan.team) ?? []).flatMap((member) => ('role' in member || 'people' in member ? [member] : []));
  const roles = new Set(team.flatMap((member) => words(member.role)).map((role) => role.toLowerCase()));
  const owned = [...filesOf(plan), ...rowsOf(plan)] as (Identity & { owner?: unknown })[];
  const full = [
    ...owned.flatMap((thing) => words(thing.owner)),
    ...team.flatMap((member) => words(member.people)),
    ...words(plan.escalation),
    ...[...tasksOf(plan)].flatMap(({ task }) => words(task.owner)),
  ].flatMap((name) => name.split(/\s*(?:,|;|\/|&|\band\b)\s*/));
  const whole = full.map((name) => name.trim()).filter((name) => name.length > 1 && !roles.has(name.toLowerCase()));
  // "Ana Souza" is also called Ana.
  const parts = whole.flatMap((name) => name.split(/\s+/)).filter((part) => /^\p{Lu}\p{L}{2,}$/u.test(part));
  return [...new Set([...whole, ...parts])].sort((a, b) => b.length - a.length);
}

/** Endings of names of hosts. Endings of files (`.py`, `.sh`) are none, although some are countries. */
const DOMAINS =
  'com|org|net|io|dev|app|ai|co|cloud|internal|intern|local|localdomain|lan|corp|home|private|example|test|invalid|info|biz|edu|gov|mil|int|eu|de|fr|uk|us|nl|ch|at|be|es|it|se|no|dk|fi|pl|cz|jp|cn|kr|in|br|ca|au|nz|ru|za|tech|xyz|site|online|systems|services|network|page|run|host';
const HOSTS: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`)\]]+/giu,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/gu,
  /(?<![\p{L}\p{N}:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}(?![\p{L}\p{N}:])/giu,
  new RegExp(
    String.raw`(?<![\p{L}\p{N}@._/-])(?:[\p{L}\p{N}_-]+\.)+(?:${DOMAINS})(?![\p{L}\p{N}_])(?:\.[\p{L}\p{N}_-]*[\p{L}\p{N}_])*(?::\d+)?`,
    'giu',
  ),
  /(?<![\p{L}\p{N}._/-])(?:localhost|[a-z][a-z0-9-]*)(?::\d{2,5})(?![\p{L}\p{N}:])/giu,
];
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\p{L}|(?<![\p{L}\p{N}@])@[\p{L}\p{N}][\p{L}\p{N}_-]+/gu;
const NUMBER = String.raw`\d[\d.,'\u00a0\u202f]*(?:\s?(?:k|m|bn|million|billion|thousand)\b)?`;
const COSTS: readonly RegExp[] = [
  new RegExp(String.raw`(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY|CNY|INR|CAD|AUD)\b)\s?${NUMBER}`, 'giu'),
  new RegExp(
    String.raw`${NUMBER}\s?(?:[$€£¥₹]|(?:USD|EUR|GBP|CHF|JPY|CNY|INR|CAD|AUD|dollars?|euros?|pounds?|francs?|yen)(?![\p{L}]))`,
    'giu',
  ),
];

/** Hosts that stand in fields made for them, whatever they look like. */
function hostsOf(plan: Plan): string[] {
  const tables = plan.mappings.filter((table) => given(table.of) === 'hosts').flatMap((table) => table.mappings);
  const found = [
    ...tables.flatMap((row) => [...words(row.from), ...words(row.to)]),
    ...(plan.quality?.load ?? []).flatMap((row) => words(row.host)),
    ...(plan.environment?.services ?? []).flatMap((row) => words(row.url)),
  ];
  return [...new Set(found)]
    .filter((host) => host !== 'same' && host !== 'none' && host.length > 2)
    .sort((a, b) => b.length - a.length);
}

const anyOf = (list: readonly string[]): RegExp[] =>
  list.length === 0 ? [] : [new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.map(escapeRegExp).join('|')})(?![\\p{L}\\p{N}])`, 'giu')];

/** What stands where something was taken out: what kind of thing it is. `found` is what was there. */
type Mark = (word: 'name' | 'host' | 'amount', found: string) => string;

/**
 * Takes out of a text what an audience may not read. Fields made for it (owners, hosts) are known exactly; in sentences it
 * is found by the names that the plan uses and by how hosts, addresses and amounts look, which cannot find everything.
 */
export function redactor(plan: Plan, redactions: ReadonlySet<Redaction>): (text: string, mark?: Mark) => string {
  const steps: (readonly [RegExp, Parameters<Mark>[0]])[] = [
    ...(redactions.has('people') ? [MAIL, ...anyOf(namesOf(plan))].map((each) => [each, 'name'] as const) : []),
    ...(redactions.has('hosts') ? [...anyOf(hostsOf(plan)), ...HOSTS].map((each) => [each, 'host'] as const) : []),
    ...(redactions.has('costs') ? COSTS.map((each) => [each, 'amount'] as const) : []),
  ];
  return (text, mark = (word) => `[${word}]`) =>
    steps.reduce((rest, [pattern, word]) => rest.replace(pattern, (found) => mark(word, found)), text);
}

/**
 * Marks for the source of a diagram: `name1`, `host2`. Brackets would be syntax there, and two people that were one would be
 * a diagram of something else. A text has the same number throughout the diagram.
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

/** Fields of views that hold nothing else than what a redaction takes out. */
export const REDACTED_FIELDS: Record<Redaction, readonly string[]> = {
  people: ['owner', 'people'],
  costs: ['effort'],
  hosts: ['url', 'host'],
  notes: ['note'],
};
