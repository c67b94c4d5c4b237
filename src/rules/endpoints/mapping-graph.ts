import { rowLabel } from '../../analysis/labels.ts';
import { pathShape } from '../../endpoints/openapi/similar-operations.ts';
import type { Plan } from '../../model/plan.ts';
import type { RuleContext, Subject } from '../rule.ts';

/** A row that leads from some things to others, all of one name space. */
export interface Edge {
  row: Subject & { id: string; ref: string };
  label: string;
  from: string[];
  to: string[];
  /** Where both sides are one system a row to itself is no step at all. */
  loops: boolean;
}

export const surface = (rows: readonly string[]): string =>
  `---\ntitle: API\nfrom: { system: Shop, base: /v1 }\nto: { system: Shop, base: /v1 }\nmappings:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n`;

const keysOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) =>
    typeof each === 'string' && each !== 'none' && each !== 'same' ? [each.trim()] : [],
  );

/** Tables whose two sides are one name space. A package `redis` of the old language is another one than that of the new. */
const ONE_NAME_SPACE: ReadonlySet<string | undefined> = new Set([
  'files',
  'components',
  'services',
  'hosts',
  'variables',
  'data',
]);

/** Rows of one file that map text to text, and rows of surfaces whose two sides are one system at one base. */
export function edgesOf(plan: Plan, facts: RuleContext['facts']): Edge[][] {
  const tables = plan.mappings
    .filter(({ of }) => ONE_NAME_SPACE.has(of))
    .map(({ mappings }) =>
      mappings.map((row): Edge => ({ row, label: rowLabel(row), from: keysOf(row.from), to: keysOf(row.to), loops: false })),
    );
  const surfaces = plan.endpoints.map((each): Edge[] => {
    const { from, to } = each;
    if (!from || !to || from.system !== to.system || from.base !== to.base) return [];
    const texts = (operations: (typeof facts.endpoints)[number]['from']): string[] =>
      operations.flatMap(({ methods, fullPath }) => methods.map((method) => `${method} ${pathShape(fullPath)}`));
    return facts.endpoints
      .filter(({ surface: own, disposition }) => own === each && disposition !== 'keep')
      .map(({ mapping, from: old, to: next }) => ({
        row: mapping,
        label: rowLabel(mapping),
        from: texts(old),
        to: texts(next),
        loops: true,
      }));
  });
  return [...tables, ...surfaces];
}

export const steps = (edge: Edge, edges: readonly Edge[]): Edge[] =>
  edges.filter((other) => other !== edge && other.from.some((each) => edge.to.includes(each) && !other.to.includes(each)));

/** The rows of a circle that a row is in, from it on; `undefined` where it is in none. */
export function circleOf(edge: Edge, edges: readonly Edge[]): Edge[] | undefined {
  const visit = (at: Edge, passed: readonly Edge[]): Edge[] | undefined => {
    for (const next of steps(at, edges)) {
      if (next === edge) return [...passed];
      if (passed.includes(next) || passed.length > 50) continue;
      const circle = visit(next, [...passed, next]);
      if (circle) return circle;
    }
    return undefined;
  };
  return visit(edge, [edge]);
}
