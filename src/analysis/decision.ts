import type { DECISION_STATES } from '../model/kinds/decisions.ts';
import type { Decision } from '../model/plan.ts';

/** State of a decision: stated, else decided where an option is chosen, else open. */
export const decisionState = (decision: Decision): (typeof DECISION_STATES)[number] =>
  decision.state ?? ((decision.chosen ?? []).some((option) => option !== undefined) ? 'decided' : 'open');
