import { riskFacts } from '../../../analysis/risk.ts';
import type { Decision, MappingTable, Risk, Rollback, Rollout, RolloutStep, Suite } from '../../../model/plan.ts';
import { DATA } from '../../../registers/data.ts';
import { DECISIONS } from '../../../registers/decisions.ts';
import { ENDPOINTS } from '../../../registers/endpoints.ts';
import { SERVICES, VARIABLES } from '../../../registers/environment.ts';
import { MAPPINGS } from '../../../registers/mappings.ts';
import { METRICS } from '../../../registers/metrics.ts';
import { COVERAGE, LOAD, SUITES } from '../../../registers/quality.ts';
import { RISKS } from '../../../registers/risks.ts';
import { ROLLBACK } from '../../../registers/rollback.ts';
import { STEPS } from '../../../registers/rollout.ts';
import { STACK } from '../../../registers/stack.ts';
import { seesRow } from '../allowance.ts';
import { nameOf } from '../references.ts';
import { shareRegister } from '../register.ts';
import type { SharedCell } from '../shared.ts';
import { listCell, textCell, type Viewing } from '../viewing.ts';
import { own } from '../words.ts';

const told = (texts: readonly string[], between = ', '): SharedCell | undefined =>
  texts.length === 0 ? undefined : { text: own([...new Set(texts)].join(between)) };

/** The file that a row stands in, where an audience sees it: where only rows are named, the name of their file is none of them. */
const fileTitle = (file: MappingTable | Rollout | undefined, viewing: Viewing): SharedCell | undefined =>
  file && seesRow(viewing.audience, file.ref) ? textCell(viewing, file.title) : undefined;

export const endpoints = shareRegister('endpoints', ENDPOINTS, {
  title: ['endpoints.title'],
  from: ['endpoints.from'],
  to: ['endpoints.to'],
  when: { key: 'condition', reads: ['endpoints.when'] },
  disposition: [],
  stage: [],
  breaking: [],
  sunset: ['endpoints.sunset'],
  deltas: { key: 'changes', reads: ['endpoints.deltas'] },
  consumers: ['endpoints.consumers'],
  phase: [],
  owner: ['endpoints.owner'],
  note: ['endpoints.note'],
});

export const mappings = shareRegister('mappings', MAPPINGS, {
  from: ['mappings.from'],
  to: ['mappings.to'],
  table: {
    reads: ['mappings.title'],
    cell: (row, v) =>
      fileTitle(
        v.plan.mappings.find((table) => table.mappings.some(({ ref }) => ref === row.ref)),
        v,
      ),
  },
  status: [],
  change: ['mappings.change'],
  benefit: ['mappings.benefit'],
  phase: [],
  owner: ['mappings.owner'],
  note: ['mappings.note'],
});

export const stack = shareRegister('stack', STACK, {
  from: ['stack.from'],
  to: ['stack.to'],
  category: ['stack.category'],
  status: [],
  purpose: ['stack.purpose'],
  benefit: ['stack.benefit'],
  phase: [],
  owner: ['stack.owner'],
  note: ['stack.note'],
});

/** A risk without probability and impact has a level in place of a score. */
function scoreCell(risk: Risk): SharedCell | undefined {
  const { score, band } = riskFacts(risk);
  if (score !== undefined) return { text: own(`${score} of 25`), bar: score / 25 };
  return band === undefined ? undefined : { text: own(band) };
}

/** What a risk affects: names of phases that the audience sees, words for the rest. A phase may be named by its id alone. */
const affectsCell = ({ affects }: Risk, { plan, audience, words }: Viewing): SharedCell | undefined =>
  told(
    (affects ?? []).flatMap((text) => {
      const phase = plan.phases.find((each) => each.id === text || each.ref === text);
      return words.say(phase ? nameOf(phase, audience) : text) ?? [];
    }),
  );

export const risks = shareRegister('risks', RISKS, {
  title: ['risks.title'],
  score: { reads: [], cell: (row) => scoreCell(row as Risk) },
  probability: ['risks.probability'],
  impact: ['risks.impact'],
  status: [],
  category: ['risks.category'],
  consequence: ['risks.consequence'],
  mitigation: ['risks.mitigation'],
  contingency: ['risks.contingency'],
  trigger: ['risks.trigger'],
  affects: { reads: ['risks.affects'], cell: (row, v) => affectsCell(row as Risk, v) },
  phase: [],
  owner: ['risks.owner'],
  note: ['risks.note'],
});

/** Only whether a target is reached: the other results would tell of numbers that the audience may not see. */
const reachedCell = (ref: string, { computed }: Viewing): SharedCell | undefined => {
  const reached = computed.facts.metrics.find(({ metric }) => metric.ref === ref)?.reached;
  if (reached === undefined) return undefined;
  return reached ? { text: own('reached') } : { text: own('missed'), alarm: true };
};

export const metrics = shareRegister('metrics', METRICS, {
  name: ['metrics.name'],
  statistic: ['metrics.statistic'],
  scope: ['metrics.scope'],
  baseline: ['metrics.baseline'],
  target: ['metrics.target'],
  expected: ['metrics.expected'],
  measured: ['metrics.measured'],
  reached: { key: 'result', reads: [], cell: ({ ref }, v) => reachedCell(ref, v) },
  phase: [],
  owner: ['metrics.owner'],
  note: ['metrics.note'],
});

