/** The answer to an old route: the row that it belongs to, and where it stands. */
export const LOOKUP = {
  notStated: 'not stated',
  sameAsOld: 'the same',
  when: (condition: string) => `when ${condition}`,
  to: 'to',
  byRollout: (share: number, step: string) => `${share} % by the rollout (${step})`,
  stageNotStated: 'stage not stated',
  shareOfNew: (share: string) => `new system’s share ${share}`,
  phase: (title: string, status: string) => `phase ${title}, ${status}`,
  noPhase: 'no phase',
  breaking: 'breaking',
  now: (traffic: string) => `now ${traffic}`,
  moves: (when: string) => `moves ${when}`,
  switchedOff: (when: string) => `switched off ${when}`,
  severalRows: (count: number) => `${count} rows match it equally:`,
  noRow: 'No row on this page matches it.',
};
