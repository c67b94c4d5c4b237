import type { PlanFacts } from '../../analysis/facts.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { pathShape, type ResolvedMapping } from '../../analysis/operations.ts';
import { statedOf } from '../../model/absences.ts';
import { whenText } from '../../model/values/call-condition.ts';
import { defineRule } from '../rule.ts';

/** Methods, path without the names of parameters, and condition: what identifies a call. */
const keysOf = ({ from, to, when, disposition }: ResolvedMapping): string[] => {
  const [side, operations] = from.length > 0 ? (['old', from] as const) : (['new', disposition === 'add' ? to : []] as const);
  return operations.flatMap(({ methods, fullPath, host = '' }) =>
    methods.map((method) => `${side} ${host} ${method} ${pathShape(fullPath)}${whenText(when?.raw)}`),
  );
};

/** Whether the documents have an operation for each row, which differ by the names of parameters: reading reports that there. */
function areDocumented(contracts: PlanFacts['contracts'], one: ResolvedMapping, other: ResolvedMapping): boolean {
  const [old, others] = [one, other].map(({ mapping }) => contracts?.byRow.get(mapping)?.old ?? []);
  return (
    old !== undefined && others !== undefined && old.length > 0 && others.length > 0 && !others.some((each) => old.includes(each))
  );
}

export const duplicate = defineRule({
  id: 'endpoints/duplicate',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Operation has two rows',
  why: 'What happens to it depends on which row one reads, and it is counted twice.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { id: one, from: "GET /users/{id}", to: same }\n  - { id: two, from: "GET /users/:user", to: "GET /people/{id}" }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: "GET /users/{id}", to: ["GET /people/{id}", "GET /accounts/{id}"] }\n  - { from: "DELETE /users/{id}", to: same }\n---\n',
    },
  },
  check({ facts, report }) {
    const seen = new Map<string, ResolvedMapping>();
    for (const resolved of facts.endpoints) {
      const base = JSON.stringify(statedOf(resolved.surface.from, 'system')) ?? '';
      const keys = keysOf(resolved).map((key) => `${base} ${key}`);
      const first = keys.map((key) => seen.get(key)).find((each) => each !== undefined && each !== resolved);
      for (const key of keys) if (!seen.has(key)) seen.set(key, resolved);
      if (!first || areDocumented(facts.contracts, first, resolved)) continue;
      report(resolved.mapping, `${rowLabel(resolved.mapping)} has a row already: ${rowLabel(first.mapping)}.`)
        .at(resolved.from.length > 0 ? 'from' : 'to')
        .related(first.mapping, 'the first one')
        .fix('Keep one row; a split is one row with to: [GET /a, GET /b], and versions by header or query are rows with when:');
    }
  },
});
