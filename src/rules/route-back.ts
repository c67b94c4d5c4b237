import type { Example, Rule } from './rule.ts';

/** A whole rollback procedure: for examples with a rollout, which is incomplete without one. */
export const ROUTE_BACK: Example = {
  'rollback/1-back.mdx':
    '---\ntitle: Route back\nowner: Ana\nwithin: 5 min\nrehearsed: 2026-05-12\ndata: none, both systems write to one database\nuntil: { after: 1d }\ntriggers: [{ when: 5xx rate, is: "> 1 %", for: 10 min }]\n---\n\n1. Point the proxy at the old system\n',
};

/** Adds {@link ROUTE_BACK} to both examples of a rule. */
export const withRouteBack = ({ fails, passes }: Rule['examples']): Rule['examples'] => ({
  fails: { ...fails, ...ROUTE_BACK },
  passes: { ...passes, ...ROUTE_BACK },
});
