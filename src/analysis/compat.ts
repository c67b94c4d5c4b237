import { isStated, writtenCount } from '../model/absences.ts';
import { flatten } from '../model/body.ts';
import type { Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import { parseQuantity, type Quantity } from '../model/values/quantity.ts';
import { rowLabel, taskLabel } from './labels.ts';

/** A statement of how far something behaves like the old system. */
export interface CompatClaim {
  subject: { source: Source; ref: string };
  /** The field that holds it; at a task it is an attribute. */
  field?: string;
  name: string;
  /** 0–100. */
  percent: number;
  raw: string;
  /** The phase that it belongs to. */
  phase?: string;
  /** Evidence, parity, checks or a day stand with it. */
  backed: boolean;
}

/** Authors' words that claim it in full: `Compatible`, `100 % backward compatible`. */
export const COMPATIBLE = /^(?:100 ?% |fully )?(?:backwards?[- ])?compatible$/i;

const percentOf = (quantity: Quantity | undefined): number | undefined => (quantity?.unit === '%' ? quantity.value : undefined);
const some = (list: readonly unknown[] | undefined): boolean => writtenCount(list) > 0;

/** Every statement of compatibility in a plan: of phases, tasks, operations, mappings and data. */
export function compatClaims(plan: Plan): CompatClaim[] {
  const claims: CompatClaim[] = [];
  const add = (claim: Omit<CompatClaim, 'percent' | 'raw'>, quantity: Quantity | undefined): void => {
    const percent = percentOf(quantity);
    if (quantity && percent !== undefined) claims.push({ ...claim, percent, raw: quantity.raw });
  };
  for (const phase of plan.phases) {
    add(
      {
        subject: phase,
        field: 'compat',
        name: phase.title ?? phase.id,
        phase: phase.id,
        backed: some(phase.evidence),
      },
      phase.compat,
    );
    for (const list of [phase.body.tasks, phase.body.criteria]) {
      for (const task of flatten(list)) {
        const parsed = task.compat === undefined ? undefined : parseQuantity(task.compat);
        add(
          {
            subject: task,
            name: taskLabel(task),
            phase: phase.id,
            backed: task.evidence !== undefined || task.asOf !== undefined,
          },
          parsed?.ok ? parsed.value : undefined,
        );
      }
    }
  }
  const rows = [
    ...plan.endpoints.flatMap((surface) =>
      surface.mappings.map((row) => ({ row, name: rowLabel(row), backed: some(row.parity) || some(row.evidence) })),
    ),
    ...plan.mappings.flatMap((table) => table.mappings.map((row) => ({ row, name: rowLabel(row), backed: some(row.evidence) }))),
    ...(plan.data?.datasets ?? []).map((row) => ({
      row,
      name: rowLabel(row),
      backed: some(row.evidence) || some(row.checks),
    })),
  ];
  for (const { row, name, backed } of rows) {
    const phase = row.phase;
    const base = { subject: row, name, backed, ...(phase !== undefined && { phase }) };
    add({ ...base, field: 'compat' }, row.compat);
    const words = 'statusText' in row ? row.statusText : undefined;
    if (!isStated(row, 'compat') && words !== undefined && COMPATIBLE.test(words))
      claims.push({ ...base, field: 'statusText', percent: 100, raw: `"${words}"` });
  }
  return claims;
}
