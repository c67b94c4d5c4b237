import { isAbsent } from '../model/field.ts';

/** Not written, or said to be unknown. `notApplicable` is an answer, and nothing is lacking. */
export const lacks = (value: unknown): boolean => value === undefined || saysUnknown(value);

/** The author knows that the value is missing. */
export const saysUnknown = (value: unknown): boolean => isAbsent(value) && 'unknown' in value;
