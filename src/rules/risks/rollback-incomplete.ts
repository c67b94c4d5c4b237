import { reportLacking } from '../lacking.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { procedures, titleOf } from './procedures.ts';
import { ROLLBACK_PARTS } from './rollback-parts.ts';

const ROLLOUT = { 'rollout/switch.mdx': '---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, share: 100 % }\n---\n' };
const STEPS = '1. Point the proxy at the old system\n2. Ask `GET /health` for the name of the system\n';

export const rollbackIncomplete = defineRule({
  id: 'risks/rollback-incomplete',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback is incomplete',
  why: 'It is carried out under pressure: what triggers it, who decides, how long it may take and what it costs have to be settled before.',
  missing: [...new Set(ROLLBACK_PARTS.map(({ field }) => field))],
  examples: {
    fails: { ...ROLLOUT, 'rollback/1-back.mdx': `---\ntitle: Route back\nowner: Ana\n---\n\n${STEPS}` },
    passes: {
      ...ROLLOUT,
      'rollback/1-back.mdx': `---\ntitle: Route back\nowner: Ana\nwithin: 5 min\nrehearsed: 2026-05-12\ndata: none, both systems write to one database\ntriggers: [{ when: 5xx rate, is: "> 1 %", for: 10 min }]\n---\n\n${STEPS}`,
    },
  },
  check({ plan, isStrict, report }) {
    const parts = ROLLBACK_PARTS.filter(({ strict }) => isStrict || !strict);
    reportLacking(
      procedures(plan),
      (procedure) =>
        parts.flatMap((part) => {
          const what = part.missing(procedure, plan);
          return what === undefined ? [] : [{ field: part.field, fix: part.fix, what }];
        }),
      ({ items, what }) =>
        report(items[0], `${listing(items.map((each) => `"${titleOf(each)}"`))} ${items.length === 1 ? 'has' : 'have'} ${what}.`),
    );
  },
});
