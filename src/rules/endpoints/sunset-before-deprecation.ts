import { dayOf } from '../../analysis/day.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { defineRule } from '../rule.ts';

export const sunsetBeforeDeprecation = defineRule({
  id: 'endpoints/sunset-before-deprecation',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Sunset comes before deprecation',
  why: 'Deprecation is the warning; by RFC 9745 (section 4) the sunset must not be earlier.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /rss, to: none, deprecated: 2026-09-01, sunset: 2026-07-01 }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /rss, to: none, deprecated: 2026-07-01, sunset: 2026-09-01 }\n---\n',
    },
  },
  check({ facts, report }) {
    for (const { mapping } of facts.endpoints) {
      const [deprecated, sunset] = [dayOf(mapping.deprecated), dayOf(mapping.sunset)];
      if (deprecated === undefined || sunset === undefined || sunset >= deprecated) continue;
      report(mapping, `${rowLabel(mapping)} is switched off on ${sunset}, before it is deprecated on ${deprecated}.`)
        .at('sunset')
        .related(mapping, 'the deprecation', 'deprecated')
        .fix('Swap the two days, or deprecate it earlier');
    }
  },
});
