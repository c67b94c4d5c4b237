import { counted } from '../../analysis/counted.ts';
import { rowLabel } from '../../analysis/labels.ts';
import type { ResolvedMapping } from '../../analysis/operations.ts';
import { defineRule } from '../rule.ts';

const surface = (row: string): string =>
  `---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - ${row}\n---\n`;

/** Why the two sides of a row cannot be what it says that it is; `undefined` where they can. */
function contradiction({ disposition, from, to }: ResolvedMapping): { why: string; field: 'from' | 'to' } | undefined {
  switch (disposition) {
    case 'keep':
    case 'rename':
    case 'redirect':
      if (to.length > 1) return { why: `leads to ${counted(to.length, 'operation')}: that is a split`, field: 'to' };
      return from.length > 1
        ? { why: `comes from ${counted(from.length, 'operation')}: that is a merge`, field: 'from' }
        : undefined;
    case 'split':
      return to.length === 1 && to[0]?.methods.length === 1 && !to[0].path.includes('*')
        ? { why: 'leads to one operation', field: 'to' }
        : undefined;
    case 'retire':
      return to.length > 0 ? { why: `leads to ${counted(to.length, 'operation')}`, field: 'to' } : undefined;
    case 'add':
      return from.length > 0 ? { why: `comes from ${counted(from.length, 'operation')}`, field: 'from' } : undefined;
    default:
      return undefined;
  }
}

export const dispositionDiffers = defineRule({
  id: 'endpoints/disposition-differs',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Disposition contradicts `from` and `to`',
  why: 'The row is counted as one thing and carried out as another.',
  examples: {
    fails: { 'endpoints/api.mdx': surface('{ from: GET /feed, to: [GET /posts, GET /events], disposition: rename }') },
    passes: { 'endpoints/api.mdx': surface('{ from: GET /feed, to: [GET /posts, GET /events], disposition: split }') },
  },
  check({ facts, report }) {
    for (const resolved of facts.endpoints) {
      if (!resolved.dispositionStated) continue;
      const wrong = contradiction(resolved);
      if (!wrong) continue;
      report(resolved.mapping, `${rowLabel(resolved.mapping)} is called ${resolved.disposition}, but it ${wrong.why}.`)
        .at('disposition')
        .related(resolved.mapping, 'but here', wrong.field)
        .fix('Leave disposition: out, it follows from the two sides; or correct them');
    }
  },
});
