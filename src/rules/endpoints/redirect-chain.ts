import { rowLabel } from '../../analysis/labels.ts';
import type { ResolvedMapping } from '../../analysis/operations.ts';
import { covers, methodsMeet } from '../../endpoints/match.ts';
import { defineRule } from '../rule.ts';

/** The redirect that answers where this one leads. */
function next(row: ResolvedMapping, redirects: readonly ResolvedMapping[]): ResolvedMapping | undefined {
  return redirects.find((other) =>
    row.to.some((target) =>
      other.from.some((source) => methodsMeet(target.methods, source.methods) && covers(source.fullPath, target.fullPath)),
    ),
  );
}

export const redirectChain = defineRule({
  id: 'endpoints/redirect-chain',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Redirect leads to a redirect',
  why: 'Each hop costs a round trip, many clients follow only a few, and a loop never ends.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { disposition: redirect }\nmappings:\n  - { from: GET /a, to: GET /b }\n  - { from: GET /b, to: GET /c }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { disposition: redirect }\nmappings:\n  - { from: GET /a, to: GET /c }\n  - { from: GET /b, to: GET /c }\n---\n',
    },
  },
  check({ facts, report }) {
    const redirects = facts.endpoints.filter(({ disposition }) => disposition === 'redirect');
    const told = new Set<ResolvedMapping>();
    for (const start of redirects) {
      const path = [start];
      for (let row = next(start, redirects); row && !path.includes(row); row = next(row, redirects)) path.push(row);
      const last = path.at(-1) ?? start;
      const back = next(last, redirects);
      // A row that leads to itself is found by endpoints/self-map.
      if ((path.length < 2 && (!back || back === start)) || told.has(start)) continue;
      const words = path.map(({ mapping }) => rowLabel(mapping)).join(' → ');
      const end = back ? ` → ${rowLabel(back.mapping)}, which is a loop` : ` → ${last.to[0]?.raw ?? ''}`;
      const finding = report(start.mapping, `${words}${end}.`)
        .at('to')
        .fix(
          back
            ? 'Let one of them lead to an operation that answers'
            : `Write to: ${last.to[0]?.raw ?? ''} in the first row as well`,
        );
      for (const row of path.slice(1)) finding.related(row.mapping, 'the next hop');
      if (back) for (const row of path) told.add(row);
    }
  },
});
