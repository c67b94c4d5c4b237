import { counted } from '../analysis/counted.ts';
import { allFindings, type Comparison, isOpen, toldSentences } from './comparison.ts';

/** What makes a comparison fail. */
export interface FailOn {
  /** A change or a consequence that breaks a promise. */
  breaking: boolean;
  /** An audience that may see more, or needs no passphrase any more. */
  exposure: boolean;
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
  const sentences = toldSentences(comparison).filter(isOpen);
  const consequences = comparison.plans.flatMap((plan) => plan.consequences).filter(isOpen);
  const grave = (severity: string): number =>
    sentences.filter((each) => each.severity === severity).reduce((sum, { records }) => sum + records, 0) +
    consequences.filter((each) => each.severity === severity).length;
  // A new plan has broken nothing yet: its findings are shown with it, and judged by check.
  const found = allFindings({ ...comparison, plans: comparison.plans.filter(({ presence }) => presence !== 'added') });
  const introduced = (severity: string): number =>
    found.introduced.filter((each) => each.severity === severity && isOpen(each)).length;
  const silenced = found.silenced.filter(({ finding }) => finding.severity === 'error').length;
  const exposed = sentences.filter(({ changes }) => changes.some(({ exposes }) => exposes)).length;
  const reasons: string[] = [];
  if (on.breaking && grave('breaking') > 0) reasons.push(counted(grave('breaking'), 'breaking change'));
  if (on.exposure && exposed > 0) reasons.push(`${counted(exposed, 'change')} of what an audience sees`);
  if (on.warnings && grave('warning') > 0) reasons.push(`${counted(grave('warning'), 'change')} for the worse`);
  if (on.warnings && introduced('warning') > 0) reasons.push(counted(introduced('warning'), 'new warning'));
  if (on.errors && introduced('error') > 0) reasons.push(counted(introduced('error'), 'new error'));
  if (on.warnings && silenced > 0) reasons.push(`${counted(silenced, 'error')} silenced`);
  const unread = (side: 'base' | 'head'): number => comparison.gaps.filter((gap) => gap.side === side).length;
  if (unread('head') > 0) reasons.push(`${counted(unread('head'), 'file')} of the head cannot be read`);
  if (on.incomplete && unread('base') > 0) reasons.push(`${counted(unread('base'), 'file')} of the base cannot be read`);
  if (on.changes && sentences.length > 0)
    reasons.push(
      counted(
        sentences.reduce((sum, { records }) => sum + records, 0),
        'change',
      ),
    );
  for (const { title, slip, consequences: own } of comparison.plans)
    if (
      on.slip !== undefined &&
      slip !== null &&
      slip > on.slip &&
      !own.some(({ kind, accepted }) => kind === 'finish' && accepted)
    )
      reasons.push(`"${title}" finishes ${counted(slip, 'working day')} later (allowed: ${on.slip})`);
  return reasons;
}
