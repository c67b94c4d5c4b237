import { fingerprint } from '../model/fingerprint.ts';
import { type Accepted, CHANGE_SEVERITIES, type Change } from './change.ts';
import { meaningText } from './meaning.ts';
import { fieldWords, headingOf, nameOf } from './nouns.ts';
import { editsOfRecord } from './one-edit.ts';
import { shown } from './shown.ts';

/** Changes reported in one sentence: one change with what came along with it, or the same edit of several records. */
export interface ToldChange {
  /** 12 hex digits of all its changes; that of the change where it is one. */
  fingerprint: string;
  severity: Change['severity'];
  sentence: string;
  /** The same without the names of all the records it is about, for the headline. */
  short: string;
  /** The one that is reported first. */
  changes: readonly [Change, ...Change[]];
  /** How many records it is about. */
  records: number;
  /** Set where all of it is accepted. */
  accepted?: Accepted;
  /** Set where the change accepts itself, which does not count. */
  acceptedHere?: Accepted;
}

type Edit = readonly [Change, ...Change[]];

/** From so many on, the same edit is reported once: a default that moved four rows is one thing that someone did. */
const ALIKE_FROM = 3;
const MOST_NAMES = 6;

const worst = (edit: Edit): Change['severity'] =>
  CHANGE_SEVERITIES.find((severity) => edit.some((change) => change.severity === severity)) ?? 'note';

const acceptanceKey = ({ accepted, acceptedHere }: Change): string => JSON.stringify([accepted, acceptedHere]);

/** What was put in the place of what: of `r7` and `risk-7`, the `r` and the `risk-`; of numbered ones the same for all. */
function replacement(before: unknown, after: unknown): string | undefined {
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  const [was, now] = [before, after].map((text) => text.replace(/\d+/g, '#')) as [string, string];
  let start = 0;
  while (start < Math.min(was.length, now.length) && was[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(was.length, now.length) - start && was.at(-1 - end) === now.at(-1 - end)) end++;
  return `${was.slice(start, was.length - end)} → ${now.slice(start, now.length - end)}`;
}

/** Whether a side of an endpoint was written anew: rewritten alike, a thousand rows are one edit. */
const isRewrite = ({ action, kind, list, field }: Change): boolean =>
  action !== 'removed' && kind === 'endpoints' && list !== undefined && (field === 'from' || field === 'to');

const keyOf = (edit: Edit): string => {
  const [change] = edit;
  const alike = change.action === 'renamed' && change.field === undefined ? replacement(change.before, change.after) : undefined;
  if (alike !== undefined) return [headingOf(change), 'renamed', alike, acceptanceKey(change)].join('\n');
  const rewritten = isRewrite(change) ? replacement(shown(change.before), shown(change.after)) : undefined;
  if (rewritten !== undefined) return [headingOf(change), change.field, worst(edit), rewritten, acceptanceKey(change)].join('\n');
  return change.action === 'changed' && change.field !== undefined && !change.field.startsWith('body.')
    ? [
        headingOf(change),
        change.field,
        worst(edit),
        meaningText(change.before),
        meaningText(change.after),
        acceptanceKey(change),
      ].join('\n')
    : change.fingerprint;
};

const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/^ is\b/, ' are'],
  [/^ has\b/, ' have'],
  [/^ (go|wait|move|stay|keep|get|state|fire)s\b/, ' $1'],
  [/^ goes\b/, ' go'],
  [/^ (now |no longer )(wait|need|break|state|switch|retire)(?:e?s)\b/, ' $1$2'],
];

/** What is said of every one of them after its name; nothing where they are reported differently. */
function saidOfAll(changes: readonly Change[]): string | undefined {
  const said = new Set(
    changes.map((change) => {
      const name = [nameOf(change), change.label].find((each) => change.sentence.startsWith(each));
      return name === undefined ? undefined : change.sentence.slice(name.length);
    }),
  );
  const [only] = said;
  return said.size === 1 ? only : undefined;
}

/** What happened to all of them, and after which words their names follow. */
function together(changes: readonly [Change, ...Change[]]): { said: string; names: string; rest?: string } {
  const [first] = changes;
  const names = changes.map(({ label }) => `"${label}"`);
  const list =
    names.length > MOST_NAMES
      ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
      : names.join(', ');
  const what = `${changes.length} ${headingOf(first).toLowerCase()}`;
  if (first.action === 'renamed' && first.field === undefined)
    return { said: `${what} renamed alike: ${shown(first.before)} → ${shown(first.after)} and so on`, names: list };
  const said = saidOfAll(changes);
  if (said === undefined && isRewrite(first))
    return {
      said: `${what} have other ${first.field === 'from' ? 'old' : 'new'} operations, rewritten alike: ${shown(first.before)} → ${shown(first.after)} and so on`,
      names: list,
      ...(first.severity === 'breaking' &&
        first.field === 'from' && { rest: '; the plan no longer says what happens to the former ones' }),
    };
  if (said === undefined)
    return {
      said: `${what}: ${fieldWords(first, first.field ?? '')} ${shown(first.before)} → ${shown(first.after)}`,
      names: list,
    };
  return { said: `${what}${PLURALS.reduce((text, [one, many]) => text.replace(one, many), said)}`, names: list };
}

function toldOf(edits: readonly [Edit, ...Edit[]]): ToldChange {
  const changes = edits.flat() as unknown as readonly [Change, ...Change[]];
  const leads = edits.map(([lead]) => lead) as unknown as readonly [Change, ...Change[]];
  const [first] = leads;
  const all = leads.length === 1 ? undefined : together(leads);
  const prints = changes.map((change) => change.fingerprint).sort();
  return {
    fingerprint: prints.length === 1 ? first.fingerprint : fingerprint('told', ...prints),
    severity: worst(changes),
    sentence: all ? `${all.said} (${all.names})${all.rest ?? ''}` : first.sentence,
    short: all ? `${all.said}${all.rest ?? ''}` : first.sentence,
    changes,
    records: leads.length,
    ...(changes.every(({ accepted }) => accepted) && first.accepted && { accepted: first.accepted }),
    ...(first.acceptedHere && { acceptedHere: first.acceptedHere }),
  };
}

/** Changes as they are reported, the gravest first: a record's edit in one sentence, and the same edit of several records once. */
export function told(changes: readonly Change[]): ToldChange[] {
  const records = Map.groupBy(changes, ({ plan, kind, list, ref, action }) =>
    action === 'reordered' ? 'reordered' : [plan, kind, list, ref].join('\n'),
  );
  const edits = [...records.values()].flatMap(editsOfRecord);
  const groups = [...Map.groupBy(edits, keyOf).values()].flatMap((own) =>
    own.length < ALIKE_FROM ? own.map((edit): Edit[] => [edit]) : [own],
  );
  return groups
    .map((own) => toldOf(own as [Edit, ...Edit[]]))
    .sort((a, b) => CHANGE_SEVERITIES.indexOf(a.severity) - CHANGE_SEVERITIES.indexOf(b.severity));
}

/** Changes under their headings, in the order in which a reviewer reads them. */
export const underHeadings = (changes: readonly Change[]): [heading: string, told: ToldChange[]][] =>
  [...Map.groupBy(changes, headingOf)].map(([heading, own]) => [heading, told(own)]);
