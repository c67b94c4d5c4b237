import { isStated, writtenCount } from '../model/absences.ts';

/**
 * Returns whether fields say nothing at all. `{ unknown: "why" }` and `{ notApplicable: "why" }` are answers: a rule about a
 * missing value never asks for them again. What is unknown is listed once a plan, by status/unknown-values.
 */
export const lacks = <T extends object>(record: T, ...fields: (keyof T & string)[]): boolean => !isStated(record, ...fields);

/** Returns whether a field that holds a list says nothing: it is missing, or the list is empty. An absent item is an answer. */
export const lacksItems = <T extends object>(record: T, field: keyof T & string): boolean => {
  const list: unknown = record[field];
  return Array.isArray(list) ? writtenCount(list) === 0 : lacks(record, field);
};
