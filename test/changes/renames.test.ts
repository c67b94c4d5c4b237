import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { allFindings, toldChanges, toldSentences } from '../../src/changes/comparison.ts';
import { edit, side } from './edited.ts';
import { SMALL } from './edits.ts';
import { BASE } from './pull-requests.ts';

const P = 'plans/p';

async function told(file: string, before: string, after: string): Promise<string[]> {
  const comparison = compareModels(await side(SMALL), await side(edit(SMALL, `${P}/${file}`, [before, after])));
  return toldChanges(comparison).map(
    ({ action, label, wasRef }) => `${action} ${label}${wasRef === undefined ? '' : ` (was ${wasRef})`}`,
  );
}

describe('what is one thing under a new name', () => {
  it.each([
    [
      'a path whose parameter or version changes',
      'endpoints/http.mdx',
      'from: GET /orders,',
      'from: GET /orders/all,',
      ['changed GET /orders/all (was endpoints/http/get-orders)'],
    ],
    [
      'a task whose words are put better',
      'phases/2-api.mdx',
      'Write the endpoints',
      'Write all the endpoints',
      ['changed Write all the endpoints (was phase/api/write-the-endpoints)'],
    ],
    [
      'a step with another title',
      'rollout/ramp.mdx',
      'title: A tenth',
      'title: A tenth of all',
      ['renamed A tenth of all (was rollout/ramp/a-tenth)'],
    ],
  ])('%s', async (_, file, before, after, expected) => {
    expect(await told(file, before, after)).toEqual(expected);
  });
});

describe('what is another thing in its place', () => {
  it.each([
    [
      'another operation',
      'endpoints/http.mdx',
      '{ from: GET /orders, to: same }',
      '{ from: POST /payments, to: none }',
      ['removed GET /orders', 'added POST /payments'],
    ],
    [
      'another risk',
      'risks.mdx',
      '{ id: team, title: The team is busy, level: medium }',
      '{ id: licence, title: A licence runs out, level: medium }',
      ['removed The team is busy', 'added A licence runs out'],
    ],
    [
      'another task',
      'phases/2-api.mdx',
      'Write the endpoints',
      'Order new servers',
      ['removed Write the endpoints', 'added Order new servers'],
    ],
  ])('%s', async (_, file, before, after, expected) => {
    expect((await told(file, before, after)).sort()).toEqual([...expected].sort());
  });
});

/** Everything of the example that has a name, and what else names it: `old → new` in every file, and files that move. */
const THINGS: [what: string, ids: [was: string, now: string][], file?: [was: string, now: string]][] = [
  [
    'a phase',
    [
      ['after: [proving]', 'after: [shadow]'],
      ['phase: proving', 'phase: shadow'],
      ['phase/proving', 'phase/shadow'],
    ],
    ['phases/3-proving', 'phases/3-shadow'],
  ],
  ['a rollout', [['rollout/ramp', 'rollout/share']], ['rollout/ramp', 'rollout/share']],
  ['a rollback', [['rollback/1-route-back', 'rollback/1-back-to-flask']], ['rollback/1-route-back', 'rollback/1-back-to-flask']],
  [
    'a checklist',
    [['checklists/go-live', 'checklists/before-the-cutover']],
    ['checklists/go-live', 'checklists/before-the-cutover'],
  ],
  ['an API', [['endpoints/orders/', 'endpoints/rest/']], ['endpoints/orders', 'endpoints/rest']],
  ['a view', [], ['architecture/services', 'architecture/all']],
  [
    'a step',
    [
      ['id: all', 'id: full'],
      ['ramp/all', 'ramp/full'],
    ],
  ],
  ['a trigger', [['errors-high', 'too-many-errors']]],
  [
    'a task',
    [
      ['id: warehouse-client', 'id: client'],
      ['port/warehouse-client', 'port/client'],
    ],
  ],
  ['a risk', [['id: warehouse\n', 'id: slow-warehouse\n']]],
  ['a decision', [['id: archive', 'id: images']]],
  [
    'a metric',
    [
      ['id: latency\n', 'id: p95\n'],
      ['metric: latency', 'metric: p95'],
    ],
  ],
  [
    'a node',
    [
      ['id: gateway', 'id: front-door'],
      ['from: gateway', 'from: front-door'],
    ],
  ],
  [
    'a service',
    [
      ['id: flask', 'id: old-flask'],
      ['service: flask', 'service: old-flask'],
    ],
  ],
];

