/** Events of the calendar of a plan. */
export const CALENDAR = {
  planned: (start: unknown, finish: unknown) => `, forecast, planned ${start === finish ? '' : `${start} to `}${finish}`,
  milestone: 'Milestone',
  critical: ', critical',
  ofAll: (kind: string, title: string, critical: string, planned: string) => `${kind} of ${title}${critical}${planned}`,
  deadline: (name: string) => `Deadline: ${name}`,
  deadlineOfAPhaseOf: (title: string) => `Deadline of a phase of ${title}`,
  rolloutStepOf: (title: string, planned: string) => `Rollout step of ${title}${planned}`,
  decide: 'Decide: ',
  decision: 'Decision',
  sunset: 'Sunset: ',
  sunsetOfAnOperation: 'Sunset of an operation',
  freeze: 'Freeze',
  noRolloutStepOfOnTheseDays: (title: string) => `No rollout steps of ${title} on these days`,
  finish: (title: string) => `Finish: ${title}`,
  promisedFinish: (title: string) => `Promised finish: ${title}`,
};
