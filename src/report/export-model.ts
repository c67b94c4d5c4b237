import type { PlanContracts } from '../analysis/contracts.ts';
import type { PlanFacts } from '../analysis/facts.ts';
import type { ResolvedMapping, ResolvedOperation } from '../analysis/operations.ts';
import type { ContractOperation } from '../endpoints/documents/document.ts';
import { asWritten } from '../model/absences.ts';
import type { Locate, Source } from '../model/source.ts';
import type { Computed, ComputedPlan } from '../pipeline/compute.ts';
import { exportSchedule, rounded } from '../schedule/export.ts';
import { findingRecord } from './json.ts';

const operation = ({ methods, path, fullPath, host, when }: ResolvedOperation) => ({
  methods,
  path,
  fullPath,
  ...(host !== undefined && { host }),
  ...(when && { when }),
});

const endpoint = ({
  mapping,
  from,
  to,
  disposition,
  dispositionStated,
  stage,
  effect,
  deltas,
  pathChanges,
  hostChanges,
}: ResolvedMapping) => ({
  ref: mapping.ref,
  from: from.map(operation),
  to: to.map(operation),
  disposition,
  dispositionStated,
  breaking: effect.word === 'breaking',
  effect,
  deltas,
  pathChanges,
  hostChanges,
  ...(stage && { stage }),
});

/** Returns operations as their document writes them, with their hosts where there are several. */
function named(operations: readonly ContractOperation[], all: readonly ContractOperation[]): string[] {
  const several = new Set(all.filter(({ format }) => format === 'openapi').map(({ origin }) => origin)).size > 1;
  return operations.map(({ method, path, origin = '' }) => `${method} ${several ? origin : ''}${path}`);
}

/** Returns the coverage by API documents, and the changes between them. */
const contracts = ({ groups }: PlanContracts) =>
  groups.map(({ surfaces, old, new: next, unread, general, coverage, documents, rows }) => ({
    surfaces: surfaces.map((surface) => surface.ref),
    old,
    new: next,
    ...(unread.length > 0 && { unread }),
    ...(general.length > 0 && { general }),
    coverage: {
      ...(coverage.old && {
        old: {
          ...coverage.old,
          open: named(coverage.old.open, documents.from),
          missing: named(coverage.old.missing, documents.from),
        },
      }),
      ...(coverage.new && { new: { ...coverage.new, fresh: named(coverage.new.fresh, documents.to) } }),
    },
    rows: rows.map(({ row, absentOld, absentNew, deltas, evidence, notCompared, truncated }) => ({
      ref: row.mapping.ref,
      absentOld: absentOld.map(({ methods, path }) => `${methods.join('|')} ${path}`),
      absentNew: absentNew.map(({ methods, path }) => `${methods.join('|')} ${path}`),
      evidence,
      ...(deltas && { deltas }),
      ...(notCompared && { notCompared }),
      ...(truncated && { truncated }),
    })),
  }));

/** Returns facts with references instead of objects. */
const facts = (of: PlanFacts) => ({
  progress: of.progress,
  phases: Object.fromEntries(
    Object.entries(of.phases).map(([id, phase]) => [
      id,
      {
        tasks: phase.tasks,
        criteria: phase.criteria,
        ...(phase.progress !== undefined && { progress: phase.progress }),
        gate: {
          ...(phase.gate.ready !== undefined && { ready: phase.gate.ready }),
          criteria: phase.gate.criteria,
          checklists: phase.gate.checklists.map(({ checklist, progress }) => ({ ref: checklist.ref, progress })),
          blockedBy: phase.gate.blockedBy.map((decision) => decision.ref),
        },
      },
    ]),
  ),
  endpoints: of.endpoints.map(endpoint),
  operations: of.operations,
  ...(of.contracts && { contracts: contracts(of.contracts) }),
  risks: of.risks.map(({ risk, score, band }) => ({
    ref: risk.ref,
    ...(score !== undefined && { score }),
    ...(band && { band }),
  })),
  metrics: of.metrics.map(({ metric, ...rest }) => ({ ref: metric.ref, ...rest })),
  rollouts: Object.fromEntries(
    Object.entries(of.rollouts).map(([id, steps]) => [
      id,
      steps.map(({ step, share, stated }) => ({ ref: step.ref, stated, ...(share !== undefined && { share }) })),
    ]),
  ),
  ...(of.chosenRollout && { chosenRollout: of.chosenRollout }),
});

const isSource = (value: unknown): value is Source =>
  typeof value === 'object' &&
  value !== null &&
  'file' in value &&
  ('path' in value || 'start' in value) &&
  Object.keys(value).every((key) => ['file', 'path', 'start', 'end'].includes(key));

/**
 * Converts a value to JSON: sorted keys, absences in their places, sources as `file:line:column`, maps as objects. The same model
 * always gives the same text.
 */
function plain(stated: unknown, locate: Locate): unknown {
  const value = asWritten(stated);
  if (isSource(value)) {
    const place = locate(value);
    return `${place.file}:${place.line}:${place.column}`;
  }
  if (Array.isArray(value)) return value.map((item) => plain(item, locate));
  if (value instanceof Map) return plain(Object.fromEntries(value), locate);
  if (value instanceof Set) return plain([...value], locate);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined && typeof each !== 'function')
      .map(([key, each]) => [key, plain(each, locate)]),
  );
}

const exportPlan = ({ plan, schedule, facts: own, forecast, velocity, findings }: ComputedPlan, locate: Locate) => ({
  ...(plain(plan, locate) as object),
  schedule: plain(exportSchedule(schedule), locate),
  facts: plain(facts(own), locate),
  ...(forecast && { forecast: rounded(forecast) }),
  ...(velocity && { velocity }),
  findings: findings.map(findingRecord),
});

/** Returns the computed model for `export --format json`. Its schema is `public/schema/export.schema.json`. */
export const exportModel = (computed: Computed, locate: Locate) => ({
  $schema: 'export.schema.json',
  version: 1,
  asOf: computed.asOf,
  asOfBy: computed.asOfBy,
  title: computed.portfolio.title,
  ...(computed.portfolio.file && { portfolio: plain(computed.portfolio.file, locate) }),
  calendars: plain(computed.portfolio.calendars, locate),
  plans: Object.fromEntries(computed.plans.map((plan) => [plan.plan.id, exportPlan(plan, locate)])),
  findings: computed.findings.map(findingRecord),
});
