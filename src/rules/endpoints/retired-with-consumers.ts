import { dayOf } from '../../analysis/day.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const retiredWithConsumers = defineRule({
  id: 'endpoints/retired-with-consumers',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Retired operation still has consumers',
  why: 'Their calls fail from that day on.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /rss, to: none, stage: gone, sunset: 2026-05-01, consumers: [{ name: reader app, contacted: 2026-03-02 }] }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /rss, to: none, stage: gone, sunset: 2026-05-01, consumers: [{ name: reader app, contacted: 2026-03-02, moved: 2026-04-20 }] }\n---\n',
    },
  },
  check({ facts, asOf, report }) {
    for (const { mapping, stage } of facts.endpoints) {
      const sunset = dayOf(mapping.sunset);
      const gone = stage === 'gone' || (sunset !== undefined && sunset < asOf);
      const live = (mapping.consumers ?? []).filter((consumer) => consumer.moved === undefined);
      if (!gone || live.length === 0) continue;
      const names = live.map(({ name = '' }) => name);
      report(
        mapping,
        `${rowLabel(mapping)} ${stage === 'gone' ? 'is gone' : `was to be switched off on ${sunset}`}, but ${listing(names)} ${names.length === 1 ? 'has' : 'have'} not moved.`,
      )
        .at(stage === 'gone' ? 'stage' : 'sunset')
        .related(mapping, 'who calls it', 'consumers')
        .fix('Write moved: at those who have, or move the sunset');
    }
  },
});
