import { isAbsent } from '../../model/field.ts';

/** How a field of the model is written on a page. */
export type ValueText =
  | { kind: 'missing' }
  | { kind: 'absent'; word: 'unknown' | 'not applicable'; why: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: unknown[] };

/** The author's words for a field: `raw` where a value was parsed, words for flags, the reason where it is absent. */
export function valueText(value: unknown): ValueText {
  if (value === undefined || value === null || value === '') return { kind: 'missing' };
  if (isAbsent(value)) {
    return 'unknown' in value
      ? { kind: 'absent', word: 'unknown', why: value.unknown }
      : { kind: 'absent', word: 'not applicable', why: value.notApplicable };
  }
  if (Array.isArray(value)) return value.length === 0 ? { kind: 'text', text: 'none' } : { kind: 'list', items: value };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'yes' : 'no' };
  if (typeof value === 'object') {
    if ('raw' in value && typeof value.raw === 'string') return { kind: 'text', text: value.raw };
    // Groups of fields without a text of their own: their values, one behind the other.
    return { kind: 'list', items: Object.values(value) };
  }
  return { kind: 'text', text: String(value) };
}
