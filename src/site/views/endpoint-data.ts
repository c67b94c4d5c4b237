import { OUTCOMES } from '../../analysis/operations.ts';
import { STAGES } from '../../model/kinds/endpoints.ts';
import type { Plan, Surface } from '../../model/plan.ts';
import { cellText } from '../../registers/cell.ts';
import { answerText, positionText } from '../../registers/endpoint-times.ts';
import { LABELS } from '../labels/index.ts';
import type { EndpointData, EndpointRecord } from './endpoint-record.ts';
import { addressText, type EndpointRow, type OperationView, type SideView, sideText } from './endpoint-rows.ts';

const texts = (side: SideView, text = (operation: OperationView): string => operation.text): string[] =>
  side.kind === 'operations' ? side.operations.map(text) : [];

const word = (side: SideView): string | undefined =>
  side.kind === 'operations' || side.kind === 'same' ? undefined : sideText(side);

/** Leaves out what says nothing, so that 500 rows stay small. */
const lean = (record: { [Key in keyof EndpointRecord]: EndpointRecord[Key] | undefined }): EndpointRecord =>
  Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== ''),
  ) as unknown as EndpointRecord;

export function endpointRecord(row: EndpointRow): EndpointRecord {
  const { mapping, surface, disposition } = row.resolved;
  return lean({
    id: row.anchor,
    operation: row.operation,
    ref: mapping.ref,
    surface: surface.id,
    from: texts(row.from),
    host: row.resolved.from[0]?.host,
    condition: row.when,
    to: row.to.kind === 'same' ? undefined : texts(row.to, addressText),
    fromWord: word(row.from),
    toWord: word(row.to),
    disposition,
    stage: row.stage,
    share: mapping.share?.raw,
    compat: mapping.compat?.raw,
    phase: mapping.phase,
    breaking: row.breaking,
    breakingBy: row.breakingBy,
    deltas: row.resolved.deltas,
    owner: row.owner.kind === 'absent' ? undefined : cellText(row.owner),
    deprecated: row.deprecated,
    sunset: row.off?.text,
    when: row.times.when === undefined ? undefined : positionText(row.times.when),
    traffic: row.times.now && answerText(row.times.now),
    newShare: row.times.now?.new,
    consumers: row.consumers.map((consumer) => consumer.name).join(', '),
    implementation: mapping.implementation,
    title: mapping.title,
    note: mapping.note,
  });
}

const sideName = (side: Surface['from']): string => side?.system ?? LABELS.common.notStated;

/** Everything that the script of an endpoint page needs, in one place. */
export const endpointData = (
  plan: Plan,
  surfaces: readonly Surface[],
  records: EndpointRecord[],
  traffic: { share: number; step: string } | undefined,
): EndpointData => ({
  plan: plan.title ?? plan.id,
  surfaces: surfaces.map((surface) => ({
    id: surface.id,
    title: surface.title ?? surface.id,
    old: sideName(surface.from),
    new: sideName(surface.to),
  })),
  phases: plan.phases.map((phase) => ({
    id: phase.id,
    title: phase.title ?? phase.id,
    status: phase.status ?? LABELS.common.notStated,
  })),
  ...(traffic && { traffic: { share: traffic.share, step: traffic.step } }),
  dispositions: [...OUTCOMES],
  stages: [...STAGES],
  records,
});
