/**
 * Working time as a line of whole steps laid over moments. A moment is a day number (the midnight in which that day
 * begins) on dated plans, and a number of working days from 0 on undated ones. An index counts the working days before
 * a moment; a span from index 3 to index 5 is two days of work.
 */
export interface WorkLine {
  /** Working days before the moment. */
  indexAt(moment: number): number;
  /** The moment in which the working day with that index begins. */
  startOf(index: number): number;
  /** The moment in which the working day before that index ends. Not after `startOf`: nights, weekends, holidays lie between. */
  endOf(index: number): number;
}

/** A line on which every moment is worked: the axis of undated plans, and time on the clock (`hold: 7d`) on dated ones. */
export const CONTINUOUS: WorkLine = { indexAt: (moment) => moment, startOf: (index) => index, endOf: (index) => index };
