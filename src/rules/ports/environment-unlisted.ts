import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { used } from './used-environments.ts';

export const environmentUnlisted = defineRule({
  id: 'ports/environment-unlisted',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Environment of a row is not declared',
  why: 'Usually the name is misspelled, and the row is shown nowhere.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nenvironments: [development]\nservices:\n  - { name: api, environment: develop, ports: [8000] }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nenvironments: [development]\nservices:\n  - { name: api, environment: development, ports: [8000] }\n---\n',
    },
  },
  check({ plan, report }) {
    const names = plan.environment?.environments ?? [];
    if (names.length === 0) return;
    for (const { name, row } of used(plan)) {
      if (names.includes(name)) continue;
      report(row, `The environment ${name} is not listed; known are ${listing(names)}.`)
        .at('environment')
        .fix('Write one of them, or add it to environments:')
        .key(name);
    }
  },
});
