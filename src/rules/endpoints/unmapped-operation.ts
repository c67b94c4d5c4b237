import { defineRule } from '../rule.ts';
import { BOTH, check, DOCUMENT, ONE, surface } from './unmapped.ts';

export const unmappedOperation = defineRule({
  id: 'endpoints/unmapped-operation',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Old operations have no row',
  why: 'They stop working on the day the old system is switched off, and that was never decided.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(ONE), 'openapi/old.yaml': DOCUMENT },
    passes: { 'endpoints/api.mdx': surface(BOTH), 'openapi/old.yaml': DOCUMENT },
  },
  check: (context) => check(context, false),
});
