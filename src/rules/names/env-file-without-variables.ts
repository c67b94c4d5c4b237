import { defineRule } from '../rule.ts';

/** `.env.production` → production; samples and local files are for no one's deployment. */
const ENV_FILE = /(?:^|\/)\.env\.(?!example|sample|template|dist|local|test)([a-z][\w-]*)$/i;

export const envFileWithoutVariables = defineRule({
  id: 'names/env-file-without-variables',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Environment file has no listed variables',
  why: 'People who deploy have to guess what belongs in it.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nfiles: [{ path: .env.production }]\nvariables: [{ name: LOG_LEVEL, sample: debug, environment: staging }]\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nfiles: [{ path: .env.production }]\nvariables: [{ name: LOG_LEVEL, sample: info, environment: production }]\n---\n',
    },
  },
  check({ plan, report }) {
    const variables = plan.environment?.variables ?? [];
    // Variables without an environment hold in all of them, as long as none has one.
    const environments = new Set(variables.flatMap(({ environment }) => environment?.toLowerCase() ?? []));
    if (environments.size === 0) return;
    for (const file of plan.environment?.files ?? []) {
      const environment = ENV_FILE.exec(file.path ?? '')?.[1]?.toLowerCase();
      if (environment === undefined || environments.has(environment) || file.change === 'remove') continue;
      report(
        file,
        `${file.path ?? ''} is read, but no variable is listed for ${environment}; others are for ${[...environments].join(', ')}.`,
      )
        .at('path')
        .fix(`List its variables with environment: ${environment}`);
    }
  },
});
