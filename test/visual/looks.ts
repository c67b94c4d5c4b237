/** What is pictured: a page of each kind, in four looks. */

export const PAGES: Readonly<Record<string, string>> = {
  portfolio: '/',
  timelines: '/timelines/',
  guide: '/guide/diagrams/',
  rule: '/rules/traffic/retired-while-serving/',
  overview: '/plans/node-to-python/',
  timeline: '/plans/puppet-engine/timeline/',
  phase: '/plans/node-to-python/phases/core-features/',
  endpoints: '/plans/fastapi-to-nestjs/endpoints/',
  architecture: '/plans/node-to-python/architecture/two-systems/',
  stack: '/plans/puppet-engine/stack/',
  metrics: '/plans/node-to-python/metrics/',
  risks: '/plans/node-to-python/risks/',
  rollout: '/plans/node-to-python/rollout/',
  rollback: '/plans/puppet-engine/rollback/',
  decisions: '/plans/junjo-server/decisions/',
  findings: '/plans/node-to-python/findings/',
};

export interface Look {
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
  media: 'screen' | 'print';
  /** How many pixels of the page make one of the baseline, each way. */
  shrink: number;
}

export const LOOKS: Readonly<Record<string, Look>> = {
  light: { width: 1440, height: 960, colorScheme: 'light', media: 'screen', shrink: 4 },
  dark: { width: 1440, height: 960, colorScheme: 'dark', media: 'screen', shrink: 4 },
  narrow: { width: 360, height: 1200, colorScheme: 'light', media: 'screen', shrink: 3 },
  print: { width: 1122, height: 1122, colorScheme: 'light', media: 'print', shrink: 4 },
};
