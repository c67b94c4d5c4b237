import { given } from '../../model/field.ts';
import { dayNumber } from '../../model/values/day-number.ts';
import { dayIn, levelOf, quantityOf, secondsOf } from '../amounts.ts';
import { CHANGE_SEVERITIES, type ChangeSeverity } from '../change.ts';
import { nameOfItem } from '../items.ts';
import { meaningText } from '../meaning.ts';

/** How grave a change of a field is, by its direction. What is left out is a note. */
export interface Weight {
  /** It was stated, and is no longer; of a list: something left it. */
  lost?: ChangeSeverity;
  /** It was not stated, and is now; of a list: something came into it. */
  found?: ChangeSeverity;
  /** It is another one. */
  other?: ChangeSeverity;
  /** It got more, longer, higher or later; less, shorter, lower or earlier. Where that is clear, `other` does not count. */
  more?: ChangeSeverity;
  less?: ChangeSeverity;
}

/** Why no direction of a field is graver than a note. */
export interface Waiver {
  waiver: string;
}

const NAMES: Waiver = { waiver: 'a name: what it names is matched, and told as renamed' };
const DESCRIBES: Waiver = { waiver: 'it describes, and promises nothing' };
const TIMING: Waiver = { waiver: 'what it moves is told as a consequence: finish, slack, milestones, deadlines' };
const OBSERVED: Waiver = { waiver: 'what was observed is no promise' };
const STATED: Waiver = { waiver: 'a statement beside what is computed: rules compare the two' };
const DRAWN: Waiver = { waiver: 'a drawing of what other files state' };

const NEEDED: Weight = { lost: 'warning' };
const FIXED: Weight = { lost: 'warning', other: 'warning' };

/** Fields that mean the same wherever they stand. A field of a type, below, takes precedence. */
const ANYWHERE: Readonly<Record<string, Weight | Waiver>> = {
  title: NAMES,
  name: NAMES,
  id: NAMES,
  note: DESCRIBES,
  summary: DESCRIBES,
  purpose: DESCRIBES,
  benefit: DESCRIBES,
  category: DESCRIBES,
  statusText: DESCRIBES,
  order: TIMING,
  source: DESCRIBES,
  tool: DESCRIBES,
  command: DESCRIBES,
  version: DESCRIBES,
  url: DESCRIBES,
  tech: DESCRIBES,
  priority: DESCRIBES,
  environment: DESCRIBES,
  change: DESCRIBES,
  group: DESCRIBES,
  owner: NEEDED,
  evidence: NEEDED,
  metric: FIXED,
  phase: NEEDED,
  compat: { lost: 'warning', less: 'warning' },
  measured: { lost: 'warning', less: 'warning' },
  defaults: { waiver: 'told in the rows that take it over' },
  'actual.start': OBSERVED,
  'actual.finish': OBSERVED,
  'actual.effort': OBSERVED,
  'body.prose': DESCRIBES,
  'body.steps': FIXED,
};

const both = (types: readonly string[], fields: Readonly<Record<string, Weight | Waiver>>) =>
  Object.fromEntries(types.flatMap((type) => Object.entries(fields).map(([name, entry]) => [`${type}.${name}`, entry] as const)));

const BOX: Readonly<Record<string, Weight | Waiver>> = {
  due: { lost: 'warning', more: 'warning' },
  after: TIMING,
  effort: DESCRIBES,
  takes: DESCRIBES,
  issue: DESCRIBES,
  'as of': DESCRIBES,
  expires: NEEDED,
  done: OBSERVED,
  links: DESCRIBES,
  under: DESCRIBES,
};
const DECISION: Readonly<Record<string, Weight | Waiver>> = {
  date: OBSERVED,
  options: DESCRIBES,
  recommended: DESCRIBES,
  why: DESCRIBES,
  supersedes: DESCRIBES,
  consequences: DESCRIBES,
  affects: NEEDED,
};

