import type { CivilDate } from '../model/values/civil.ts';
import type { Period } from '../model/values/period.ts';

/** The first day of a position on the calendar; `undefined` on other axes. */
export const dayOf = (period: Period | undefined): CivilDate | undefined => (period?.axis === 'date' ? period.from : undefined);
