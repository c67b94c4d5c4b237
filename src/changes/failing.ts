import { counted } from '../analysis/counted.ts';
import { allFindings, type Comparison, toldChanges } from './comparison.ts';

/** What makes a comparison fail. */
export interface FailOn {
  /** A change or a consequence that breaks a promise. */
  breaking: boolean;
  /** A change, a consequence or a new finding that is at least a warning. */
  warnings: boolean;
  /** New findings that are errors. */
  errors: boolean;
  /** Files of the base that could not be read; those of the head always fail. */
  incomplete: boolean;
  /** Any difference at all. */
  changes: boolean;
  /** A finish that moves later by more than so many working days. */
  slip?: number;
}

/** Why a comparison fails, in words; nothing where it does not. What is accepted fails nothing. */
export function failures(comparison: Comparison, on: FailOn): string[] {
  const changes = toldChanges(comparison).filter(({ accepted }) => !accepted);
  const consequences = comparison.plans.flatMap((plan) => plan.consequences).filter(({ accepted }) => !accepted);
  const grave = (severity: string): number =>
    changes.filter((change) => change.severity === severity).length +
    consequences.filter((each) => each.severity === severity).length;
  // A new plan has broken nothing yet: its findings are shown with it, and judged by check.
  const { introduced } = allFindings({ ...comparison, plans: comparison.plans.filter(({ presence }) => presence !== 'added') });
  const errors = introduced.filter(({ severity }) => severity === 'error').length;
  const reasons: string[] = [];
  if (on.breaking && grave('breaking') > 0) reasons.push(counted(grave('breaking'), 'breaking change'));
  if (on.warnings && grave('warning') > 0) reasons.push(`${counted(grave('warning'), 'change')} for the worse`);
  const warnings = introduced.filter(({ severity }) => severity === 'warning').length;
  if (on.warnings && warnings > 0) reasons.push(counted(warnings, 'new warning'));
  if (on.errors && errors > 0) reasons.push(counted(errors, 'new error'));
  const unread = (side: 'base' | 'head'): number => comparison.gaps.filter((gap) => gap.side === side).length;
  if (unread('head') > 0) reasons.push(`${counted(unread('head'), 'file')} of the head cannot be read`);
  if (on.incomplete && unread('base') > 0) reasons.push(`${counted(unread('base'), 'file')} of the base cannot be read`);
  if (on.changes && changes.length > 0) reasons.push(counted(changes.length, 'change'));
  for (const { title, slip } of comparison.plans)
    if (on.slip !== undefined && slip !== null && slip > on.slip)
      reasons.push(`"${title}" finishes ${counted(slip, 'working day')} later (allowed: ${on.slip})`);
  return reasons;
}
