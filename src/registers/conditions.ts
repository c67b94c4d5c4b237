import { given, isAbsent, type Stated } from '../model/field.ts';
import type { Plan, RolloutStep, Trigger } from '../model/plan.ts';
import type { Quantity } from '../model/values/quantity.ts';
import { type Cell, listCell, NONE, textCell } from './cell.ts';

type Conditions = RolloutStep['promoteIf'];

/** A gate condition as text. One that is named by its id is a rollback trigger. */
export interface ConditionText {
  text: string;
  /** The reference of the named trigger. */
  ref?: string;
}

const words = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(' ');

/** `5xx rate > 1 % for 5 min` */
export const triggerText = ({
  when,
  is,
  for: during,
}: {
  when?: Stated<string> | undefined;
  is?: Stated<Quantity> | undefined;
  for?: Stated<{ raw: string }> | undefined;
}): string => words([given(when), given(is)?.raw, given(during) && `for ${given(during)?.raw}`]);

const triggerNamed = (plan: Plan, id: string): Trigger | undefined =>
  plan.rollback.flatMap(({ triggers }) => triggers).find((trigger) => trigger.id === id);

/** Returns the conditions of a gate as text. */
export const conditionTexts = (plan: Plan, list: Conditions): ConditionText[] =>
  (given(list) ?? []).map((condition): ConditionText => {
    if (isAbsent(condition))
      return { text: 'unknown' in condition ? `unknown: ${condition.unknown}` : `not applicable: ${condition.notApplicable}` };
    if (typeof condition !== 'string') return { text: triggerText({ ...condition, when: condition.when ?? condition.metric }) };
    const trigger = triggerNamed(plan, condition);
    return trigger ? { text: triggerText(trigger), ref: trigger.ref } : { text: condition };
  });

export function conditionsCell(plan: Plan, list: Conditions): Cell {
  if (isAbsent(list)) return textCell(list);
  const texts = conditionTexts(plan, list).map(({ text }) => text);
  return texts.length === 0 ? NONE : listCell(texts);
}
