import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { toldSentences } from '../../src/changes/comparison.ts';
import { JUDGES } from '../../src/changes/judgements/registry.ts';
import { WEIGHTED, weightOf } from '../../src/changes/judgements/weights.ts';
import { jsonSchema } from '../../src/model/json-schema.ts';
import { KINDS, type Kind } from '../../src/model/registry.ts';
import { TASK_ATTRIBUTES } from '../../src/reader/tasks.ts';
import { edit, type Files, side } from './edited.ts';
import { BASE } from './pull-requests.ts';

type Json = { properties?: Record<string, Json>; items?: Json; anyOf?: Json[]; propertyNames?: Json };
const isAbsence = ({ properties = {} }: Json): boolean => 'unknown' in properties || 'notApplicable' in properties;
const alternatives = (schema: Json): Json[] =>
  schema.anyOf ? schema.anyOf.filter((each) => !isAbsence(each)).flatMap(alternatives) : [schema];
function paths(schema: Json): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const options = alternatives(field);
    const group = options.length === 1 && options[0]?.properties ? options[0] : undefined;
    return group && name !== 'defaults' ? paths(group).map((path) => `${name}.${path}`) : [name];
  });
}

/** Every field of every kind and row, and of tasks and criteria, as `type.field`. */
const FIELDS: readonly (readonly [type: string, field: string])[] = [
  ...KINDS.flatMap((kind) => {
    const schema = jsonSchema(kind as Kind) as Json;
    const rows = (kind as Kind).rows.map(({ field }) => field);
    return [
      ...paths(schema)
        .filter((path) => !rows.includes(path))
        .map((path) => [kind.name, path] as const),
      ...rows.flatMap((list) => {
        const items = alternatives(schema.properties?.[list] ?? {}).find((each) => each.items)?.items ?? {};
        return [...new Set(alternatives(items).flatMap(paths))].map((path) => [`${kind.name}/${list}`, path] as const);
      }),
    ];
  }),
  ...['task', 'criterion'].flatMap((type) =>
    [...TASK_ATTRIBUTES, 'text', 'state', 'heading', 'under'].map((name) => [type, name] as const),
  ),
];

const judgeOf = (type: string, field: string): unknown => {
  const fields = JUDGES[type]?.fields ?? {};
  return fields[field] ?? fields[`${field.split('.')[0]}.*`];
};

it('every field says in every direction how grave a change of it is, or why it never is', () => {
  expect(FIELDS.length).toBeGreaterThan(500);
  expect(FIELDS.filter(([type, field]) => !judgeOf(type, field) && !weightOf(type, field)).map((each) => each.join('.'))).toEqual(
    [],
  );
});

it('no entry is of a field that is not there', () => {
  const known = new Set(FIELDS.map((each) => each.join('.')));
  const judged = Object.entries(JUDGES).flatMap(([type, { fields = {} }]) =>
    Object.keys(fields).map((field) => `${type}.${field}`),
  );
  const isKnown = (entry: string): boolean => known.has(entry) || /\.(rules\.\*|body\.\w+)$/.test(entry);
  const stated = (entry: string): boolean => /\.stated\.\w+$/.test(entry);
  expect([...WEIGHTED.filter((entry) => !stated(entry)), ...judged].filter((entry) => !isKnown(entry))).toEqual([]);
});

