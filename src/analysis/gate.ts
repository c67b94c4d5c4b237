import type { Task } from '../model/body.ts';
import type { Checklist, Decision, Phase, Plan } from '../model/plan.ts';
import { decisionState } from './decision.ts';
import { type Progress, progressOf } from './progress.ts';

/** What guards a phase: its own criteria, checklists that gate it, open decisions that block it. */
export interface Gate {
  phase: Phase;
  criteria: Progress;
  checklists: { checklist: Checklist; progress: Progress }[];
  blockedBy: Decision[];
  /** Nothing is open. Absent where nothing guards it. */
  ready?: boolean;
}

const items = (checklist: Checklist): Task[] => [...checklist.body.tasks, ...checklist.body.criteria];

export function gateOf(phase: Phase, plan: Plan): Gate {
  const checklists = plan.checklists
    .filter((checklist) => [`phase/${phase.id}`, `phases/${phase.id}`, phase.id].includes(checklist.gates ?? ''))
    .map((checklist) => ({ checklist, progress: progressOf(items(checklist)) }));
  const blockedBy = plan.decisions.filter(
    (decision) => decisionState(decision) === 'open' && (decision.blocks ?? []).some((id) => id === phase.id),
  );
  const criteria = progressOf(phase.body.criteria);
  const guarded = criteria.total > 0 || checklists.length > 0 || blockedBy.length > 0;
  const ready =
    criteria.done === criteria.total &&
    blockedBy.length === 0 &&
    checklists.every(({ progress }) => progress.done === progress.total);
  return { phase, criteria, checklists, blockedBy, ...(guarded && { ready }) };
}
