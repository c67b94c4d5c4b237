import { endpointStates, unconfirmed } from '../analysis/endpoint-states.ts';
import { operationText, type ResolvedMapping } from '../analysis/operations.ts';
import { type Answer, stateAt } from '../endpoints/timeline.ts';
import { itemsAsWritten } from '../model/absences.ts';
import type { Locate } from '../model/source.ts';
import type { CivilDate } from '../model/values/civil.ts';
import type { Computed, ComputedPlan } from '../pipeline/compute.ts';
import { ENDPOINTS } from '../registers/endpoints.ts';
import { registerCsv } from '../registers/register-csv.ts';
import { rounded } from '../schedule/export.ts';

/** Who answers a mapping's calls on a day: as observed up to today, as forecast after it. */
export interface MappingState {
  /** Percent of the calls; absent where the plan does not say. */
  answer?: Answer;
  /** Absent if it was always so. */
  since?: string | number;
  because: string;
}

/** Returns a function that computes the state of a plan's mappings on a day. */
export function statesOn({ plan, facts, schedule }: ComputedPlan, day: CivilDate): (resolved: ResolvedMapping) => MappingState {
  const statesOf = endpointStates(plan, facts, schedule);
  return (resolved) => {
    const states = statesOf(resolved);
    // Without dates, only a constant state is known on a day.
    if (schedule.unit !== 'date' && states.length > 1) return { because: 'the plan has no dates' };
    const state = stateAt(states, day);
    if (!state) return { because: 'the plan does not say' };
    const open = schedule.asOf !== null && day <= schedule.asOf ? unconfirmed(facts, schedule.rollouts, day) : undefined;
    // A sunset is what the plan says; the rest of what lies ahead is computed.
    const ahead =
      state.because !== 'its sunset' && schedule.asOf !== null && typeof state.from === 'string' && state.from > schedule.asOf;
    const moves = open !== undefined && resolved.from.length > 0 && resolved.to.length > 0;
    return {
      because: moves ? `${state.because}; ${open}` : `${state.because}${ahead ? ', forecast' : ''}`,
      ...(state.answer && { answer: state.answer }),
      ...(state.from !== undefined && { since: rounded(state.from) }),
    };
  };
}

/** Returns the endpoints of plans as CSV; with a day, also who answers each on it. */
export function endpointsCsv(plans: readonly ComputedPlan[], locate: Locate, day: CivilDate | undefined): string {
  if (day === undefined) return registerCsv(ENDPOINTS, plans, locate);
  const states = new Map(
    plans.map((own) => {
      const stateOf = statesOn(own, day);
      return [own.plan, new Map(own.facts.endpoints.map((resolved) => [resolved.mapping.ref, stateOf(resolved)]))] as const;
    }),
  );
  return registerCsv(ENDPOINTS, plans, locate, {
    header: ['at', 'old', 'new', 'nothing', 'since', 'because'],
    cells({ plan }, ref) {
      const { answer, since, because = '' } = states.get(plan)?.get(ref) ?? {};
      const shares = answer ? [answer.old, answer.new, answer.nothing].map(String) : ['', '', ''];
      return [day, ...shares, String(since ?? ''), because];
    },
  });
}

const operations = (side: ResolvedMapping['from'], stated: readonly unknown[] | undefined): string =>
  side.length > 0
    ? side.map(operationText).join(' + ')
    : itemsAsWritten(stated ?? [])
        .map((each) => (typeof each === 'string' ? each : 'unknown'))
        .join(' + ');

/** Returns who answers each mapping of each plan on a day: `export --at`. */
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
          ...(resolved.when && { when: resolved.when.raw }),
          to: operations(resolved.to, resolved.mapping.to),
          disposition: resolved.disposition,
          ...(resolved.stage && { observed: resolved.stage }),
          ...stateOf(resolved),
        })),
      ];
    }),
  ),
});
