import { EFFECT_WORDS, type EffectWord } from '../endpoints/effect.ts';
import { STAGES, type Stage } from '../model/kinds/endpoints.ts';
import { callsKey, MOVED_BASE, type Outcome, type ResolvedMapping } from './operations.ts';

/** An operation as all figures count it: a row, or the rows that tell its calls apart by conditions. */
export interface CountedOperation {
  rows: readonly [ResolvedMapping, ...ResolvedMapping[]];
  /** The outcome of all its rows; `split` where they have different ones, `unknown` where one of them is. */
  disposition: Outcome;
  /** The stage of its row that is least far; absent where one states none. */
  stage?: Stage;
  /** The gravest effect of its rows on callers; absent where nothing is known of any. */
  effect?: EffectWord;
}

/**
 * Returns the operations that rows are about, in the order of their first rows. Every figure about operations counts these, so
 * that rows for versions or kinds of calls (`when:`) count once.
 */
export function countedOperations(rows: readonly ResolvedMapping[]): CountedOperation[] {
  const groups = Map.groupBy(rows, (row) => callsKey(row) ?? row);
  return [...groups.values()].flatMap((own) => {
    const [first, ...others] = own;
    return first ? [counted([first, ...others])] : [];
  });
}

function counted(rows: CountedOperation['rows']): CountedOperation {
  const outcomes = new Set(rows.map(({ disposition }) => disposition));
  const stages = rows.map(({ stage }) => (stage === undefined ? -1 : STAGES.indexOf(stage)));
  const stage = STAGES[Math.min(...stages)];
  const effect = EFFECT_WORDS.find((word) => rows.some(({ effect: own }) => own.word === word));
  return {
    rows,
    disposition: outcomes.has('unknown') ? 'unknown' : outcomes.size > 1 ? 'split' : rows[0].disposition,
    ...(stage !== undefined && { stage }),
    ...(effect !== undefined && { effect }),
  };
}

/** Figures about the operations of a plan, and how far they are, as observed. */
export interface OperationFigures {
  total: number;
  /** Operations whose calls all have stage `migrated` or `gone`. */
  moved: number;
  /** Operations for which a stage is stated. */
  observed: number;
  /** Operations that keep method and path below another base. */
  movedBase: number;
  breaking: number;
  /** Operations of which it is known whether they break callers. */
  judged: number;
}

/** Returns the figures of rows: overview, lists, export, check, shares and changes show these. */
export function operationFigures(rows: readonly ResolvedMapping[]): OperationFigures {
  const operations = countedOperations(rows);
  const count = (holds: (operation: CountedOperation) => boolean): number => operations.filter(holds).length;
  return {
    total: operations.length,
    moved: count(({ stage }) => stage === 'migrated' || stage === 'gone'),
    observed: count(({ rows: own }) => own.some(({ stage }) => stage !== undefined)),
    movedBase: count(({ disposition }) => disposition === MOVED_BASE),
    breaking: count(({ effect }) => effect === 'breaking'),
    judged: count(({ effect }) => effect !== undefined),
  };
}
