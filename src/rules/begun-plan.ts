import type { Example } from './rule.ts';

/** A plan under way, for examples whose phases have begun. */
export const BEGUN_PLAN: Example = {
  'plan.mdx': '---\ntitle: Example\nstatus: in-progress\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n',
};

/** The same, finished. */
export const DONE_PLAN: Example = {
  'plan.mdx': '---\ntitle: Example\nstatus: done\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n',
};
