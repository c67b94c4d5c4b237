import { defineRule } from '../rule.ts';
import { check, files } from './not-described.ts';

export const sourceNotDescribed = defineRule({
  id: 'endpoints/source-not-described',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Old operation is not in its API description',
  why: 'Either the row maps something that does not exist, or the description leaves out what callers use.',
  examples: {
    fails: files('{ from: GET /users, to: GET /people }', '{ from: GET /user, to: none }'),
    passes: files('{ from: GET /users, to: GET /people }'),
  },
  check: (context) => check(context, 'from', ({ absentOld }) => absentOld),
});
