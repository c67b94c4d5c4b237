import { dayOf } from '../../analysis/day.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { surface } from './sunset-examples.ts';

export const sunsetBeforeConsumersMove = defineRule({
  id: 'endpoints/sunset-before-consumers-move',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Sunset comes before a consumer has moved',
  why: 'Its calls fail between the two days.',
  examples: {
    fails: {
      'endpoints/api.mdx': surface(
        '{ from: GET /rss, to: none, sunset: 2026-09-01, consumers: [{ name: reader app, moved: 2026-10-01 }] }',
      ),
    },
    passes: {
      'endpoints/api.mdx': surface(
        '{ from: GET /rss, to: none, sunset: 2026-11-01, consumers: [{ name: reader app, moved: 2026-10-01 }] }',
      ),
    },
  },
  check({ facts, report }) {
    for (const { mapping } of facts.endpoints) {
      const sunset = dayOf(mapping.sunset);
      if (sunset === undefined) continue;
      const late = (mapping.consumers ?? []).flatMap((consumer) => {
        const moved = dayOf(consumer.moved);
        return moved !== undefined && moved > sunset ? [`${consumer.name} (${moved})`] : [];
      });
      if (late.length === 0) continue;
      report(
        mapping,
        `${rowLabel(mapping)} is switched off on ${sunset}, before ${listing(late)} ${late.length === 1 ? 'has' : 'have'} moved.`,
      )
        .at('sunset')
        .related(mapping, 'who calls it', 'consumers')
        .fix('Move the sunset after the last of them');
    }
  },
});
