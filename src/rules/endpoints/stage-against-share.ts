import { rowLabel } from '../../analysis/labels.ts';
import type { Stage } from '../../model/kinds/endpoints.ts';
import { defineRule } from '../rule.ts';

/** The share of the new system that a stage allows, in percent, and what it means. Shadow traffic is answered by the old system. */
const SHARES: Readonly<Record<Stage, readonly [least: number, most: number, means: string]>> = {
  'legacy-only': [0, 0, 'the old system answers every call'],
  shadow: [0, 0, 'the old system answers every call'],
  canary: [0.000_1, 99.999_9, 'both systems answer'],
  ramping: [0.000_1, 99.999_9, 'both systems answer'],
  migrated: [100, 100, 'the new system answers every call'],
  gone: [100, 100, 'the old system answers none'],
};

const file = (row: string): Record<string, string> => ({
  'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - ${row}\n---\n`,
});

export const stageAgainstShare = defineRule({
  id: 'endpoints/stage-against-share',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stage contradicts the share of the traffic',
  why: 'One of the two is out of date, and the next step may be decided by the wrong one.',
  examples: {
    fails: file('{ from: GET /users, to: same, stage: migrated, share: 10 % }'),
    passes: file('{ from: GET /users, to: same, stage: canary, share: 10 % }'),
  },
  check({ plan, report }) {
    for (const surface of plan.endpoints)
      for (const mapping of surface.mappings) {
        const { stage, share } = mapping;
        if (stage === undefined || share === undefined) continue;
        const [least, most, means] = SHARES[stage];
        if (share.percent >= least && share.percent <= most) continue;
        const meant = share.percent === 0 ? 'legacy-only' : share.percent === 100 ? 'migrated' : 'canary or ramping';
        report(mapping, `${rowLabel(mapping)} is \`${stage}\`, where ${means}, but its share is ${share.raw}.`)
          .at('share')
          .related(mapping, 'the stage', 'stage')
          .fix(`Write the stage that was observed (${meant}), or the share`);
      }
  },
});
