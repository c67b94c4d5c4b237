/**
 * Whether a field says nothing at all. `{ unknown: "why" }` and `{ notApplicable: "why" }` are answers: a rule about a
 * missing value never asks for them again. What is unknown is listed once a plan, by status/unknown-values.
 */
export const lacks = (value: unknown): boolean => value === undefined;
