import { defineRule } from '../rule.ts';
import { check, files } from './not-described.ts';

export const targetNotDescribed = defineRule({
  id: 'endpoints/target-not-described',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'New operation is not in its API description',
  why: 'Callers are sent to something that nobody builds.',
  examples: { fails: files('{ from: GET /users, to: GET /persons }'), passes: files('{ from: GET /users, to: GET /people }') },
  check: (context) => check(context, 'to', ({ absentNew }) => absentNew),
});
