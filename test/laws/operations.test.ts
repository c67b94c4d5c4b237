import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageOf } from '../../src/changes/consequences/standing.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { readExample } from '../../src/pipeline/example.ts';
import { exportModel } from '../../src/report/export-model.ts';
import { projectPlan } from '../../src/share/projection/project.ts';
import { endpointData, endpointRecord } from '../../src/site/views/endpoint-data.ts';
import { FACETS, filterable } from '../../src/site/views/endpoint-record.ts';
import { endpointRows } from '../../src/site/views/endpoint-rows.ts';
import { endpointSummary } from '../../src/site/views/endpoint-summary.ts';
import { filtered } from '../../src/site/views/facets.ts';
import { figuresOf } from '../../src/site/views/figures.ts';
import { planNavigation } from '../../src/site/views/navigation.ts';
import { allowedAll } from '../share/audience.ts';

const AS_OF = '2026-06-01';

/** Rows about a few operations, some of which have several rows, told apart by conditions. */
const rows = fc
  .array(
    fc.record({
      from: fc.constantFrom('GET /users', 'POST /users', 'GET /feed', 'GET /health'),
      to: fc.constantFrom('same', 'none', 'GET /other'),
      stage: fc.constantFrom('migrated', 'canary', undefined),
      breaking: fc.constantFrom('true', 'false', undefined),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => {
    const seen = new Map<string, number>();
    return all.map(({ from, ...fields }) => {
      const version = (seen.get(from) ?? 0) + 1;
      seen.set(from, version);
      const more = Object.entries({ ...fields, when: version === 1 ? undefined : `{ header: "Version: ${version}" }` });
      const stated = more.flatMap(([key, value]) => (value === undefined ? [] : [`, ${key}: ${value}`]));
      return { from, text: `  - { from: ${from}${stated.join('')} }` };
    });
  });

async function planOf(lines: readonly { text: string }[], operations: number, base: string) {
  const reading = await readExample({
    'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: A, base: /v1 }\nto: { system: B, base: ${base} }\nstated: { operations: ${operations} }\nmappings:\n${lines.map(({ text }) => text).join('\n')}\n---\n`,
  });
  const computed = compute(reading, AS_OF);
  const [own] = computed.plans;
  if (!own) throw new Error('no plan');
  const exported = exportModel(computed, reading.locate).plans[own.plan.id] as { facts?: { operations?: unknown } } | undefined;
  return { own, exported: exported?.facts?.operations };
}

test('overview, navigation, list, facets, export, shares, changes and check count the same operations', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('/v1', '/v2'), async (lines, base) => {
      const total = new Set(lines.map(({ from }) => from)).size;
      const { own, exported } = await planOf(lines, total, base);
      const views = endpointRows(own, own.facts.endpoints, AS_OF, true);
      const summary = endpointSummary(views, own.plan.endpoints, own.plan);
      const { operations } = own.facts;
      expect(operations.total).toBe(total);
      expect(summary).toMatchObject({ total, breaking: operations.breaking });
      expect(summary.dispositions.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      expect(summary.dispositions.find(({ value }) => value === 'moved (base)')?.count ?? 0).toBe(operations.movedBase);
      expect(planNavigation(own).find(({ key }) => key === 'endpoints')?.count).toBe(total);
      const data = endpointData(own.plan, own.plan.endpoints, views.map(endpointRecord), undefined);
      const records = data.records.map((record) => filterable(record, data));
      expect(filtered(records, { text: '', chosen: new Map() }, FACETS).total).toBe(total);
      expect(exported).toEqual(operations);
      const figure = figuresOf(own).find(({ label }) => label.startsWith('Operations'));
      const shared = projectPlan(own, allowedAll(), AS_OF).status?.figures.find(({ label }) => label === 'Operations moved');
      expect(shared?.value).toBe(`${operations.moved} of ${total}`);
      expect(figure?.value).toBe(operations.observed === 0 ? String(total) : `${operations.moved} of ${total}`);
      expect(coverageOf(own)).toMatchObject({ total });
      expect(own.findings.filter(({ rule }) => rule === 'endpoints/count-differs')).toEqual([]);
      const { own: wrongly } = await planOf(lines, total + 9, base);
      const [wrong] = wrongly.findings.filter(({ rule }) => rule === 'endpoints/count-differs');
      expect(wrong?.message).toBe(`"API" states ${total + 9} operations, and its rows name ${total}.`);
    }),
    { numRuns: 60 },
  );
});
