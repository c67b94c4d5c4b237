import { isAbout } from '../../analysis/caller-effect.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { defineRule } from '../rule.ts';
import { each, files, STATED, stated } from './contract-deltas.ts';

export const deltaNotFound = defineRule({
  id: 'endpoints/delta-not-found',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stated change is not in the API descriptions',
  why: 'Either the descriptions leave something out, or the change was given up.',
  examples: {
    fails: files('{ from: GET /users, to: same, deltas: [{ in: header, was: X-Token, now: Authorization, breaking: true }] }'),
    passes: files(STATED),
  },
  check(context) {
    for (const contract of each(context)) {
      const { deltas, evidence, row } = contract;
      if (!deltas || evidence === 'oasdiff') continue;
      stated(contract).forEach((own, index) => {
        const part = own.in;
        // What documents describe loosely (an error's body, a protocol, an event, a page) is not held against them.
        if (part === undefined || !['query', 'header', 'body', 'auth', 'status'].includes(part)) return;
        if (deltas.some((delta) => isAbout(part, delta.in) || isAbout(delta.in, part))) return;
        context
          .report(
            row.mapping,
            `${rowLabel(row.mapping)} states a change of its ${part}, but its documents describe the same ${part} on both sides.`,
          )
          .at(['deltas', index])
          .key(part)
          .fix('Describe it in the documents, or take the delta out');
      });
    }
  },
});
