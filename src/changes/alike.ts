import { CHANGE_SEVERITIES, type Change } from './change.ts';
import { meaningText } from './meaning.ts';
import { fieldWords, headingOf } from './nouns.ts';
import { shown } from './shown.ts';

/** Changes told in one sentence: one change, or the same edit of several rows. */
export interface ToldChange {
  severity: Change['severity'];
  sentence: string;
  changes: readonly Change[];
}

/** From so many on, the same edit is told once: a default that moved four rows is one thing that somebody did. */
const ALIKE_FROM = 3;
const MOST_NAMES = 6;

const keyOf = (change: Change): string =>
  change.action === 'changed' && change.field !== undefined && !change.field.startsWith('body.') && change.accepted === undefined
    ? [headingOf(change), change.field, change.severity, meaningText(change.before), meaningText(change.after)].join('\n')
    : change.fingerprint;

function together(changes: readonly Change[]): string {
  const [first] = changes;
  if (!first) return '';
  const names = changes.map(({ label }) => `"${label}"`);
  const list =
    names.length > MOST_NAMES
      ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
      : names.join(', ');
  const what = `${changes.length} ${headingOf(first).toLowerCase()}`;
  const field = first.field ?? '';
  if (field === 'state')
    return `${what} ${first.after === 'done' ? 'done' : `${shown(first.before)} → ${shown(first.after)}`}: ${list}`;
  return `${what}: ${fieldWords(first, field)} ${shown(first.before)} → ${shown(first.after)} (${list})`;
}

/** Changes as they are told: the gravest first, the same edit of several rows once. */
export function told(changes: readonly Change[]): ToldChange[] {
  const groups = [...Map.groupBy(changes, keyOf).values()].flatMap((own) =>
    own.length < ALIKE_FROM ? own.map((change) => [change]) : [own],
  );
  return groups
    .flatMap((own): ToldChange[] => {
      const [first] = own;
      if (!first) return [];
      return [{ severity: first.severity, sentence: own.length === 1 ? first.sentence : together(own), changes: own }];
    })
    .sort((a, b) => CHANGE_SEVERITIES.indexOf(a.severity) - CHANGE_SEVERITIES.indexOf(b.severity));
}

/** Changes under their headings, in the order in which a reviewer reads them. */
export const underHeadings = (changes: readonly Change[]): [heading: string, told: ToldChange[]][] =>
  [...Map.groupBy(changes, headingOf)].map(([heading, own]) => [heading, told(own)]);
