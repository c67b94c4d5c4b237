/** The day that a chart is judged by, and the reader's own. */
export const CHART_DAY = {
  asOf: 'as of',
  /** In place of `asOf`, where both are the same day. */
  todayAsOf: 'today,',
  and: (asOf: string, today: string) => `${asOf}, today ${today}`,
  scrollsSideways: 'Drawing, scrolls sideways',
};
