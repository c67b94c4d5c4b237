import { edit, type Files, without } from './edited.ts';
import { ORDER_SERVICE } from './order-service.ts';

/** A pull request as people open it, and the plan that it is opened against. */
export interface PullRequest {
  title: string;
  base: Files;
  head: Files;
}

const P = 'plans/order-service';
type Edits = readonly [file: string, ...replacements: [before: string, after: string][]];
const edited = (files: Files, ...edits: readonly Edits[]): Files =>
  edits.reduce((all, [file, ...replacements]) => edit(all, `${P}/${file}`, ...replacements), files);
const moved = (files: Files, from: string, to: string): Files => {
  const { [`${P}/${from}`]: text = '', ...rest } = files;
  return { ...rest, [`${P}/${to}`]: text };
};
const withFile = (files: Files, file: string, text: string): Files => ({ ...files, [`${P}/${file}`]: text });

/** The running plan with dates on which the old operations are switched off. */
export const BASE: Files = edited(ORDER_SERVICE, [
  'endpoints/orders.mdx',
  [
    'defaults: { phase: port, stage: legacy-only }',
    'defaults: { phase: port, stage: legacy-only, deprecated: 2026-06-01, sunset: 2026-09-01 }',
  ],
]);

const pr = (title: string, ...edits: readonly Edits[]): PullRequest => ({ title, base: BASE, head: edited(BASE, ...edits) });
const changed = (title: string, head: Files, base: Files = BASE): PullRequest => ({ title, base, head });

const INVOICES: Files = {
  'plans/invoices/plan.mdx':
    '---\ntitle: Invoice service\nstatus: planned\nstart: 2026-07-06\ncalendar: office\nfrom: { system: Old }\nto: { system: New }\n---\n',
  'plans/invoices/phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 4w\n---\n\n- [ ] Write it (owner: Ana)\n',
  'plans/invoices/phases/2-move.mdx': '---\ntitle: Move\nstatus: planned\nduration: { low: 1w, likely: 2w, high: 4w }\n---\n',
  'plans/invoices/endpoints/http.mdx':
    '---\ntitle: Invoices\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /invoices, to: same }\n  - { from: GET /invoices.xml, to: none, sunset: 2026-09-01 }\n---\n',
};

const PILOT =
  '---\ntitle: Pilot\nstatus: planned\nafter: [proving]\nduration: 1w\nowner: Ada\n---\n\n- [ ] Ask two callers to try it (owner: Ada)\n';

/** 300 rows, in one order and in another. */
const catalog = (order: (rows: string[]) => string[], change: (row: string) => string[] = (row) => [row]): Files => {
  const rows = Array.from({ length: 300 }, (_, n) => `  - { from: GET /items/${n}, to: same, sunset: 2026-12-01 }`);
  return withFile(
    BASE,
    'endpoints/catalog.mdx',
    `---\ntitle: Catalog\nfrom: { system: Old }\nto: { system: New }\nmappings:\n${order(rows).flatMap(change).join('\n')}\n---\n`,
  );
};

const SAFE = edited(BASE, ['phases/4-cutover.mdx', ['after: [proving]\n', 'after: [proving]\nperiod: 2026-07-06..2026-07-31\n']]);

