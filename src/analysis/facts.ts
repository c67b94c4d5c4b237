import type { Plan } from '../model/plan.ts';
import { type ApiSources, type PlanContracts, planContracts } from './contracts.ts';
import { type OperationFigures, operationFigures } from './counted-operations.ts';
import { type Gate, gateOf } from './gate.ts';
import { type MetricFacts, metricFacts } from './metric.ts';
import { type ResolvedMapping, resolveSurfaces } from './operations.ts';
import { type Progress, phaseCriteria, phaseProgress, phaseTasks, planPhases, planTasks } from './progress.ts';
import { type RiskFacts, riskFacts } from './risk.ts';
import { chosenRollout, type StepFacts, stepFacts } from './rollout.ts';

/** What follows from a plan without its dates. */
export interface PlanFacts {
  progress: { tasks: Progress; phases: Progress };
  phases: Record<string, { tasks: Progress; criteria: Progress; progress?: number; gate: Gate }>;
  endpoints: ResolvedMapping[];
  /** Figures about the operations of all APIs. */
  operations: OperationFigures;
  /** The endpoint tables against the OpenAPI documents that they name; absent where none is named, or none was read. */
  contracts?: PlanContracts;
  risks: RiskFacts[];
  metrics: MetricFacts[];
  /** By id of the rollout. */
  rollouts: Record<string, StepFacts[]>;
  /** The id of the rollout that holds, and by what. */
  chosenRollout?: { id: string; by: 'decision' | 'only' | 'recommendation' };
}

export function planFacts(plan: Plan, sources?: ApiSources): PlanFacts {
  const chosen = chosenRollout(plan);
  const resolved = resolveSurfaces(plan.endpoints);
  const contracts = sources && planContracts(plan, resolved, sources);
  const endpoints = resolved.map((each) => contracts?.byRow.get(each.mapping)?.row ?? each);
  return {
    progress: { tasks: planTasks(plan), phases: planPhases(plan) },
    phases: Object.fromEntries(
      plan.phases.map((phase) => {
        const progress = phaseProgress(phase, plan);
        return [
          phase.id,
          {
            tasks: phaseTasks(phase, plan),
            criteria: phaseCriteria(phase),
            gate: gateOf(phase, plan),
            ...(progress !== undefined && { progress }),
          },
        ];
      }),
    ),
    endpoints,
    operations: operationFigures(endpoints),
    ...(contracts && { contracts }),
    risks: (plan.risks?.risks ?? []).map(riskFacts),
    metrics: (plan.metrics?.metrics ?? []).map(metricFacts),
    rollouts: Object.fromEntries(plan.rollout.map((rollout) => [rollout.id, stepFacts(rollout)])),
    ...(chosen && { chosenRollout: { id: chosen.rollout.id, by: chosen.by } }),
  };
}
