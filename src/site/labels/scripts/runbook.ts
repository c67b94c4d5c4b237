/** Boxes of the steps of a procedure. */
export const RUNBOOK = {
  stepIsDone: (number: number) => `Step ${number} is done`,
};