/** Fields by type, `type.field`. Those that a judge looks at need no entry here. */
const WEIGHTS: Readonly<Record<string, Weight | Waiver>> = {
  ...both(['task', 'criterion'], BOX),
  ...both(['decision', 'decisions/decisions'], DECISION),
  'portfolio.repository.url': DESCRIBES,
  'portfolio.repository.branch': DESCRIBES,
  'portfolio.repository.path': DESCRIBES,
  'portfolio.plans': { waiver: 'a plan that came or went is told itself' },
  'portfolio.asOf': { found: 'warning', other: 'warning' },
  'portfolio.guide': DESCRIBES,
  'portfolio.logo': DESCRIBES,
  'portfolio.accent': DESCRIBES,
  'calendar.holidays': TIMING,
  'calendar.hours': TIMING,
  'plan.lang': DESCRIBES,
  ...both(
    ['plan'],
    Object.fromEntries(
      ['system', 'language', 'framework', 'runtime', 'note'].flatMap((name) => [
        [`from.${name}`, DESCRIBES],
        [`to.${name}`, DESCRIBES],
      ]),
    ),
  ),
  'plan.approach': FIXED,
  'plan.start': TIMING,
  'plan.finish': TIMING,
  'plan.calendar': TIMING,
  'plan.axis': TIMING,
  'plan.escalation': NEEDED,
  'plan.notMigrating': { found: 'warning' },
  ...both(
    ['plan'],
    Object.fromEntries(['name', 'path', 'version', 'updated', 'note'].map((name) => [`document.${name}`, DESCRIBES])),
  ),
  'plan.document.nextReview': { lost: 'warning', more: 'warning' },
  'plan.document.baseline': FIXED,
  'plan.supersedes': DESCRIBES,
  'plan.repository': DESCRIBES,
  'plan.archived': { found: 'warning' },
  ...both(
    ['plan', 'phase', 'endpoints', 'metrics/metrics', 'risks'],
    Object.fromEntries(
      [
        'duration',
        'timeline',
        'effort',
        'phases',
        'phaseDuration',
        'buffer',
        'base',
        'progress',
        'risk',
        'compat',
        'performance',
        'status',
        'note',
        'period',
        'breaking',
        'operations',
        'improvement',
        'level',
      ].map((name) => [`stated.${name}`, STATED]),
    ),
  ),
  'plan.stated.downtime': { lost: 'warning', more: 'warning' },
  'plan.stated.compat': { lost: 'warning', less: 'warning' },
  'plan.stated.performance': { lost: 'warning', more: 'warning' },
  'phase.label': NAMES,
  'phase.parent': TIMING,
  'phase.duration': TIMING,
  'phase.hold': TIMING,
  'phase.period': TIMING,
  'phase.start': TIMING,
  'phase.finish': TIMING,
  'phase.notBefore': TIMING,
  'phase.calendar': TIMING,
  'phase.remaining': TIMING,
  'phase.effort': DESCRIBES,
  'phase.document': DESCRIBES,
  'phase.replacedBy': { found: 'warning' },
  'phase.critical': { lost: 'warning' },
  'phase.deliverables': NEEDED,
  'phase.entry': NEEDED,
  'phase.size': DESCRIBES,
  'endpoints.from.system': DESCRIBES,
  'endpoints.to.system': DESCRIBES,
  'endpoints.from.note': DESCRIBES,
  'endpoints.to.note': DESCRIBES,
  'endpoints.from.protocol': FIXED,
  'endpoints.to.protocol': FIXED,
  'endpoints.from.openapi': NEEDED,
  'endpoints.to.openapi': NEEDED,
  'endpoints.from.graphql': NEEDED,
  'endpoints.to.graphql': NEEDED,
  'endpoints.from.asyncapi': NEEDED,
  'endpoints.to.asyncapi': NEEDED,
  'endpoints.contract': NEEDED,
  'endpoints.base': FIXED,
  'endpoints/mappings.share': { more: 'warning' },
  'endpoints/mappings.implementation': DESCRIBES,
  'endpoints/mappings.consumers': NEEDED,
  'endpoints/mappings.when': FIXED,
  'endpoints/mappings.parity': NEEDED,
  'mappings.of': DESCRIBES,
  'mappings.from': DESCRIBES,
  'mappings.to': DESCRIBES,
  'mappings/mappings.from': DESCRIBES,
  'mappings/mappings.to': FIXED,
  'stack/stack.scope': DESCRIBES,
  'stack/stack.pins': FIXED,
  'stack/stack.pinnedIn': DESCRIBES,
  'stack/stack.extras': DESCRIBES,
  'stack/stack.decision': NEEDED,
  'stack/stack.from': DESCRIBES,
  'stack/stack.to': { lost: 'warning', less: 'warning' },
  'risks/risks.consequence': DESCRIBES,
  'risks/risks.mitigation': NEEDED,
  'risks/risks.tasks': NEEDED,
  'risks/risks.contingency': NEEDED,
  'risks/risks.testing': NEEDED,
  'risks/risks.trigger': NEEDED,
  'risks/risks.affects': NEEDED,
  'risks/risks.critical': NEEDED,
  'metrics/metrics.statistic': FIXED,
  'metrics/metrics.scope': FIXED,
  'metrics/metrics.for': { lost: 'warning', less: 'warning' },
  'metrics/metrics.of': FIXED,
  'metrics/metrics.when': OBSERVED,
  'metrics/metrics.expected': DESCRIBES,
  'data/datasets.from': DESCRIBES,
  'data/datasets.to': FIXED,
  'data/datasets.store': FIXED,
  'data/datasets.location': FIXED,
  'data/datasets.size': DESCRIBES,
  'data/datasets.steps': NEEDED,
  'data/datasets.checks': NEEDED,
  'quality.audits': NEEDED,
  'quality/suites.kind': DESCRIBES,
  'quality/suites.location': DESCRIBES,
  'quality/suites.covers': FIXED,
  'quality/suites.cases': NEEDED,
  'quality/coverage.layer': NAMES,
  'quality/load.host': DESCRIBES,
  'quality/load.target': { lost: 'warning', less: 'warning' },
  'environment.environments': NEEDED,
  'environment/services.build': DESCRIBES,
  'environment/services.image': DESCRIBES,
  'environment/services.replicas': { lost: 'warning', less: 'warning' },
  'environment/services.strategy': FIXED,
  'environment/services.probe': FIXED,
  'environment/services.probes': NEEDED,
  ...both(
    ['environment/services'],
    Object.fromEntries(
      ['requests', 'limits'].flatMap((kind) =>
        ['memory', 'cpu'].map((name) => [`resources.${kind}.${name}`, { lost: 'warning', less: 'warning' } as Weight]),
      ),
    ),
  ),
  'environment/services.dependsOn': NEEDED,
  'environment/services.volumes': NEEDED,
  'environment/services.restart': FIXED,
  'environment/services.from': DESCRIBES,
  'environment/variables.sample': DESCRIBES,
  'environment/variables.default': FIXED,
  'environment/variables.service': DESCRIBES,
  'environment/files.path': NAMES,
  'environment/ports.port': NAMES,
  'environment/ports.service': FIXED,
  'rollout.risk': { more: 'warning' },
  'rollout.recommended': DESCRIBES,
  'rollout.start': TIMING,
  'rollout.needs': NEEDED,
  'rollout.pros': DESCRIBES,
  'rollout.cons': DESCRIBES,
  'rollout/steps.at': TIMING,
  'rollout/steps.period': TIMING,
  'rollout/steps.duration': TIMING,
  'rollout/steps.within': { lost: 'warning', more: 'warning' },
  'rollout/steps.mode': FIXED,
  'rollout/steps.actions': NEEDED,
  'rollout/traffic.at': TIMING,
  'rollout/thresholds.when': FIXED,
  'rollout/thresholds.for': { lost: 'warning', found: 'warning', other: 'warning' },
  'rollout/thresholds.decides': FIXED,
  'rollback.kind': FIXED,
  'rollback.within': { lost: 'warning', more: 'warning' },
  'rollback.until.from': { lost: 'breaking', other: 'warning' },
  'rollback.until.note': DESCRIBES,
  'rollback.automatic': FIXED,
  'rollback.goesTo': FIXED,
  'rollback.data': FIXED,
  'rollback.needs': { lost: 'warning', found: 'warning' },
  'rollback.rehearsed': NEEDED,
  'rollback.steps': FIXED,
  'rollback.versions.from': FIXED,
  'rollback.versions.to': FIXED,
  'rollback/triggers.when': FIXED,
  'rollback/triggers.for': { found: 'warning', more: 'warning' },
  'checklist.gates': FIXED,
  'checklist.after': TIMING,
};

