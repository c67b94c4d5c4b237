import { asWritten } from '../../model/absences.ts';
import { isAbsent } from '../../model/field.ts';
import { LABELS } from '../labels/index.ts';

/** How a field of the model is written on a page. */
export type ValueText =
  | { kind: 'missing' }
  | { kind: 'absent'; word: string; why: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: unknown[] };

/** The author's words for a field: `raw` where a value was parsed, words for flags, the reason where it is absent. */
export function valueText(stated: unknown): ValueText {
  const value = asWritten(stated);
  if (value === undefined || value === null || value === '') return { kind: 'missing' };
  if (isAbsent(value)) {
    return 'unknown' in value
      ? { kind: 'absent', word: LABELS.common.unknown, why: value.unknown }
      : { kind: 'absent', word: LABELS.common.notApplicable, why: value.notApplicable };
  }
  if (Array.isArray(value))
    return value.length === 0 ? { kind: 'text', text: LABELS.common.none } : { kind: 'list', items: value };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? LABELS.common.yes : LABELS.common.no };
  if (typeof value === 'object') {
    if ('raw' in value && typeof value.raw === 'string') return { kind: 'text', text: value.raw };
    // Groups of fields without a text of their own: their values, one behind the other.
    return { kind: 'list', items: Object.values(value) };
  }
  return { kind: 'text', text: String(value) };
}
