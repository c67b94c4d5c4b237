import { describe, expect, test } from 'vitest';
import { cellText } from '../../../src/registers/cell.ts';
import { probesOf, SERVICES, VARIABLES } from '../../../src/registers/environment.ts';
import { mappingTable } from '../../../src/registers/mappings.ts';
import { changeText } from '../../../src/registers/metrics.ts';
import { RISKS } from '../../../src/registers/risks.ts';
import { STACK } from '../../../src/registers/stack.ts';
import { type Table, tableOf } from '../../../src/registers/table.ts';
import { metricGroups } from '../../../src/site/views/metrics.ts';
import { byLevel, riskMatrix } from '../../../src/site/views/risk-matrix.ts';
import { riskFigures } from '../../../src/site/views/risks.ts';
import { shortAnchors } from '../../../src/site/views/short-anchors.ts';
import { planFile, planOf } from '../plan.ts';

/** A table as text: its columns, then its rows with `|` between cells, groups in front. */
const drawn = (table: Table): string[] => [
  table.columns.map(({ label }) => label).join(' | '),
  ...table.groups.flatMap(({ title, rows }) => [
    ...(title === undefined ? [] : [`# ${title}`]),
    ...rows.map(({ cells }) => cells.map((cell) => cellText(cell) || '–').join(' | ')),
  ]),
];

describe('registers', () => {
  test('group rows, keep the author’s words, and leave out columns that no row states', async () => {
    const computed = await planOf({
      'stack.mdx': `stack:
  - { from: Echo, to: FastAPI 0.115+, category: Framework }
  - { from: none, to: "passlib[bcrypt]", category: Auth, pins: "==1.7.4", pinnedIn: requirements.txt, owner: Ana }
  - { from: { unknown: "named for the new one only" }, to: Uvicorn, category: Framework }`,
    });
    const table = tableOf(STACK, computed);
    expect(drawn(table)).toEqual([
      'From | To | Pinned | Owner',
      '# Framework',
      'Echo | FastAPI 0.115+ | – | –',
      'unknown: named for the new one only | Uvicorn | – | –',
      '# Auth',
      'none | passlib[bcrypt] | `==1.7.4` in `requirements.txt` | Ana',
    ]);
    expect(table.missing).toEqual(['purpose', 'phase']);
  });

  test('name the sides of a mapping as the plan does, and link phases', async () => {
    const computed = await planOf({
      'phases/1-base.mdx': 'title: Base\nstatus: planned',
      'mappings/files.mdx':
        'title: Files\nof: files\nfrom: Go\nto: Python\nmappings:\n  - { from: handler.go, to: [router.py, api.py], phase: base }',
    });
    const [files] = computed.plan.mappings;
    if (!files) throw new Error('no table');
    const table = mappingTable(files, computed);
    expect(drawn(table)).toEqual(['Go | Python | Phase', 'handler.go | router.py, api.py | Base']);
    expect(table.groups[0]?.rows[0]?.cells[2]).toEqual({
      kind: 'references',
      plan: 'example',
      items: [{ text: 'Base', ref: 'phase/base' }],
    });
  });

  test('tell the probes, ports and resources of a service', async () => {
    const computed = await planOf({
      'environment.mdx': `services:
  - name: api
    change: add
    image: app:1
    dependsOn: [mongo, redis]
    ports: ["8000:80"]
    probes: [{ kind: liveness, path: /health, port: 80, delay: 10s, retries: 3 }]
    resources: { requests: { memory: 512Mi, cpu: 250m }, limits: { memory: 2Gi } }
  - { name: old, change: remove, ports: { unknown: "not given" }, probe: /ping }
variables:
  - { name: SECRET, sample: x, secret: true, required: false, group: Auth }`,
    });
    expect(drawn(tableOf(SERVICES, computed))).toEqual([
      'Service | Change | Ports | Probes | Runs | Resources',
      'api | add | 8000:80 | liveness `/health` on port 80, delay 10s, retries 3 | image: `app:1`, needs: mongo, redis | requests: memory 512Mi, cpu 250m, limits: memory 2Gi',
      'old | remove | unknown: not given | probe `/ping` | – | –',
    ]);
    expect(computed.plan.environment?.services.map(probesOf)[1]).toEqual([{ kind: 'probe', asks: '`/ping`', times: [] }]);
    expect(drawn(tableOf(VARIABLES, computed))).toEqual([
      'Variable | Sample | Required | Secret',
      '# Auth',
      'SECRET | x | optional | secret',
    ]);
  });

  test('rows of a file with several lists are found by their ids alone, where nothing else has them', async () => {
    const computed = await planOf({
      'environment.mdx':
        '---\nservices: [{ name: api }, { name: files }]\nvariables: [{ name: api }, { name: TOKEN }]\n---\n\n## Files\n',
    });
    expect([...shortAnchors([tableOf(SERVICES, computed), tableOf(VARIABLES, computed)], computed.plan.environment)]).toEqual([
      'token',
    ]);
  });
});

