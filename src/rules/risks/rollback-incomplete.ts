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
  why: 'It is carried out under pressure: what sets it off, who decides, how long it may take and what it costs have to be settled before.',
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
    const lacking = procedures(plan).map((procedure) => ({
      procedure,
      missing: parts.flatMap((part) => {
        const what = part.missing(procedure, plan);
        return what === undefined ? [] : [{ ...part, what }];
      }),
    }));
    // Procedures that lack the same are one finding, so that each procedure is in one.
    for (const group of Map.groupBy(lacking, ({ missing }) => missing.map(({ what }) => what).join()).values()) {
      const [first, ...others] = group;
      const [part] = first?.missing ?? [];
      if (!first || !part) continue;
      const names = listing(group.map(({ procedure }) => `"${titleOf(procedure)}"`));
      const finding = report(
        first.procedure,
        `${names} ${others.length === 0 ? 'has' : 'have'} ${listing(first.missing.map(({ what }) => what))}.`,
      )
        .at(part.field)
        .fix(`Write ${first.missing.map(({ fix }) => fix).join('; ')}`);
      for (const { procedure } of others) finding.related(procedure, 'so has this one');
    }
  },
});