/** What is known about a field's directions; nothing where only a judge knows. */
export const weightOf = (type: string, field: string): Weight | Waiver | undefined =>
  WEIGHTS[`${type}.${field}`] ??
  (type.startsWith('architecture') ? DRAWN : Object.hasOwn(ANYWHERE, field) ? ANYWHERE[field] : undefined);

/** All entries by `type.field`, for the test that none is stale. */
export const WEIGHTED: readonly string[] = Object.keys(WEIGHTS);

/** A number by which two values of one kind can be compared. */
function sizeOf(value: unknown): number | undefined {
  const stated = given(value);
  if (typeof stated === 'number') return stated;
  const day = dayIn(value);
  if (day !== undefined) return dayNumber(day);
  const seconds = secondsOf(value);
  if (seconds !== undefined) return seconds;
  const level = levelOf(value);
  if (level) return level.score;
  const quantity = quantityOf(value);
  if (quantity && typeof quantity.value === 'number') return quantity.value;
  if (typeof stated === 'object' && stated !== null && 'percent' in stated) return Number(stated.percent);
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(typeof stated === 'string' ? stated.trim() : '') ?? [];
  const FACTORS: Readonly<Record<string, number>> = {
    '': 1,
    m: 0.001,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    K: 1e3,
    M: 1e6,
    G: 1e9,
  };
  return number !== '' && Object.hasOwn(FACTORS, unit) ? Number(number) * (FACTORS[unit] ?? 1) : undefined;
}