/** The pull requests, by the names that reviewers gave them. */
export const PULL_REQUESTS: readonly PullRequest[] = [
  pr('01 a phase takes three days longer', ['phases/3-proving.mdx', ['duration: 3w', 'duration: 18d']]),
  changed(
    '02a a dependency is added',
    edited(
      withFile(BASE, 'phases/5-docs.mdx', PILOT.replace('Pilot', 'Docs').replace('[proving]', '[port]').replace('1w', '2d')),
      ['phases/4-cutover.mdx', ['after: [proving]', 'after: [proving, docs]']],
    ),
    withFile(BASE, 'phases/5-docs.mdx', PILOT.replace('Pilot', 'Docs').replace('[proving]', '[port]').replace('1w', '2d')),
  ),
  pr('02b a dependency is removed', ['phases/3-proving.mdx', ['after: [port]', 'after: [foundation]']]),
  changed(
    '03 a phase is inserted',
    edited(withFile(BASE, 'phases/3.5-pilot.mdx', PILOT), ['phases/4-cutover.mdx', ['after: [proving]', 'after: [pilot]']]),
  ),
  changed(
    '04 a phase is split in two',
    edited(
      withFile(
        BASE,
        'phases/2.5-port-writes.mdx',
        '---\ntitle: Port the writes\nstatus: planned\nafter: [port]\nduration: 3w\nowner: Mira\n---\n\n- [ ] Cancel orders (owner: Mira)\n- [ ] Build the warehouse client with a time limit of 2 s (id: warehouse-client; owner: Jonas)\n',
      ),
      [
        'phases/2-port.mdx',
        ['duration: 6w', 'duration: 3w'],
        ['- [ ] Cancel orders (owner: Mira)\n', ''],
        ['- [ ] Build the warehouse client with a time limit of 2 s (id: warehouse-client; owner: Jonas)\n', ''],
      ],
      ['phases/3-proving.mdx', ['after: [port]', 'after: [port-writes]']],
      ['risks.mdx', ['tasks: [phase/port/warehouse-client]', 'tasks: [phase/port-writes/warehouse-client]']],
    ),
  ),
  changed(
    '05 a phase is renumbered and gets another title',
    edited(
      moved(BASE, 'phases/3-proving.mdx', 'phases/3.5-shadow.mdx'),
      ['phases/3.5-shadow.mdx', ['title: Proving', 'title: Shadow traffic']],
      ['phases/4-cutover.mdx', ['after: [proving]', 'after: [shadow]']],
      ['rollout/ramp.mdx', ['phase: proving', 'phase: shadow']],
      ['quality.mdx', ['phase: proving', 'phase: shadow']],
      ['stack.mdx', ['phase: proving', 'phase: shadow']],
      ['metrics.mdx', ['phase: proving', 'phase: shadow']],
      ['plan.mdx', ['nextReview: phase/proving', 'nextReview: phase/shadow']],
      ['risks.mdx', ['tasks: [phase/proving/mirror]', 'tasks: [phase/shadow/mirror]']],
    ),
  ),
  pr('06 tasks are ticked', [
    'phases/2-port.mdx',
    ['- [ ] Cancel orders', '- [x] Cancel orders'],
    ['- [ ] Export orders', '- [x] Export orders'],
  ]),
  pr('07 a task is reworded', [
    'phases/3-proving.mdx',
    ['- [ ] Run the load test (owner', '- [ ] Run the load test with the traffic of Black Friday 2025 (owner'],
  ]),
  pr('08 another owner', ['phases/3-proving.mdx', ['owner: Luis\n---', 'owner: Ada\n---']]),
  pr('09 an operation gets another target', [
    'endpoints/orders.mdx',
    ['{ from: GET /orders.csv, to: same }', '{ from: GET /orders.csv, to: GET /exports/orders }'],
  ]),
  pr('10 an operation is removed', ['endpoints/orders.mdx', ['  - { from: GET /orders.csv, to: same }\n', '']]),
  pr('11 sunsets come earlier', ['endpoints/orders.mdx', ['sunset: 2026-09-01', 'sunset: 2026-08-20']]),
  pr('12 a stage advances', [
    'endpoints/orders.mdx',
    ['{ from: GET /orders, to: same }', '{ from: GET /orders, to: same, stage: shadow }'],
  ]),
  pr('13 a step of the rollout is removed', [
    'rollout/ramp.mdx',
    [
      '  - id: half\n    title: Half\n    share: 50 %\n    hold: 4d\n    promoteIf: [{ when: 5xx rate, is: < 0.20 %, metric: errors }]\n',
      '',
    ],
  ]),
  pr('14 a share is raised', ['rollout/ramp.mdx', ['share: 10 %', 'share: 25 %']]),
  pr('15 a trigger fires later', ['rollback/1-route-back.mdx', ['is: "> 1 %"', 'is: "> 5 %"']]),
  pr('15b a trigger is watched for longer', ['rollback/1-route-back.mdx', ['for: 5 min', 'for: 60 min']]),
  pr('15c a gate lets ten times as much through', [
    'rollout/ramp.mdx',
    ['hold: 3d\n    promoteIf: [{ when: 5xx rate, is: < 0.20 %', 'hold: 3d\n    promoteIf: [{ when: 5xx rate, is: < 2 %'],
  ]),
  pr('16 a target is weakened beyond the baseline', ['metrics.mdx', ['target: < 150 ms', 'target: < 300 ms']]),
  pr('17 an open risk is deleted', [
    'risks.mdx',
    [
      '  - id: differences\n    title: An answer differs where no recording looks\n    probability: low\n    impact: medium\n    consequence: "A caller misreads an order"\n    mitigation: "Reads are mirrored for three days before anybody gets an answer from the new service"\n    tasks: [phase/proving/mirror]\n    affects: [phase/cutover]\n    owner: Luis\n',
      '',
    ],
  ]),
  pr('18 a risk is lowered', ['risks.mdx', ['probability: medium\n    impact: high', 'probability: low\n    impact: high']]),
  pr('19 a decision is taken', [
    'decisions.mdx',
    [
      'state: open\n    due: 2026-07-01',
      'state: decided\n    date: 2026-05-29\n    chosen: 30 days\n    why: "Images cost little, but nobody will look at them after a month"',
    ],
  ]),
  changed(
    '20 holidays',
    edit(BASE, 'calendars/office.mdx', ['title: Whit Monday }', 'title: Whit Monday }, { from: 2026-06-22, to: 2026-06-26 }']),
  ),
  changed('21 a plan is added', {
    ...edit(BASE, 'portfolio.mdx', ['[order-service]', '[order-service, invoices]']),
    ...INVOICES,
  }),
  changed('22 a plan is deleted', BASE, {
    ...edit(BASE, 'portfolio.mdx', ['[order-service]', '[order-service, invoices]']),
    ...INVOICES,
  }),
  pr(
    '23 formatting, reflow and reorder',
    ['phases/3-proving.mdx', ['duration: 3w\neffort: 25 pd', 'effort: 25pd\nduration: 15d'], ['- [ ] Run', '* [ ] Run']],
    ['risks.mdx', ['"Requests wait until', "'Requests wait until"], ['gives up"', "gives up'"]],
    ['phases/2-port.mdx', ['are rebuilt. Each', 'are rebuilt.\nEach']],
  ),
  changed(
    '24 a plan is merged into another',
    Object.fromEntries(
      Object.entries({ ...BASE, ...INVOICES }).flatMap(([file, text]) =>
        file === 'plans/invoices/plan.mdx'
          ? []
          : [
              [
                file
                  .replace('plans/invoices/phases/', `${P}/phases/6`)
                  .replace('plans/invoices/endpoints/http', `${P}/endpoints/invoices`),
                text,
              ],
            ],
      ),
    ),
    { ...edit(BASE, 'portfolio.mdx', ['[order-service]', '[order-service, invoices]']), ...INVOICES },
  ),
  pr('25 the head cannot be read', [
    'plan.mdx',
    ['from: { system: Flask order service,', 'from: [ system: Flask order service,'],
  ]),
  changed('26 the base could not be read', BASE, edited(BASE, ['plan.mdx', ['from: { system', 'from: [ system']])),
  changed(
    '27 a rollout is renamed and edited',
    edited(
      moved(BASE, 'rollout/ramp.mdx', 'rollout/share.mdx'),
      ['rollout/share.mdx', ['title: Ramp by percentage', 'title: Canary by share'], ['hold: 4d', 'hold: 1d']],
      [
        'decisions.mdx',
        ['options: [rollout/ramp', 'options: [rollout/share'],
        ['recommended: rollout/ramp', 'recommended: rollout/share'],
        ['chosen: rollout/ramp', 'chosen: rollout/share'],
      ],
      ['rollback/1-route-back.mdx', ['rollout/ramp/all', 'rollout/share/all']],
      ['plan.mdx', ['(rollout/ramp.mdx)', '(rollout/share.mdx)']],
      ['phases/4-cutover.mdx', ['(../rollout/ramp.mdx)', '(../rollout/share.mdx)']],
    ),
  ),
  changed(
    '28 300 rows in another order, with two edits',
    catalog(
      (rows) => rows.toReversed(),
      (row) =>
        row.includes('/items/7,')
          ? []
          : [row.replace('GET /items/9, to: same, sunset: 2026-12-01', 'GET /items/9, to: same, sunset: 2026-11-01')],
    ),
    catalog((rows) => rows),
  ),
  pr('29 conflict markers', [
    'phases/3-proving.mdx',
    ['duration: 3w', '<<<<<<< ours\nduration: 3w\n=======\nduration: 4w\n>>>>>>> theirs'],
  ]),
  changed(
    '30 a realistic mix',
    edited(
      withFile(BASE, 'pages/faq.mdx', '---\ntitle: Questions\n---\n\nWho is asked first? Ada.\n'),
      [
        'phases/2-port.mdx',
        ['- [ ] Cancel orders', '- [x] Cancel orders'],
        ['duration: 6w', 'duration: 8w'],
        ['remaining: 9d', 'remaining: 19d'],
      ],
      ['risks.mdx', ['probability: medium', 'probability: high']],
      ['phases/3-proving.mdx', ['owner: Luis\n---', 'owner: Ada\n---']],
      ['plan.mdx', ['notices nothing"', 'notices nothing at all"']],
    ),
  ),
  pr('31 the exit criterion of the cutover is removed', [
    'phases/4-cutover.mdx',
    ['- [ ] The error rate has kept its target for 2 weeks at 100 % (metric: errors)\n', ''],
  ]),
  changed(
    '33 edits that make up for each other',
    edited(
      withFile(BASE, 'phases/5-docs.mdx', PILOT.replace('Pilot', 'Docs').replace('[proving]', '[port]').replace('1w', '3w')),
      ['phases/3-proving.mdx', ['duration: 3w', 'duration: 1w']],
      ['phases/4-cutover.mdx', ['after: [proving]', 'after: [proving, docs]']],
    ),
    edited(
      withFile(BASE, 'phases/5-docs.mdx', PILOT.replace('Pilot', 'Docs').replace('[proving]', '[port]').replace('1w', '1w')),
      ['phases/4-cutover.mdx', ['after: [proving]', 'after: [proving, docs]']],
    ),
  ),
  changed('34 a rollback is deleted', without(BASE, `${P}/rollback/1-route-back.mdx`)),
  pr('35 boxes are unticked', [
    'phases/1-foundation.mdx',
    ['- [x] Connect it', '- [ ] Connect it'],
    [
      '- [x] The baseline of every metric is recorded (evidence: dashboard of 27 April; as of: 2026-04-30)',
      '- [ ] The baseline of every metric is recorded',
    ],
  ]),
  pr('37 the start moves', ['plan.mdx', ['start: 2026-04-13', 'start: 2026-05-11']]),
  pr('m3 an actual finish is recorded', [
    'phases/2-port.mdx',
    ['status: in-progress', 'status: done'],
    ['actual: { start: 2026-05-04 }\nremaining: 9d', 'actual: { start: 2026-05-04, finish: 2026-05-29 }'],
  ]),
  changed(
    'u1 a phase that is pinned takes longer',
    edited(SAFE, ['phases/4-cutover.mdx', ['duration: 4w', 'duration: 5w']]),
    SAFE,
  ),
  pr('u2 a length becomes a range', ['phases/3-proving.mdx', ['duration: 3w', 'duration: { low: 2w, likely: 3w, high: 6w }']]),
];