const RISKS_FILE = `risks:
  - { id: loss, title: Data loss, probability: very low, impact: critical, mitigation: Backups }
  - { id: slow, title: Slow pages, probability: 4, impact: high, owner: Ana, affects: [phase/base] }
  - { id: vague, title: Something else, level: medium }`;

describe('risks', () => {
  test('stand in the matrix by probability and impact, the rest by level', async () => {
    const { facts } = await planOf({ 'risks.mdx': RISKS_FILE, 'phases/1-base.mdx': 'title: Base\nstatus: planned' });
    const matrix = riskMatrix(facts.risks);
    expect(
      matrix?.cells
        .filter(({ risks }) => risks.length > 0)
        .map(({ probability, impact, score, risks }) => [probability, impact, score, risks[0]?.mark]),
    ).toEqual([
      [1, 5, 5, 'loss'],
      [4, 4, 16, 'slow'],
    ]);
    expect(matrix?.impactWords).toEqual(['negligible', 'minor', 'medium', 'high', 'critical']);
    expect(byLevel(facts.risks).map(({ band, risks }) => [band, risks.map(({ mark }) => mark)])).toEqual([['medium', ['R3']]]);
  });

  test('are registered highest first, and what they lack is counted', async () => {
    const computed = await planOf({
      'plan.mdx': planFile('stated: { risk: low }'),
      'risks.mdx': RISKS_FILE,
      'phases/1-base.mdx': 'title: Base\nstatus: planned',
    });
    expect(
      drawn(tableOf(RISKS, computed))
        .slice(1)
        .map((row) => row.split(' | ').slice(0, 5)),
    ).toEqual([
      ['slow', 'Slow pages', '4', 'high 4', '16'],
      ['loss', 'Data loss', 'very low 1', 'critical 5', '5'],
      ['R3', 'Something else', '–', '–', '–'],
    ]);
    expect(riskFigures(computed)).toEqual({
      count: 3,
      highest: { score: 16, mark: 'slow' },
      stated: 'low',
      lacking: [
        { what: 'owner', count: 2 },
        { what: 'mitigation', count: 2 },
        { what: 'trigger', count: 3 },
        { what: 'contingency', count: 3 },
      ],
    });
  });

  test('without probability and impact there is no matrix', async () => {
    const { facts } = await planOf({ 'risks.mdx': 'risks: [{ title: A, level: high }]' });
    expect(riskMatrix(facts.risks)).toBeUndefined();
  });
});

describe('metrics', () => {
  test('say what became of the target, and set the stated change beside the computed one', async () => {
    const { plan, facts } = await planOf({
      'metrics.mdx': `metrics:
  - { name: Latency, statistic: p95, baseline: 250 ms, expected: 150 ms, stated: { improvement: 40% faster } }
  - { name: Coverage, group: Phase 1, target: ≥ 95 %, measured: 65 % }
  - { name: Error rate, group: Phase 1, target: < 1 %, measured: 0.2 %, baseline: 0 % }
  - { name: Uptime, group: Phase 1, target: { unknown: "no figure" } }
  - { name: Throughput, group: Phase 1, target: ≥ 1000 req/s, expected: 800 req/s }`,
    });
    const rows = metricGroups(facts.metrics, plan).flatMap((group) =>
      group.rows.map((row) => [group.title, row.name, row.about, row.change, row.statedChange, row.outcome, row.reasons.length]),
    );
    expect(rows).toEqual([
      [undefined, 'Latency', 'p95, lower is better', '−40 %', '40% faster', 'no target', 0],
      ['Phase 1', 'Coverage', 'higher is better', undefined, undefined, 'missed', 0],
      ['Phase 1', 'Error rate', 'lower is better', undefined, undefined, 'reached', 0],
      ['Phase 1', 'Uptime', 'higher is better', undefined, undefined, 'no target', 1],
      ['Phase 1', 'Throughput', 'higher is better', undefined, undefined, 'expected to be missed', 0],
    ]);
  });

  test.each([
    [-0.4, '−40 %'],
    [3, '+300 %'],
    [0.001, '±0 %'],
    [12.5, '+1,250 %'],
  ])('a change of %d is %s', (change, text) => {
    expect(changeText(change)).toBe(text);
  });
});
