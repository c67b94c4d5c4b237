import { OUTCOMES } from '../../analysis/operations.ts';
import { STAGES } from '../../model/kinds/endpoints.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { LABELS } from '../labels/index.ts';
import { planUrl } from '../urls.ts';
import { endpointRecord } from './endpoint-data.ts';
import type { EndpointData } from './endpoint-record.ts';
import { type EndpointRow, endpointRows } from './endpoint-rows.ts';

/** An operation of one of the plans. */
export interface AnyEndpoint {
  plan: ComputedPlan;
  row: EndpointRow;
  /** Its anchor on the page of all plans. */
  anchor: string;
  /** Its row on the page of its plan. */
  url: string;
}

/** The operations of all plans, in the order of the portfolio, and what the lookup needs of them. */
export function allEndpoints(plans: readonly ComputedPlan[], asOf: CivilDate): { rows: AnyEndpoint[]; data: EndpointData } {
  const rows = plans.flatMap((plan) =>
    endpointRows(plan, plan.facts.endpoints, asOf, false).map(
      (row): AnyEndpoint => ({
        plan,
        row,
        anchor: `${plan.plan.id}--${row.anchor}`,
        url: `${planUrl(plan.plan.id, 'endpoints')}#${row.anchor}`,
      }),
    ),
  );
  const idOf = (plan: ComputedPlan, phase: string): string => `${plan.plan.id}/${phase}`;
  return {
    rows,
    data: {
      plan: '',
      surfaces: [],
      phases: plans.flatMap((plan) =>
        plan.plan.phases.map((phase) => ({
          id: idOf(plan, phase.id),
          title: LABELS.common.partOf(phase.title ?? phase.id, plan.plan.title ?? plan.plan.id),
          status: phase.status ?? LABELS.common.notStated,
        })),
      ),
      dispositions: [...OUTCOMES],
      stages: [...STAGES],
      records: rows.map(({ plan, row, anchor }) => {
        const { phase, note: _note, operation, ...record } = endpointRecord(row);
        return {
          ...record,
          id: anchor,
          ...(operation !== undefined && { operation: `${plan.plan.id}--${operation}` }),
          ...(phase !== undefined && { phase: idOf(plan, phase) }),
        };
      }),
    },
  };
}
