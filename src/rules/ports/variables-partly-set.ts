import type { Variable } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const nameOf = (variable: Variable): string => variable.name ?? variable.id;

export const variablesPartlySet = defineRule({
  id: 'ports/variables-partly-set',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Environment sets only some of the variables',
  why: 'Whether the others come from a file, have defaults or were forgotten shows only at the first start.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nvariables:\n  - { name: DATABASE_URL, sample: postgres://localhost/app }\n  - { name: SECRET_KEY, sample: your-secret-key, secret: true }\n  - { id: compose-url, name: DATABASE_URL, sample: postgres://db/app, environment: compose }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nvariables:\n  - { name: DATABASE_URL, sample: postgres://localhost/app }\n  - { name: LOG_LEVEL, default: INFO }\n  - { id: compose-url, name: DATABASE_URL, sample: postgres://db/app, environment: compose }\n---\n',
    },
  },
  check({ plan, report }) {
    const all = plan.environment?.variables ?? [];
    const general = all.filter((variable) => variable.environment === undefined && variable.service === undefined);
    const environments = [...new Set(all.flatMap((variable) => variable.environment ?? []))];
    for (const environment of environments) {
      const own = all.filter((variable) => variable.environment === environment);
      const names = new Set(own.map(nameOf));
      if (!general.some((variable) => names.has(nameOf(variable)))) continue;
      const silent = general.filter(
        (variable) => !names.has(nameOf(variable)) && variable.default === undefined && variable.required !== false,
      );
      const [first] = own;
      if (!first || silent.length === 0) continue;
      report(
        first,
        `Environment "${environment}" sets ${own.length} of ${own.length + silent.length} variables; missing: ${listing(silent.map(nameOf), 12)}.`,
      )
        .at('environment')
        .related(silent[0] ?? first, 'the first of them')
        .fix('Add them for this environment, or default: at those that may stay unset')
        .key(environment);
    }
  },
});
