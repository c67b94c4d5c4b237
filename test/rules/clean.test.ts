import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { compute } from '../../src/pipeline/compute.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

const ROOT = fileURLToPath(new URL('../../content/guide/example', import.meta.url));
const AS_OF = '2026-06-01';
const PLAN = 'plans/order-service/';

const files: Record<string, string> = {};
beforeAll(async () => {
  const { files: listed } = await folderTree(ROOT);
  for (const { file, read } of listed) files[file] = new TextDecoder().decode(await read());
});

const findings = async (changed: Record<string, string>): Promise<string[]> =>
  compute(await readContent(memoryTree(changed)), AS_OF, { profile: 'strict' }).findings.map(
    ({ rule, severity, place, message }) => `${rule} (${severity}) ${place.file.replace(PLAN, '')}:${place.line} ${message}`,
  );

test('the steps of its rollout stand where the guide says: with their phase, and all traffic a week later', async () => {
  const [plan] = compute(await readContent(memoryTree(files)), AS_OF).plans;
  const steps = plan?.schedule.rollouts[0]?.steps ?? [];
  expect(Object.fromEntries(steps.map(({ ref, start }) => [ref.split('/').at(-1), start]))).toMatchObject({
    tenth: '2026-07-07',
    all: '2026-07-14',
  });
  expect(plan?.schedule.rollouts[0]?.cutover).toBe('2026-07-14');
});

/** One edit to one file: what is written there, what is written instead, and the one rule that has to notice. */
const EDITS: readonly (readonly [rule: string, file: string, from: string, to: string])[] = [
  ['sums/duration', 'plan.mdx', 'duration: 16w', 'duration: 14w'],
  ['sums/phase-count', 'plan.mdx', 'phases: 4', 'phases: 5'],
  ['bounds/deadline', 'phases/4-cutover.mdx', 'duration: 4w', 'duration: 4w\ndeadline: 2026-07-17'],
  ['reference/unknown-phase', 'endpoints/orders.mdx', 'phase: foundation', 'phase: fundation'],
  ['status/done-with-open-boxes', 'phases/1-foundation.mdx', '- [x] Connect it', '- [ ] Connect it'],
  ['risks/rollback-after-retirement', 'rollback/1-route-back.mdx', 'after: 14d', 'after: 30d'],
  ['decisions/not-an-option', 'decisions.mdx', 'chosen: rollout/ramp', 'chosen: rollout/ramps'],
  ['decisions/overdue', 'decisions.mdx', 'due: 2026-07-01', 'due: 2026-05-20'],
  ['words/unmeasurable-criterion', 'phases/4-cutover.mdx', 'The old service is deleted', 'All features working'],
  [
    'risks/no-mitigation',
    'risks.mdx',
    '    mitigation: "The client gives up after 2 s and queues the call"\n    tasks: [phase/port/warehouse-client]\n',
    '',
  ],
  ['damage/secret', 'environment.mdx', 'orders@db', `orders:${['hT7qz2', 'LpX9'].join('')}@db`],
  ['damage/placeholder', 'environment.mdx', 'registry.shop.internal/orders-flask', 'your-registry/orders-flask'],
  ['reference/broken-link', 'plan.mdx', 'checklists/go-live.mdx', 'checklists/golive.mdx'],
  [
    'traffic/retired-while-serving',
    'rollout/ramp.mdx',
    '    share: 10 %\n',
    '    share: 10 %\n    retires: Flask order service\n',
  ],
  ['traffic/not-monotone', 'rollout/ramp.mdx', 'share: 50 %', 'share: 5 %'],
];

describe('the example plan of the guide', () => {
  test('has no finding of any severity', async () => {
    expect(await findings(files)).toEqual([]);
  });

  test.each(EDITS)('%s is the only finding after an edit of %s', async (rule, file, from, to) => {
    const path = PLAN + file;
    const text = files[path] ?? '';
    expect(text.split(from).length - 1, `"${from}" stands once in ${file}`).toBe(1);
    const found = await findings({ ...files, [path]: text.replace(from, () => to) });
    expect(found.map((each) => each.split(' ')[0])).toEqual([rule]);
  });
});