describe('a loosened promise is at least a warning, and the way back is a note', () => {
  const P = 'plans/order-service';
  it.each<[string, string, [string, string], string]>([
    [
      'the limit of a rollback is dropped',
      'rollback/1-route-back.mdx',
      ['until: { after: 14d, from: rollout/ramp/all }\n', ''],
      'breaking',
    ],
    [
      'a rollback loses data',
      'rollback/1-route-back.mdx',
      ['data: none, both services write to one database', 'data: orders of the last hour are lost'],
      'warning',
    ],
    [
      'a rollback loses its needs',
      'rollback/1-route-back.mdx',
      ['needs: ["The old service runs with its full number of replicas"]\n', ''],
      'warning',
    ],
    ['a rollback has no owner', 'rollback/1-route-back.mdx', ['owner: Ada\n', ''], 'warning'],
    ['a trigger watches for something else', 'rollback/1-route-back.mdx', ['when: 5xx rate', 'when: complaints'], 'warning'],
    ['an old service is kept for less time', 'rollout/ramp.mdx', ['hold: 2w', 'hold: 2d'], 'warning'],
    [
      'a promotion is not conditional any more',
      'rollout/ramp.mdx',
      ['    hold: 4d\n    promoteIf: [{ when: 5xx rate, is: < 0.20 %, metric: errors }]\n', '    hold: 4d\n'],
      'warning',
    ],
    ['a checklist gates nothing', 'checklists/go-live.mdx', ['gates: phase/cutover\n', ''], 'warning'],
    [
      'an item of a gate is gone',
      'checklists/go-live.mdx',
      ['- [ ] Alerts of both triggers reach the on-call engineer (owner: Ada)\n', ''],
      'warning',
    ],
    ['a criterion has no metric', 'phases/3-proving.mdx', [' (metric: latency)', ''], 'warning'],
    ['a statistic says less', 'metrics.mdx', ['statistic: p95', 'statistic: p50'], 'warning'],
    [
      'a scope is narrower',
      'metrics.mdx',
      ['scope: all operations\n    baseline: 240', 'scope: reads\n    baseline: 240'],
      'warning',
    ],
    ['a load test asks for less', 'quality.mdx', ['at least 400 req/s', 'at least 100 req/s'], 'warning'],
    [
      'something is not migrated',
      'plan.mdx',
      ['notMigrating:\n', 'notMigrating:\n  - { name: Refunds, why: later }\n'],
      'warning',
    ],
    [
      'fewer replicas',
      'environment.mdx',
      ['replicas: 4\n    probe: /health\n    command', 'replicas: 1\n    probe: /health\n    command'],
      'warning',
    ],
    ['a smaller team', 'plan.mdx', ['count: 2', 'count: 1'], 'warning'],
    ['nobody answers for the cutover', 'phases/4-cutover.mdx', ['effort: 20 pd\nowner: Ada', 'effort: 20 pd'], 'warning'],
    ['a rule is switched off', 'plan.mdx', ['approach:', 'rules: { sums/duration: off }\napproach:'], 'warning'],
    ['a finding is accepted', 'plan.mdx', ['approach:', 'allow: [{ rule: sums/buffer, reason: agreed }]\napproach:'], 'warning'],
    [
      'an audience sees more',
      'plan.mdx',
      ['approach:', 'audiences: [{ id: board, title: Board, sees: [status], mode: open }]\napproach:'],
      'warning',
    ],
  ])('%s', async (_, file, replacement, severity) => {
    const head: Files = edit(BASE, `${P}/${file}`, replacement);
    const worst = async (base: Files, other: Files): Promise<string> =>
      toldSentences(compareModels(await side(base, '2026-05-30'), await side(other, '2026-05-30')))[0]?.severity ?? 'none';
    expect(await worst(BASE, head)).toBe(severity);
  });
});

it('an edit of a rule or an acceptance says which, and why', async () => {
  const file = 'plans/order-service/plan.mdx';
  const sentences = async (text: string): Promise<string[]> =>
    toldSentences(
      compareModels(
        await side(BASE, '2026-05-30'),
        await side(edit(BASE, file, ['approach:', `${text}\napproach:`]), '2026-05-30'),
      ),
    ).map(({ sentence }) => sentence);
  expect(await sentences('rules: { sums/duration: off, risks/*: note }')).toEqual([
    'sums/duration is switched off (before: by default)',
    'risks/* counts as note (before: by default)',
  ]);
  expect(await sentences('allow: [{ rule: sums/buffer, subject: plan, reason: agreed with Ada }]')).toEqual([
    'Plan "Order service, Flask to FastAPI" now accepts sums/buffer of plan ("agreed with Ada")',
  ]);
});

it('resolved, silenced and gone are three words', async () => {
  const late = edit(BASE, 'plans/order-service/plan.mdx', ['stated: { duration: 16w', 'stated: { duration: 12w']);
  const what = async (head: Files) => {
    const { plans } = compareModels(await side(late, '2026-05-30'), await side(head, '2026-05-30'));
    const [{ findings } = { findings: undefined }] = plans;
    return [findings?.resolved.length, findings?.silenced.map(({ by }) => by), findings?.gone.length];
  };
  const file = 'plans/order-service/plan.mdx';
  expect(await what(BASE)).toEqual([1, [], 0]);
  expect(await what(edit(late, file, ['approach:', 'rules: { sums/duration: off }\napproach:']))).toEqual([
    0,
    ['its rule is switched off'],
    0,
  ]);
  expect(await what(edit(late, file, ['approach:', 'allow: [{ rule: sums/duration, reason: old }]\napproach:']))).toEqual([
    0,
    ['accepted in plan.mdx: old'],
    0,
  ]);
  expect(await what({ 'portfolio.mdx': '---\ntitle: Nothing\n---\n' })).toEqual([0, [], 1]);
});