const worst = (...severities: readonly (ChangeSeverity | undefined)[]): ChangeSeverity =>
  CHANGE_SEVERITIES.find((severity) => severities.includes(severity)) ?? 'note';

/** How grave a change of a field is, by what is known about its directions. */
export function weighed(type: string, field: string, before: unknown, after: unknown): ChangeSeverity {
  const weight = weightOf(type, field);
  if (!weight || 'waiver' in weight) return 'note';
  const [was, now] = [given(before), given(after)];
  if (Array.isArray(was) || Array.isArray(now)) {
    const names = (value: unknown): Map<string, string> =>
      new Map(
        (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((item) => [nameOfItem(item), meaningText(item)]),
      );
    const [old, next] = [names(was), names(now)];
    return worst(
      [...old.keys()].some((name) => !next.has(name)) ? (weight.lost ?? weight.other) : undefined,
      [...next.keys()].some((name) => !old.has(name)) ? weight.found : undefined,
      [...old].some(([name, text]) => next.has(name) && next.get(name) !== text) ? weight.other : undefined,
    );
  }
  if (now === undefined) return weight.lost ?? 'note';
  if (was === undefined) return weight.found ?? 'note';
  const [a, b] = [sizeOf(before), sizeOf(after)];
  if ((weight.more !== undefined || weight.less !== undefined) && a !== undefined && b !== undefined)
    return (b > a ? weight.more : b < a ? weight.less : undefined) ?? 'note';
  return weight.other ?? 'note';
}
