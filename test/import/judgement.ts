import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ledger } from '../../src/import/ledger.ts';

/** Kinds that say what a line is in a plan; others say where it stands. */
const COUNTED = /^(?:phase|task|exit criterion|rollback step|rollout step|row of .*)$/;

/** What a reader said about the lines of one plan. `*`: either way would be right. */
export interface Judgement {
  plan: string;
  kinds: readonly string[];
  lines: readonly number[];
}

const linesOf = (text: string): number[] =>
  text.split(' ').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });

/** The judgements that were made by reading the plans: number of the plan, kinds, lines. Lines without one are nothing of the kind. */
export const judgements = (): Judgement[] =>
  readFileSync(fileURLToPath(new URL('judged.tsv', import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [plan = '', kinds = '', lines = ''] = line.split('\t');
      return { plan, kinds: kinds.split('|'), lines: linesOf(lines) };
    });

/** Lines of code blocks, whatever their marks. */
const inCode = (lines: readonly string[], line: number): boolean =>
  lines.slice(0, line - 1).filter((text) => /^\s*(?:```|~~~)/.test(text)).length % 2 === 1;

/** What an import says about a line, in the words of the judgements: headings and metadata of a phase are none. */
export function kindAt(ledger: Ledger, line: number): string | undefined {
  const claim = ledger.about(line).find(({ kind, fate }) => fate !== 'prose' && COUNTED.test(kind));
  if (!claim) return undefined;
  // An item or a row counts once, where it begins: text and code below it belong to it.
  if (claim.kind.startsWith('row of')) return claim.from === line ? claim.kind : undefined;
  if (claim.kind !== 'phase')
    return claim.from === line ||
      (!inCode(ledger.lines, line) && /^\s*(?:>\s*)?(?:[-*+•]|\d+[.)]|\|)\s/.test(ledger.lines[line - 1] ?? ''))
      ? claim.kind
      : undefined;
  return /^it is|lists the phases/.test(claim.why) && claim.from === line ? 'phase' : undefined;
}

/** How an import compares with what a reader said, one count a group of kinds. */
export interface Score {
  expected: number;
  right: number;
  /** Lines that were taken for what they are not. */
  wrong: number;
  misses: string[];
  mistakes: string[];
}

const groupOf = (kind: string): 'phases' | 'tasks' | 'rows' =>
  kind === 'phase' ? 'phases' : kind.startsWith('row of') ? 'rows' : 'tasks';

export function score(ledgerOf: (plan: string) => Ledger | undefined): Record<'phases' | 'tasks' | 'rows', Score> {
  const scores = Object.fromEntries(
    ['phases', 'tasks', 'rows'].map((group) => [group, { expected: 0, right: 0, wrong: 0, misses: [], mistakes: [] }]),
  ) as unknown as Record<'phases' | 'tasks' | 'rows', Score>;
  const all = judgements();
  for (const plan of new Set(all.map((each) => each.plan))) {
    const ledger = ledgerOf(plan);
    if (!ledger) continue;
    const said = new Map<number, readonly string[]>();
    for (const { kinds, lines } of all.filter((each) => each.plan === plan)) for (const line of lines) said.set(line, kinds);
    for (let line = 1; line <= ledger.lines.length; line++) {
      const kinds = said.get(line);
      const is = kindAt(ledger, line);
      if (kinds?.includes('*')) continue;
      if (kinds) {
        const of = scores[groupOf(kinds[0] ?? '')];
        of.expected++;
        if (is !== undefined && kinds.includes(is)) of.right++;
        else of.misses.push(`${plan}:${line} is ${is ?? 'prose'}, not ${kinds.join(' or ')}`);
      }
      if (is !== undefined && !kinds?.includes(is)) {
        const of = scores[groupOf(is)];
        of.wrong++;
        of.mistakes.push(`${plan}:${line} is ${is}, not ${kinds?.join(' or ') ?? 'typed'}`);
      }
    }
  }
  return scores;
}
