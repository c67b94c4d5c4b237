import { beforeAll, describe, expect, test } from 'vitest';
import type { ComputedPlan } from '../../src/pipeline/compute.ts';
import type { ShareAudience } from '../../src/share/audiences.ts';
import { sharePage } from '../../src/share/page/page.ts';
import { projectPlan } from '../../src/share/projection/project.ts';
import { allowedAll, audience, fieldsOf } from './audience.ts';
import { AS_OF, computedOf, everything, Words } from './everything.ts';

const words = new Words();
let plan: ComputedPlan;

beforeAll(async () => {
  const { computed, plan: own } = await computedOf(everything(words));
  plan = own;
  // The fixture is only as good as the fields that it fills: none may be refused.
  expect(computed.findings.filter(({ rule, severity }) => severity === 'error' && /^(schema|syntax|file)\//.test(rule))).toEqual(
    [],
  );
});

const page = (of: ShareAudience, computed = plan): string => sharePage(projectPlan(computed, of, AS_OF));
const seen = (of: ShareAudience): string[] => words.in(page(of)).sort();
/** Every page is headed by these. */
const HEAD = ['plan.document.version', 'plan.title'];

describe('an audience sees the fields that it is allowed, of all that a plan can say', () => {
  test.each<[string, ShareAudience, string[]]>([
    ['nothing', audience(), []],
    ['the status', audience({ sees: ['status'] }), ['plan.from.system', 'plan.to.system']],
    ['the status in words', audience({ sees: { status: ['status', 'words', 'summary'] } }), ['plan.statusText', 'plan.summary']],
    ['the timeline', audience({ sees: ['timeline'] }), ['phase.title']],
    ['milestones', audience({ sees: ['milestones'] }), ['phase.title']],
    ['risks', audience({ sees: ['risks'] }), ['risks.risks.mitigation', 'risks.risks.title']],
    ['one field of risks', audience({ sees: { risks: ['consequence'] } }), ['risks.risks.consequence']],
    ['decisions', audience({ sees: ['decisions'] }), ['decision.title', 'decisions.decisions.title']],
    ['metrics', audience({ sees: ['metrics'] }), ['metrics.metrics.name']],
    ['the rollout', audience({ sees: ['rollout'] }), ['rollout.steps.title']],
    ['rollbacks', audience({ sees: ['rollback'] }), ['rollback.loses', 'rollback.title']],
    ['data', audience({ sees: ['data'] }), ['data.datasets.name']],
    ['tasks', audience({ sees: ['tasks'] }), ['phase.task']],
    ['the team', audience({ sees: ['team'] }), ['plan.team.role']],
    ['what stays', audience({ sees: ['staying'] }), ['plan.notMigrating.name', 'plan.notMigrating.why']],
    ['the architecture', audience({ sees: ['architecture'] }), ['architecture.nodes.title']],
    [
      'the architecture as a drawing',
      audience({ sees: { architecture: ['title', 'drawing', 'view', 'groups', 'flows'] } }),
      ['architecture.nodes.title', 'architecture.title', 'architecture.groups.title'],
    ],
    ['services', audience({ sees: ['environment'] }), ['environment.services.name']],
    [
      'variables, without samples and defaults',
      audience({ sees: { variables: fieldsOf('variables') } }),
      [
        'environment.variables.name',
        'environment.variables.purpose',
        'environment.variables.service',
        'environment.variables.environment',
        'environment.variables.group',
        'environment.variables.owner',
        'environment.variables.note',
      ],
    ],
    ['checklists', audience({ sees: ['checklists'] }), ['checklist.title', 'checklist.task']],
    ['coverage', audience({ sees: ['coverage'] }), ['quality.coverage.layer']],
    ['load tests', audience({ sees: ['load'] }), ['quality.load.name']],
    ['load tests, hosts taken out', audience({ sees: { load: ['name', 'host'] }, redact: ['hosts'] }), ['quality.load.name']],
    ['a page', audience({ pages: ['alpha'] }), ['page.body', 'page.task', 'page.task.owner', 'page.title']],
  ])('%s', (_, of, fields) => {
    expect(seen(of).filter((field) => !HEAD.includes(field))).toEqual(fields.sort());
  });

  test('never a remark, a diagram of what is no page, a finding, a sample of a variable, a calendar or what it was allowed in no view', () => {
    const all = seen(allowedAll(['alpha']));
    for (const field of all)
      expect(field).not.toMatch(
        /remark|comment|diagram|variables\.(?:sample|default)|^calendar|^checklist\.body|^architecture\.(?:edges\.note|groups\.note|summary)|stated|evidence|escalation|^plan\.audiences/,
      );
    expect(all.length).toBeGreaterThan(60);
  });
});

test('a new field of a row and a new kind of a plan stay out until somebody shows them', () => {
  const risks = plan.facts.risks.map(({ risk, ...facts }) => ({ ...facts, risk: { ...risk, budget: 'Newfieldword' } }));
  const grown = {
    ...plan,
    facts: { ...plan.facts, risks, costs: [{ title: 'Newkindword' }] },
    plan: { ...plan.plan, vendors: [{ id: 'a', ref: 'vendors/a', title: 'Newkindword' }], budget: 'Newfieldword' },
  } as unknown as ComputedPlan;
  const shown = page(allowedAll(['alpha']), grown);
  expect(shown).toContain(words.of('risks.risks.title'));
  expect(shown).not.toMatch(/Newfieldword|Newkindword/);
});

test('a diagram of a page is shown as its source, without remarks', () => {
  const { blocks } = projectPlan(plan, audience({ pages: ['alpha'] }), AS_OF).pages[0] ?? { blocks: [] };
  expect(blocks.at(-1)).toEqual({
    kind: 'diagram',
    source: `flowchart LR\n a[${words.of('page.diagram')}] --> b`,
  });
});

test('an unknown view is no view', () => {
  const strange = { ...audience(), views: new Map([['audiences', new Set(['title'])]]) } as unknown as ShareAudience;
  expect(seen(strange)).toEqual(HEAD);
});