export const decisions = shareRegister('decisions', DECISIONS, {
  title: ['decisions.title'],
  state: [],
  due: ['decisions.due'],
  // An option may be a rollout whose name the audience does not see.
  options: { reads: ['decisions.options'], cell: (row, v) => listCell(v, (row as Decision).options) },
  recommended: { reads: ['decisions.recommended'], cell: (row, v) => textCell(v, (row as Decision).recommended) },
  chosen: { reads: ['decisions.chosen'], cell: (row, v) => listCell(v, (row as Decision).chosen) },
  why: ['decisions.why'],
  blocks: [],
  date: ['decisions.date'],
  owner: ['decisions.owner'],
  note: ['decisions.note'],
});

export const data = shareRegister('data', DATA, {
  name: ['data.name'],
  mode: [],
  from: ['data.from'],
  to: ['data.to'],
  store: ['data.store'],
  compat: ['data.compat'],
  size: ['data.size'],
  status: [],
  phase: [],
  owner: ['data.owner'],
  note: ['data.note'],
});

export const quality = shareRegister('quality', SUITES, {
  kind: ['quality/suites.kind'],
  // The site calls a suite without a name by its kind.
  name: { reads: ['quality/suites.name'], cell: (row, v) => textCell(v, (row as Suite).name) },
  covers: ['quality/suites.covers'],
  status: [],
  tool: ['quality/suites.tool'],
  location: ['quality/suites.location'],
  command: ['quality/suites.command'],
  phase: [],
  owner: ['quality/suites.owner'],
  note: ['quality/suites.note'],
});

export const coverage = shareRegister('coverage', COVERAGE, {
  layer: ['quality/coverage.layer'],
  target: ['quality/coverage.target'],
  measured: ['quality/coverage.measured'],
  phase: [],
  owner: ['quality/coverage.owner'],
  note: ['quality/coverage.note'],
});

export const load = shareRegister('load', LOAD, {
  name: ['quality/load.name'],
  target: ['quality/load.target'],
  tool: ['quality/load.tool'],
  command: ['quality/load.command'],
  host: ['quality/load.host'],
  metric: [],
  phase: [],
  owner: ['quality/load.owner'],
  note: ['quality/load.note'],
});

/** Services. Files, ports and tools of the environment are shown to no audience. */
export const environment = shareRegister('environment', SERVICES, {
  name: ['environment/services.name'],
  change: [],
  purpose: ['environment/services.purpose'],
  environment: ['environment/services.environment'],
  image: ['environment/services.image'],
  ports: ['environment/services.ports'],
  url: ['environment/services.url'],
  owner: ['environment/services.owner'],
  note: ['environment/services.note'],
});

/** Variables by their names. Samples and defaults are shown to no one: one that is not marked as a secret may be one. */
export const variables = shareRegister('variables', VARIABLES, {
  name: ['environment/variables.name'],
  change: [],
  purpose: ['environment/variables.purpose'],
  required: [],
  secret: [],
  service: ['environment/variables.service'],
  environment: ['environment/variables.environment'],
  group: ['environment/variables.group'],
  phase: [],
  owner: ['environment/variables.owner'],
  note: ['environment/variables.note'],
});

/** Conditions in words. One that is named by its id is a trigger of a rollback, which is not shown here. */
function conditionsCell(list: RolloutStep['promoteIf'], { words }: Viewing): SharedCell | undefined {
  const texts = (list ?? []).flatMap((condition) => {
    if (typeof condition === 'string') return ['a trigger of the rollback'];
    const parts = [words.say(condition.when), words.say(condition.is?.raw), words.say(condition.for?.raw)];
    return [parts.filter((part) => part !== undefined).join(' ') || 'a metric'];
  });
  return told(texts, '; ');
}

export const rollout = shareRegister('rollout', STEPS, {
  title: ['rollout.title'],
  option: {
    reads: ['rollout.title'],
    cell: (row, v) =>
      v.plan.rollout.length > 1
        ? fileTitle(
            v.plan.rollout.find((option) => option.steps.some(({ ref }) => ref === row.ref)),
            v,
          )
        : undefined,
  },
  share: [],
  when: ['rollout.at', 'rollout.period'],
  status: [],
  hold: ['rollout.hold'],
  gate: {
    key: 'promoteIf',
    reads: ['rollout.promoteIf'],
    cell: (row, v) => conditionsCell((row as RolloutStep).promoteIf, v),
  },
  abort: { key: 'abortIf', reads: ['rollout.abortIf'], cell: (row, v) => conditionsCell((row as RolloutStep).abortIf, v) },
  retires: ['rollout.retires'],
  noReturn: { key: 'pointOfNoReturn', reads: ['rollout.pointOfNoReturn'] },
  owner: ['rollout.owner'],
  note: ['rollout.note'],
});

function triggersCell({ triggers }: Rollback, { words }: Viewing): SharedCell | undefined {
  const texts = triggers.map((trigger) =>
    [words.say(trigger.when), words.say(trigger.is?.raw)].filter((part) => part !== undefined).join(' '),
  );
  return told(texts, '; ');
}

export const rollback = shareRegister('rollback', ROLLBACK, {
  title: ['rollback.title'],
  kind: [],
  within: ['rollback.within'],
  // From which step that counts is not shown.
  until: ['rollback.until'],
  loses: ['rollback.loses'],
  needs: ['rollback.needs'],
  triggers: {
    reads: ['rollback/triggers.when', 'rollback/triggers.is'],
    cell: (row, v) => triggersCell(row as Rollback, v),
  },
  rehearsed: ['rollback.rehearsed'],
  owner: ['rollback.owner'],
  note: ['rollback.note'],
});
