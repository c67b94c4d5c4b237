import { expect, test } from 'vitest';
import { cellText } from '../../../src/registers/cell.ts';
import { ENDPOINTS } from '../../../src/registers/endpoints.ts';
import { registerCsv } from '../../../src/registers/register-csv.ts';
import { tableOf } from '../../../src/registers/table.ts';
import { allEndpoints } from '../../../src/site/views/all-endpoints.ts';
import { withExpectations } from '../../../src/site/views/runbook.ts';
import { planFile, planOf } from '../plan.ts';

const FILES = {
  'plan.mdx': planFile('start: 2026-06-01'),
  'phases/1-build.mdx': 'title: Build\nstatus: planned\nduration: 2w',
  'phases/2-move.mdx': 'title: Move\nstatus: planned\nafter: [build]\nduration: 2w',
  'rollout/ramp.mdx':
    'title: Ramp\ndefaults: { phase: move }\nsteps:\n  - { id: half, title: Half, share: 50 %, hold: 1w }\n  - { id: all, title: All, share: 100 %, hold: 1w }\n  - { id: off, title: Off, at: T+7d, retires: Old }',
  'endpoints/api.mdx':
    'title: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /a, to: same, phase: build, sunset: 2026-07-31 }\n  - { from: GET /b, to: same, phase: build }\n  - { from: GET /c, to: none }',
};

test('the list of endpoints says when each moves, who answers it now, and when the old side goes', async () => {
  const computed = await planOf(FILES, '2026-06-01');
  const { columns, groups } = tableOf(ENDPOINTS, computed);
  const rows = groups.flatMap(({ rows: own }) => own);
  const of = (key: string): string[] => {
    const at = columns.findIndex((column) => column.key === key);
    return rows.map(({ cells }) => cellText(cells[at] ?? { kind: 'none' }));
  };
  expect(of('when')).toEqual(['2026-06-22', '2026-06-22', '']);
  expect(of('traffic')).toEqual(['100 % old', '100 % old', '100 % old']);
  expect(of('sunset')).toEqual(['2026-07-31', '2026-06-29, with the old system', '2026-06-29, with the old system']);
});

test('its CSV has the same cells', async () => {
  const computed = await planOf(FILES, '2026-06-01');
  const [head, row] = registerCsv(ENDPOINTS, [computed], ({ file }) => ({
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
  })).split('\r\n');
  expect(head).toContain(',when,traffic,');
  expect(row).toContain(',2026-06-22,100 % old,');
});

test('the page of all plans has the operations of each, with anchors of their own', async () => {
  const computed = await planOf(FILES, '2026-06-01');
  const { rows, data } = allEndpoints([computed], '2026-06-01');
  expect(rows.map(({ anchor, url }) => [anchor, url])[0]).toEqual(['example--api-get-a', '/plans/example/endpoints/#api-get-a']);
  expect(data.records.map(({ id, phase, when, traffic }) => [id, phase, when, traffic])[0]).toEqual([
    'example--api-get-a',
    'example/build',
    '2026-06-22',
    '100 % old',
  ]);
});

test('what a step expects is a line of its own, in paragraphs and in tight lists', () => {
  expect(withExpectations('<li>Watch it\nExpect: below 1 %</li>')).toBe(
    '<li>Watch it<span class="expect"><b>Expect</b> below 1 %</span></li>',
  );
  expect(withExpectations('<p>Expect: <code>ok</code></p>')).toBe(
    '<p><span class="expect"><b>Expect</b> <code>ok</code></span></p>',
  );
  expect(withExpectations('<p>As expected: nothing</p>')).toBe('<p>As expected: nothing</p>');
});
