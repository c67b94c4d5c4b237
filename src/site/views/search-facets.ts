/** With more plans than this, their phases are too many to choose from, and to count at each letter that is typed. */
const MOST_PLANS = 30;

/** Whether search can be narrowed to a phase. Phases of one name in two plans are not the same thing. */
export const hasPhaseFacet = (plans: number): boolean => plans <= MOST_PLANS;
