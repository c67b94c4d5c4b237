import { expect, it } from 'vitest';
import { CHANGE_SEVERITIES } from '../../src/changes/change.ts';
import { compareModels } from '../../src/changes/compare.ts';
import { toldSentences } from '../../src/changes/comparison.ts';
import { failures } from '../../src/changes/failing.ts';
import { readFailOn } from '../../src/cli/fail-on.ts';
import { CHANGES_FORMATS, formatChanges } from '../../src/report/changes/format.ts';
import { side } from './edited.ts';
import { PULL_REQUESTS } from './pull-requests.ts';

/** What reviewers are told: the gravest severity, the exit code without options, the headline. */
const TOLD: readonly (readonly [title: string, severity: string, code: number, headline: string])[] = [
  [
    '01 a phase takes three days longer',
    'warning',
    1,
    'Order service, Flask to FastAPI: finish 2026-08-03 → 2026-08-06 (+3 working days, because "Proving" takes 18d instead of 3w) · all traffic on the new system 2026-07-14 → 2026-07-17 · 1 warning · 1 new error · 1 changed',
  ],
  [
    '02a a dependency is added',
    'note',
    0,
    'Order service, Flask to FastAPI: slack lost: "Docs" 33 d → 13 d · 1 new warning · 1 changed',
  ],
  [
    '02b a dependency is removed',
    'note',
    1,
    'Order service, Flask to FastAPI: finish 2026-08-03 → 2026-06-22 (−30 working days, because "Proving" now waits for "Foundation" instead of "Port the operations") · expected finish 2026-07-30 → 2026-07-17 · critical path no longer through "Port the operations" · 2 new errors · 2 new warnings · 1 changed',
  ],
  [
    '03 a phase is inserted',
    'warning',
    1,
    'Order service, Flask to FastAPI: finish 2026-08-03 → 2026-08-10 (+5 working days, because "Pilot" was inserted) · all traffic on the new system 2026-07-14 → 2026-07-21 · 6 of 17 tasks done (before: 6 of 16) · 1 warning · 1 new error · 1 new warning · 1 added, 1 changed',
  ],
  [
    '04 a phase is split in two',
    'warning',
    0,
    'Order service, Flask to FastAPI: expected finish 2026-07-30 → 2026-08-20 · 1 warning · 3 new warnings · 1 added, 2 changed',
  ],
  [
    '05 a phase is renumbered and gets another title',
    'note',
    0,
    'Order service, Flask to FastAPI: Phase "Proving" is now called "Shadow traffic" · 1 renamed',
  ],
  ['06 tasks are ticked', 'note', 0, 'Order service, Flask to FastAPI: 8 of 16 tasks done (before: 6 of 16) · 2 changed'],
  [
    '07 a task is reworded',
    'note',
    0,
    'Order service, Flask to FastAPI: Task "Run the load test" now reads "Run the load test with the traffic of Black Friday 2025" · 1 changed',
  ],
  ['08 another owner', 'note', 0, 'Order service, Flask to FastAPI: Phase "Proving": owner Luis → Ada · 1 changed'],
  [
    '09 an operation gets another target',
    'breaking',
    1,
    'Order service, Flask to FastAPI: GET /orders.csv is renamed: same → GET /exports/orders · 1 breaking · 1 changed',
  ],
  [
    '10 an operation is removed',
    'breaking',
    1,
    'Order service, Flask to FastAPI: The plan no longer says what happens to GET /orders.csv · 5 of 5 old operations accounted for (before: 6 of 6) · 1 breaking · 1 removed',
  ],
  [
    '11 sunsets come earlier',
    'breaking',
    1,
    'Order service, Flask to FastAPI: 6 endpoints would be switched off earlier: 2026-09-01 → 2026-08-20 · 6 breaking · 6 changed',
  ],
  ['12 a stage advances', 'note', 0, 'Order service, Flask to FastAPI: GET /orders moves from legacy-only to shadow · 1 changed'],
  [
    '13 a step of the rollout is removed',
    'warning',
    0,
    'Order service, Flask to FastAPI: traffic 0 % → 10 % → 100 % (before: 0 % → 10 % → 50 % → 100 %) · Rollout step "Half" is removed · all traffic on the new system 2026-07-14 → 2026-07-10 · 2 warnings · 1 removed',
  ],
  [
    '14 a share is raised',
    'warning',
    0,
    'Order service, Flask to FastAPI: traffic 0 % → 25 % → 50 % → 100 % (before: 0 % → 10 % → 50 % → 100 %) · Rollout step "A tenth": more traffic on the new system, 10 % → 25 % · 2 warnings · 1 changed',
  ],
  [
    '15 a trigger fires later',
    'warning',
    0,
    'Order service, Flask to FastAPI: Trigger "errors-high": threshold relaxed, > 1 % → > 5 % · 1 warning · 1 changed',
  ],
  [
    '15b a trigger is watched for longer',
    'warning',
    0,
    'Order service, Flask to FastAPI: Trigger "errors-high" fires later: it watches for 60 min, before for 5 min · 1 warning · 1 changed',
  ],
  [
    '15c a gate lets ten times as much through',
    'warning',
    0,
    'Order service, Flask to FastAPI: Rollout step "A tenth": promotion "5xx rate" relaxed, < 0.20 % → < 2 % · 1 warning · 1 changed',
  ],
  [
    '16 a target is weakened beyond the baseline',
    'warning',
    0,
    'Order service, Flask to FastAPI: Metric "Order latency": target relaxed, < 150 ms → < 300 ms, worse than the baseline of 240 ms · 1 warning · 1 changed',
  ],
  [
    '17 an open risk is deleted',
    'warning',
    0,
    'Order service, Flask to FastAPI: Risk "An answer differs where no recording looks" is removed, though it was open (probability low, impact med… · 1 warning · 1 removed',
  ],
  [
    '18 a risk is lowered',
    'note',
    0,
    'Order service, Flask to FastAPI: Risk "The warehouse answers late, and orders pile up" is lowered: probability medium → low · 1 changed',
  ],
  [
    '19 a decision is taken',
    'note',
    0,
    'Order service, Flask to FastAPI: Decision "How long are the images of the old service kept?" is decided: 30 days, though a year was recommende… · 1 changed',
  ],
  [
    '20 holidays',
    'warning',
    0,
    'Order service, Flask to FastAPI: finish 2026-08-03 → 2026-08-10 (+5 working days, because of 5 new holidays) · all traffic on the new system 2026-07-14 → 2026-07-21 · 1 warning · 1 changed',
  ],
  [
    '21 a plan is added',
    'note',
    0,
    'Invoice service: new plan, finish 2026-08-14, P80 2026-08-20, 2 phases, critical through "Build", "Move", old operations: 1 keep, 1 retire, first sunset 2026-09-01, 1 warning · 1 added, 1 changed',
  ],
  [
    '22 a plan is deleted',
    'breaking',
    1,
    'Invoice service: plan removed, finish 2026-08-14, P80 2026-08-20, 2 phases, critical through "Build", "Move", old operations: 1 keep, 1 retire, first sunset 2026-09-01, 1 warning · 1 breaking · 1 changed, 1 removed',
  ],
  [
    '23 formatting, reflow and reorder',
    'note',
    0,
    'Order service, Flask to FastAPI: Phase "Proving": duration 3w → 15d, the same length · 1 changed',
  ],
  [
    '24 a plan is merged into another',
    'breaking',
    1,
    'Plans: Invoice service: plan removed, finish 2026-08-14, P80 2026-08-20, 2 phases, critical through "Build", "Move", old operations: 1 keep, 1 retire, first sunset 2026-09-01, 1 warning · Order service, Flask to FastAPI: finish 2026-08-03 → 2026-09-14 (+30 working days, because "Build" was inserted and "Move" was inserted) · Order service, Flask to FastAPI: P80 2026-09-18 (planned before: 2026-08-03) · 1 breaking · 2 warnings · 1 new error · 2 new warnings · 3 added, 1 changed, 1 removed',
  ],
  ['25 the head cannot be read', 'none', 1, 'Order service, Flask to FastAPI: incomplete (1 file cannot be read)'],
  ['26 the base could not be read', 'none', 0, 'Order service, Flask to FastAPI: incomplete (1 file cannot be read)'],
  [
    '27 a rollout is renamed and edited',
    'warning',
    0,
    'Order service, Flask to FastAPI: Rollout step "Half" is watched for less time: 4d → 1d · all traffic on the new system 2026-07-14 → 2026-07-11 · 1 warning · 1 changed, 1 renamed',
  ],
  [
    '28 300 rows in another order, with two edits',
    'breaking',
    1,
    'Order service, Flask to FastAPI: GET /items/9 would be switched off earlier: 2026-12-01 → 2026-11-01 · The plan no longer says what happens to GET /items/7 · 305 of 305 old operations accounted for (before: 306 of 306) · 2 breaking · 1 changed, 1 removed',
  ],
  ['29 conflict markers', 'none', 1, 'Order service, Flask to FastAPI: incomplete (1 file cannot be read) · 2 new errors'],
  [
    '30 a realistic mix',
    'warning',
    1,
    'Order service, Flask to FastAPI: finish 2026-08-03 → 2026-08-17 (+10 working days, because "Port the operations" takes 8w instead of 6w) · Risk "The warehouse answers late, and orders pile up" is raised: probability medium → high · all traffic on the new system 2026-07-14 → 2026-07-28 · 2 warnings · 1 new error · 1 added, 5 changed',
  ],
  [
    '31 the exit criterion of the cutover is removed',
    'warning',
    0,
    'Order service, Flask to FastAPI: Exit criterion "The error rate has kept its target for 2 weeks at 100 %" is removed, though it was open · 1 warning · 1 removed',
  ],
  [
    '33 edits that make up for each other',
    'note',
    0,
    'Order service, Flask to FastAPI: critical path now through "Docs" · slack lost: "Docs" 10 d → 0 d · 2 changed',
  ],
  [
    '34 a rollback is deleted',
    'breaking',
    1,
    'Order service, Flask to FastAPI: Rollback "Route back to Flask" is removed · 1 breaking · 3 new errors · 1 new warning · 1 removed',
  ],
  [
    '35 boxes are unticked',
    'warning',
    1,
    'Order service, Flask to FastAPI: gate of "Foundation" no longer ready · 5 of 16 tasks done (before: 6 of 16) · Task "Connect it to the orders database" is no longer done · 4 warnings · 1 new error · 2 changed',
  ],
  ['37 the start moves', 'note', 0, 'Order service, Flask to FastAPI: start 2026-04-13 → 2026-05-11 · 1 changed'],
  [
    'm3 an actual finish is recorded',
    'note',
    1,
    'Order service, Flask to FastAPI: finish 2026-08-03 → 2026-07-17 (−11 working days, because "Port the operations" finished on 2026-05-29 instead of 2026-06-15) · all traffic on the new system 2026-07-14 → 2026-06-29 · 4 new errors · 1 changed',
  ],
  [
    'u1 a phase that is pinned takes longer',
    'warning',
    1,
    'Order service, Flask to FastAPI: "Cutover" does not move: its period wins · 1 warning · 1 new error · 1 changed',
  ],
  [
    'u2 a length becomes a range',
    'warning',
    0,
    'Order service, Flask to FastAPI: P80 2026-08-10 (planned before: 2026-08-03) · 1 warning · 1 changed',
  ],
];