describe('one thing renamed, and all that names it, is one change and no warning', () => {
  it.each(THINGS)('%s', async (_, ids, file) => {
    const head = Object.fromEntries(
      Object.entries(BASE).map(([name, text]) => {
        const path = file && name === `plans/order-service/${file[0]}.mdx` ? `plans/order-service/${file[1]}.mdx` : name;
        return [path, ids.reduce((all, [was, now]) => all.replaceAll(was, () => now), text)];
      }),
    );
    for (const [base, other] of [
      [BASE, head],
      [head, BASE],
    ] as const) {
      const comparison = compareModels(await side(base, '2026-05-30'), await side(other, '2026-05-30'));
      const told = toldSentences(comparison);
      expect(told.map(({ sentence, severity }) => [severity, /renamed|called|moves/.test(sentence)])).toEqual([['note', true]]);
      expect(allFindings(comparison).introduced).toEqual([]);
      expect(comparison.plans.flatMap(({ consequences }) => consequences)).toEqual([]);
    }
  });

  it('a plan, with what the portfolio lists', async () => {
    const head = Object.fromEntries(
      Object.entries(BASE).map(([name, text]) => [
        name.replace('plans/order-service/', 'plans/orders/'),
        text.replace('plans: [order-service]', 'plans: [orders]'),
      ]),
    );
    const told = toldSentences(compareModels(await side(BASE, '2026-05-30'), await side(head, '2026-05-30')));
    expect(told.map(({ sentence }) => sentence)).toEqual([expect.stringMatching(/^Plan .* is renamed: order-service → orders$/)]);
  });

  it('a calendar', async () => {
    const head = Object.fromEntries(
      Object.entries(BASE).map(([name, text]) => [
        name.replace('calendars/office', 'calendars/berlin'),
        text.replace('calendar: office', 'calendar: berlin'),
      ]),
    );
    const told = toldSentences(compareModels(await side(BASE, '2026-05-30'), await side(head, '2026-05-30')));
    expect(told.map(({ sentence }) => sentence)).toEqual(['Calendar "Office days" is renamed: office → berlin']);
  });
});

describe('renames of many things at once', () => {
  const risks = (count: number, id: (n: number) => string) => ({
    ...SMALL,
    [`${P}/risks.mdx`]: `---\nrisks:\n${Array.from({ length: count }, (_, n) => `  - { id: ${id(n)}, title: Risk number ${n} of the list, level: low }`).join('\n')}\n---\n`,
  });

  it('a thousand of them are found, and told in one sentence', async () => {
    const comparison = compareModels(await side(risks(1000, (n) => `r${n}`)), await side(risks(1000, (n) => `risk-${n}`)));
    const told = toldSentences(comparison);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      severity: 'note',
      records: 1000,
      sentence: expect.stringMatching(/^1000 risks renamed alike: risks\/r0 → risks\/risk-0/),
    });
    expect(comparison.limits).toEqual([]);
  });

  it('a thousand rows under new ids and new paths are found, though every word of a path stands in a hundred of them', async () => {
    const digits = [...'abcdefghij'].map((letter) => letter.repeat(4));
    const paths = digits.flatMap((a) => digits.flatMap((b) => digits.map((c) => `${a}/x${b}/y${c}`)));
    const rows = (prefix: string, id: string) =>
      edit(SMALL, `${P}/endpoints/http.mdx`, [
        'mappings:\n',
        `mappings:\n${paths.map((path, n) => `  - { id: ${id}${n}, from: GET ${prefix}/${path}, to: same }\n`).join('')}`,
      ]);
    const comparison = compareModels(await side(rows('', 'r')), await side(rows('/v2', 'row-')));
    expect(comparison.limits).toEqual([]);
    expect(toldSentences(comparison).map(({ severity, records }) => [severity, records])).toEqual([['breaking', 1000]]);
  });

  it('things that nothing tells apart are not guessed at, and that is said', async () => {
    const rows = (word: string) => ({
      ...SMALL,
      [`${P}/risks.mdx`]: `---\nrisks:\n${Array.from({ length: 250 }, (_, n) => `  - { id: ${word}${n}, title: A risk, level: low }`).join('\n')}\n---\n`,
    });
    const { limits } = compareModels(await side(rows('a')), await side(rows('b')));
    expect(limits).toEqual([
      '250 removed things of "Shop" are too alike to look for renames: they are told as removed and added',
    ]);
  });
});
