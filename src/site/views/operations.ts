import type { ComputedPlan } from '../../pipeline/compute.ts';

/** How many operations a plan maps, and how far they are, as observed. */
export interface OperationCounts {
  total: number;
  /** Stage `migrated` or `gone`. */
  moved: number;
  /** A stage is stated. */
  observed: number;
  breaking: number;
  /** Of these it is known whether they break callers. */
  judged: number;
}

export function operationsOf({ facts }: ComputedPlan): OperationCounts {
  const stages = facts.endpoints.map(({ stage }) => stage);
  return {
    total: facts.endpoints.length,
    moved: stages.filter((stage) => stage === 'migrated' || stage === 'gone').length,
    observed: stages.filter((stage) => stage !== undefined).length,
    breaking: facts.endpoints.filter(({ effect }) => effect.word === 'breaking').length,
    judged: facts.endpoints.filter(({ effect }) => effect.word !== undefined).length,
  };
}