it.each(TOLD)('%s', async (title, severity, code, headline) => {
  const { base, head } = PULL_REQUESTS.find((each) => each.title === title) ?? { base: {}, head: {} };
  const comparison = compareModels(await side(base, '2026-05-30'), await side(head, '2026-05-30'));
  const all = [...toldSentences(comparison), ...comparison.plans.flatMap(({ consequences }) => consequences)];
  const worst = CHANGE_SEVERITIES.find((each) => all.some((one) => one.severity === each)) ?? 'none';
  const failing = failures(comparison, readFailOn());
  expect([comparison.headline, worst, failing.length > 0 ? 1 : 0]).toEqual([headline, severity, code]);
  for (const format of CHANGES_FORMATS)
    expect(
      formatChanges(format, { comparison, base: 'main', head: 'change', pathOf: (file) => file, failing, colours: false }),
    ).not.toBe('');
});

const sentences = async (title: string): Promise<string[]> => {
  const { base, head } = PULL_REQUESTS.find((each) => each.title === title) ?? { base: {}, head: {} };
  return toldSentences(compareModels(await side(base, '2026-05-30'), await side(head, '2026-05-30'))).map(
    (each) => each.sentence,
  );
};

it('a phase that is split says what it took over, and its tasks are not told again', async () => {
  expect(await sentences('04 a phase is split in two')).toEqual([
    'Phase "Port the operations": duration 6w → 3w',
    'Phase "Proving" now waits for "Port the writes" instead of "Port the operations"',
    'Phase "Port the writes" is added, with 2 tasks of "Port the operations"',
  ]);
});

it('a phase that is merged into another says where its tasks are now', async () => {
  const { base, head } = PULL_REQUESTS.find(({ title }) => title === '04 a phase is split in two') ?? { base: {}, head: {} };
  const told = toldSentences(compareModels(await side(head, '2026-05-30'), await side(base, '2026-05-30')));
  expect(told.map(({ sentence }) => sentence)).toContain(
    'Phase "Port the writes" is removed, 2 tasks now in "Port the operations"',
  );
});

it('every pull request is in the table', () => {
  expect(TOLD.map(([title]) => title)).toEqual(PULL_REQUESTS.map(({ title }) => title));
});
