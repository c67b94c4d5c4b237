import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { used } from './used-environments.ts';

export const environmentEmpty = defineRule({
  id: 'ports/environment-empty',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Environment is declared but unused',
  why: 'What runs there, at which address and with which settings is unknown until it is needed.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nenvironments: [development, staging]\nservices:\n  - { name: api, environment: development, ports: [8000] }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nenvironments: [development, staging]\nservices:\n  - { name: api, environment: development, ports: [8000] }\n  - { id: api-staging, name: api, environment: staging, ports: [8000] }\n---\n',
    },
  },
  check({ plan, report }) {
    const register = plan.environment;
    const names = register?.environments ?? [];
    const rows = used(plan);
    // A row of an unlisted environment is reported as a slip of the pen, and may be what is missing here.
    if (!register || rows.length === 0 || rows.some(({ name }) => !names.some((each) => each === name))) return;
    const empty = names.filter((name) => !rows.some((row) => row.name === name));
    if (empty.length === 0) return;
    report(
      register,
      `${listing(empty)} ${empty.length === 1 ? 'is declared as an environment' : 'are declared as environments'} but unused.`,
    )
      .at('environments')
      .fix('Add its services and variables with environment: …, or remove it from the list')
      .key(...empty);
  },
});
