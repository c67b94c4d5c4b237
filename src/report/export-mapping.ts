import { dayOf } from '../analysis/day.ts';
import { endpointStates } from '../analysis/endpoint-states.ts';
import type { ResolvedMapping } from '../analysis/operations.ts';
import { type Answer, stateAt } from '../endpoints/timeline.ts';
import { given } from '../model/field.ts';
import type { Locate } from '../model/source.ts';
import type { CivilDate } from '../model/values/civil.ts';
import type { Computed, ComputedPlan } from '../pipeline/compute.ts';
import { csv } from './csv.ts';

/** Who answers a mapping's calls on a day, as planned. */
export interface MappingState {
  /** Percent of the calls; absent where nothing in the plan tells. */
  answer?: Answer;
  /** Since when; absent where it was always so. */
  since?: string | number;
  because: string;
}

/** A function that tells the state of a plan's mappings on a day. */
export function statesOn({ plan, facts, schedule }: ComputedPlan, day: CivilDate): (resolved: ResolvedMapping) => MappingState {
  const statesOf = endpointStates(plan, facts, schedule);
  return (resolved) => {
    const states = statesOf(resolved);
    // Without dates only what never changes is known on a day.
    if (schedule.unit !== 'date' && states.length > 1) return { because: 'the plan has no dates' };
    const state = stateAt(states, day);
    if (!state) return { because: 'nothing in the plan tells' };
    return {
      because: state.because,
      ...(state.answer && { answer: state.answer }),
      ...(state.from !== undefined && { since: state.from }),
    };
  };
}

const COLUMNS = [
  'plan',
  'surface',
  'id',
  'from',
  'to',
  'disposition',
  'stage',
  'share',
  'compat',
  'phase',
  'breaking',
  'breaking_by',
  'deltas',
  'contract_breaking',
  'owner',
  'deprecated',
  'sunset',
  'successor',
  'consumers',
  'note',
  'source',
] as const;
const STATE_COLUMNS = ['at', 'old', 'new', 'nothing', 'since', 'because'] as const;

const operations = (side: ResolvedMapping['from'], stated: readonly unknown[] | undefined): string =>
  side.length > 0
    ? side.map(({ methods, fullPath }) => `${methods.join('|')} ${fullPath}`).join(' + ')
    : (stated ?? []).map((each) => (typeof each === 'string' ? each : 'unknown')).join(' + ');

const text = (value: unknown): string => {
  const stated = given(value);
  if (stated === undefined || stated === null) return '';
  return typeof stated === 'object' && 'raw' in stated ? String(stated.raw) : String(stated);
};

function record(own: ComputedPlan, resolved: ResolvedMapping, locate: Locate): string[] {
  const { mapping, surface } = resolved;
  const place = locate(mapping.source);
  const deltas = own.facts.contracts?.byRow.get(mapping)?.deltas;
  const consumers = (given(mapping.consumers) ?? []).flatMap((each) => ('name' in each ? [text(each.name)] : []));
  return [
    own.plan.id,
    surface.id,
    mapping.id,
    operations(resolved.from, mapping.from),
    operations(resolved.to, mapping.to),
    resolved.disposition,
    resolved.stage ?? '',
    text(mapping.share),
    text(mapping.compat),
    text(mapping.phase),
    resolved.effect.word ?? '',
    resolved.effect.by ?? '',
    String(resolved.deltas),
    deltas ? String(deltas.filter(({ severity }) => severity === 'breaking').length) : '',
    text(mapping.owner),
    dayOf(given(mapping.deprecated)) ?? '',
    dayOf(given(mapping.sunset)) ?? '',
    text(mapping.successor),
    consumers.join(', '),
    text(mapping.note),
    `${place.file}:${place.line}`,
  ];
}

/** The endpoint mapping of plans as CSV, one row a mapping; with a day, who answers on it. */
export function mappingCsv(plans: readonly ComputedPlan[], locate: Locate, day: CivilDate | undefined): string {
  const records = plans.flatMap((own) => {
    const stateOf = day === undefined ? undefined : statesOn(own, day);
    return own.facts.endpoints.map((resolved) => {
      const state = stateOf?.(resolved);
      const { answer } = state ?? {};
      const shares = answer ? [answer.old, answer.new, answer.nothing].map(String) : ['', '', ''];
      return [
        ...record(own, resolved, locate),
        ...(state && day !== undefined ? [day, ...shares, String(state.since ?? ''), state.because] : []),
      ];
    });
  });
  return csv([...COLUMNS, ...(day === undefined ? [] : STATE_COLUMNS)], records);
}

/** Who answers each mapping of each plan on a day: `export --at`. */
export const mappingStates = (computed: Computed, plans: readonly ComputedPlan[], day: CivilDate) => ({
  version: 1,
  asOf: computed.asOf,
  at: day,
  plans: Object.fromEntries(
    plans.map((own) => {
      const stateOf = statesOn(own, day);
      return [
        own.plan.id,
        own.facts.endpoints.map((resolved) => ({
          ref: resolved.mapping.ref,
          from: operations(resolved.from, resolved.mapping.from),
          to: operations(resolved.to, resolved.mapping.to),
          disposition: resolved.disposition,
          ...(resolved.stage && { observed: resolved.stage }),
          ...stateOf(resolved),
        })),
      ];
    }),
  ),
});
