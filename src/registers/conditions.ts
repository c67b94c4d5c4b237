import { firstStated, itemsAsWritten } from '../model/absences.ts';
import { isAbsent } from '../model/field.ts';
import type { Plan, RolloutStep, Trigger } from '../model/plan.ts';
import type { Quantity } from '../model/values/quantity.ts';
import { absenceCell, type Cell, cellText, listCell } from './cell.ts';

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
  when?: string | undefined;
  is?: Quantity | undefined;
  for?: { raw: string } | undefined;
}): string => words([when, is?.raw, during && `for ${during.raw}`]);

const triggerNamed = (plan: Plan, id: string): Trigger | undefined =>
  plan.rollback.flatMap(({ triggers }) => triggers).find((trigger) => trigger.id === id);

/** Returns the conditions of a gate as text. */
export const conditionTexts = (plan: Plan, list: Conditions): ConditionText[] =>
  itemsAsWritten(list ?? []).map((condition): ConditionText => {
    if (isAbsent(condition)) return { text: cellText(absenceCell(condition)) };
    if (typeof condition !== 'string')
      return { text: triggerText({ ...condition, when: firstStated(condition, 'when', 'metric') }) };
    const trigger = triggerNamed(plan, condition);
    return trigger ? { text: triggerText(trigger), ref: trigger.ref } : { text: condition };
  });

export function conditionsCell(plan: Plan, list: Conditions): Cell {
  const texts = conditionTexts(plan, list).map(({ text }) => text);
  return listCell(texts);
}
