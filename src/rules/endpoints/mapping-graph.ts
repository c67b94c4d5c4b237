import { rowLabel } from '../../analysis/labels.ts';
import { pathShape } from '../../endpoints/openapi/similar-operations.ts';
import { given } from '../../model/field.ts';
import type { Plan } from '../../model/plan.ts';
import { defineRule, type RuleContext, type Subject } from '../rule.ts';

/** A row that leads from some things to others, all of one name space. */
interface Edge {
  row: Subject & { id: string; ref: string };
  label: string;
  from: string[];
  to: string[];
  /** Where both sides are one system a row to itself is no step at all. */
  loops: boolean;
}

const surface = (rows: readonly string[]): string =>
  `---\ntitle: API\nfrom: { system: Shop, base: /v1 }\nto: { system: Shop, base: /v1 }\nmappings:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n`;

const keysOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => {
    const stated = given(each);
    return typeof stated === 'string' && stated !== 'none' && stated !== 'same' ? [stated.trim()] : [];
  });

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
function edgesOf(plan: Plan, facts: RuleContext['facts']): Edge[][] {
  const tables = plan.mappings
    .filter(({ of }) => ONE_NAME_SPACE.has(given(of)))
    .map(({ mappings }) =>
      mappings.map((row): Edge => ({ row, label: rowLabel(row), from: keysOf(row.from), to: keysOf(row.to), loops: false })),
    );
  const surfaces = plan.endpoints.map((each): Edge[] => {
    const [from, to] = [given(each.from), given(each.to)];
    if (!from || !to || given(from.system) !== given(to.system) || given(from.base) !== given(to.base)) return [];
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

const steps = (edge: Edge, edges: readonly Edge[]): Edge[] =>
  edges.filter((other) => other !== edge && other.from.some((each) => edge.to.includes(each) && !other.to.includes(each)));

/** The rows of a circle that a row is in, from it on; `undefined` where it is in none. */
function circleOf(edge: Edge, edges: readonly Edge[]): Edge[] | undefined {
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

export const selfMap = defineRule({
  id: 'endpoints/self-map',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Operation is mapped to itself',
  why: 'Old and new would be the same address of the same system: a redirect there never ends.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /feed, disposition: redirect }']) },
    passes: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /posts, disposition: redirect }']) },
  },
  check({ plan, facts, report }) {
    for (const edge of edgesOf(plan, facts).flat()) {
      if (!edge.loops || edge.to.length === 0 || !edge.to.some((each) => edge.from.includes(each))) continue;
      report(edge.row, `${edge.label} is mapped to itself.`)
        .at('to')
        .related(edge.row, 'what it comes from', 'from')
        .fix('Write what takes its place, or to: same where nothing changes');
    }
  },
});

export const mappingCircle = defineRule({
  id: 'endpoints/mapping-circle',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Mapping rows form a loop',
  why: 'It is unclear which of them is the new operation.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /posts }', '{ from: GET /posts, to: GET /feed }']) },
    passes: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /posts }', '{ from: GET /news, to: GET /events }']) },
  },
  check({ plan, facts, report }) {
    for (const edges of edgesOf(plan, facts)) {
      const told = new Set<Edge>();
      for (const edge of edges) {
        const circle = told.has(edge) ? undefined : circleOf(edge, edges);
        if (!circle) continue;
        const finding = report(edge.row, `${[...circle, edge].map(({ label }) => label).join(' → ')} is a loop.`)
          .at('to')
          .fix('Remove one of the rows');
        for (const other of circle) {
          told.add(other);
          if (other !== edge) finding.related(other.row, 'here it continues', 'to');
        }
      }
    }
  },
});

export const mappingChain = defineRule({
  id: 'endpoints/mapping-chain',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Target of a row is itself replaced',
  why: 'Callers who follow the row have to move twice.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /posts }', '{ from: GET /posts, to: GET /articles }']) },
    passes: {
      'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /articles }', '{ from: GET /posts, to: GET /articles }']),
    },
  },
  check({ plan, facts, report }) {
    for (const edges of edgesOf(plan, facts)) {
      for (const edge of edges) {
        const [next] = steps(edge, edges).filter((other) => other.to.length > 0);
        if (!next || circleOf(edge, edges) || edge.to.every((each) => edge.from.includes(each))) continue;
        // A redirect to a redirect has a rule of its own.
        if (facts.endpoints.some(({ mapping, disposition }) => mapping === edge.row && disposition === 'redirect')) continue;
        report(edge.row, `${edge.label} leads to ${next.label}, which leads on to ${next.to.join(', ')}.`)
          .at('to')
          .related(next.row, 'here it is replaced', 'from')
          .fix(`Lead it to ${next.to.join(', ')} at once`);
      }
    }
  },
});
