import { defineRule } from '../rule.ts';
import { BOTH, check, DOCUMENT, ONE, surface } from './unmapped.ts';

export const completeWithGaps = defineRule({
  id: 'endpoints/complete-with-gaps',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Table is called complete but has gaps',
  why: 'Readers take what is not listed for something that does not exist.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(ONE, 'complete: true\n'), 'openapi/old.yaml': DOCUMENT },
    passes: { 'endpoints/api.mdx': surface(BOTH, 'complete: true\n'), 'openapi/old.yaml': DOCUMENT },
  },
  check: (context) => check(context, true),
});
