import { EFFECT_SOURCES, statedDeltas } from '../../analysis/caller-effect.ts';
import { countedOperations } from '../../analysis/counted-operations.ts';
import { dayOf } from '../../analysis/day.ts';
import { type EvidenceFacts, evidenceFacts } from '../../analysis/evidence.ts';
import { operationText, type ResolvedMapping, type ResolvedOperation } from '../../analysis/operations.ts';
import type { EffectWord } from '../../endpoints/effect.ts';
import { absenceOf, absentItems } from '../../model/absences.ts';
import type { Surface } from '../../model/plan.ts';
import type { CallCondition } from '../../model/values/call-condition.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import { absenceCell, type Cell, orAbsence, phaseCell, rawCell, textCell } from '../../registers/cell.ts';
import { type EndpointTimes, endpointTimes, positionText } from '../../registers/endpoint-times.ts';
import { successorOf } from '../../registers/endpoints.ts';
import type { RegisterSource } from '../../registers/register.ts';
import { LABELS } from '../labels/index.ts';
import { anchorOf } from '../urls.ts';
import { type PathPart, pathParts } from './path-difference.ts';

/** One operation as it is shown: its method, and its path with what the other side does not have. */
export interface OperationView {
  method: string;
  methodDiffers: boolean;
  parts: PathPart[];
  text: string;
  /** Its host, where the row leads to another one. */
  host?: string;
  /** Which calls it takes, if not all. */
  when?: string;
}

/** A side of a mapping. `same` keeps method and path as callers send them. */
export type SideView =
  | { kind: 'operations'; operations: OperationView[] }
  | { kind: 'same' | 'none' | 'nothing' }
  | { kind: 'absent'; cell: Cell };

/** Whether a caller has to change, by a stated delta. */
export type Breaking = 'breaking' | 'compatible' | 'not stated';

export interface DeltaView {
  in: string;
  was?: string;
  now?: string;
  breaking: Breaking;
  note?: string;
}

export interface ConsumerView {
  name: string;
  contacted?: CivilDate;
  moved?: CivilDate;
  note?: string;
}

/** One row of the endpoint table, with everything that it opens to. */
export interface EndpointRow {
  resolved: ResolvedMapping;
  /** Unique on the page of the surface, and on the page of all surfaces. */
  anchor: string;
  /** The anchor of the first of several rows about the same operation. */
  operation?: string;
  from: SideView;
  /** Which calls of its old operations are meant, if not all. */
  when?: CallCondition;
  to: SideView;
  stage: string;
  stageCell: Cell;
  compat: Cell;
  phase: Cell;
  owner: Cell;
  /** The word of its effect on callers, or `not stated`. */
  breaking: EffectWord | typeof NOT_STATED;
  /** Who says so, in words. */
  breakingBy?: string;
  /** As stated. */
  deltas: DeltaView[];
  parity: EvidenceFacts[];
  evidence: (EvidenceFacts & { for?: string })[];
  consumers: ConsumerView[];
  deprecated?: CivilDate;
  sunset?: CivilDate;
  /** From the schedule: when it moves, who answers now, when the old side goes. */
  times: EndpointTimes;
  /** When the old side goes, in words; `passed` where that day has passed. */
  off?: { text: string; note?: string; passed: boolean };
  /** What replaces it: as stated, or the path of its one new operation. */
  successor?: string;
}

export const NOT_STATED = 'not stated';

const methodOf = (operation: ResolvedOperation): string => operation.methods.join('|');

function operations(own: readonly ResolvedOperation[], others: readonly ResolvedOperation[], withHost: boolean): SideView {
  const paths = others.map((operation) => operation.fullPath);
  return {
    kind: 'operations',
    operations: own.map((operation) => ({
      method: methodOf(operation),
      methodDiffers: others.length > 0 && !others.some((other) => methodOf(other) === methodOf(operation)),
      parts: [
        ...(withHost && operation.host !== undefined ? [{ text: operation.host, differs: true }] : []),
        ...pathParts(operation.fullPath, paths),
      ],
      text: operationText(operation),
      ...(withHost && stated('host', operation.host)),
      ...stated('when', operation.when?.raw),
    })),
  };
}

/** What stands on a side that has no operation: `none`, a reason, or nothing at all. */
function emptySide(side: ResolvedMapping['mapping']['from'] | ResolvedMapping['mapping']['to']): SideView {
  if ((side ?? []).some((each) => each === 'none')) return { kind: 'none' };
  const [reason] = absentItems(side);
  return reason ? { kind: 'absent', cell: absenceCell(reason) } : { kind: 'nothing' };
}

function newSide(resolved: ResolvedMapping): SideView {
  const { from, to, mapping } = resolved;
  if (to.length === 0) return emptySide(mapping.to);
  const alike =
    !resolved.hostChanges &&
    from.length === to.length &&
    from.every((operation, index) => to[index] && operationText(to[index]) === operationText(operation));
  return alike ? { kind: 'same' } : operations(to, from, resolved.hostChanges);
}

const stated = <Key extends string, T>(key: Key, value: T | undefined): Partial<Record<Key, T>> =>
  value === undefined ? {} : ({ [key]: value } as Record<Key, T>);

/** What the anchors of a surface's rows begin with, on its own page and on that of all surfaces. */
export const anchorFront = (surface: Surface, onOwnPage: boolean): string => (onOwnPage ? '' : `${surface.id}-`);

/** The rows of a plan's surfaces (or of one), in the author's order. `onOwnPage` shortens anchors to the row's id. */
export function endpointRows(
  source: RegisterSource,
  endpoints: readonly ResolvedMapping[],
  asOf: CivilDate,
  onOwnPage: boolean,
): EndpointRow[] {
  const { plan } = source;
  const anchor = ({ mapping, surface }: ResolvedMapping): string => anchorFront(surface, onOwnPage) + anchorOf(mapping.ref);
  const firsts = new Map(
    countedOperations(endpoints).flatMap(({ rows }) => (rows.length > 1 ? rows.map((row) => [row, rows[0]] as const) : [])),
  );
  return endpoints.map((resolved): EndpointRow => {
    const times = endpointTimes(resolved, source);
    const first = firsts.get(resolved);
    const { mapping, from, to, effect } = resolved;
    const deltas = statedDeltas(mapping).map((delta): DeltaView => {
      const flag = delta.breaking;
      return {
        in: delta.in ?? NOT_STATED,
        ...stated('was', delta.was),
        ...stated('now', delta.now),
        ...stated('note', delta.note),
        breaking: flag === undefined ? NOT_STATED : flag ? 'breaking' : 'compatible',
      };
    });
    const [deprecated, sunset] = [dayOf(mapping.deprecated), dayOf(mapping.sunset)];
    const successor = successorOf(resolved);
    return {
      resolved,
      anchor: anchor(resolved),
      ...stated('operation', first && anchor(first)),
      from: from.length > 0 ? operations(from, to, resolved.hostChanges) : emptySide(mapping.from),
      ...stated('when', mapping.when),
      to: newSide(resolved),
      stage: resolved.stage ?? NOT_STATED,
      stageCell: resolved.stage ? { kind: 'word', text: resolved.stage } : absenceCell(absenceOf(mapping, 'stage')),
      compat: orAbsence(rawCell(mapping.compat), mapping, 'compat'),
      phase: orAbsence(phaseCell(mapping.phase, plan), mapping, 'phase'),
      owner: orAbsence(textCell(mapping.owner), mapping, 'owner'),
      breaking: effect.word ?? NOT_STATED,
      ...(effect.by !== undefined && { breakingBy: EFFECT_SOURCES[effect.by] }),
      deltas,
      parity: (mapping.parity ?? []).map((each) => evidenceFacts(each, asOf)),
      evidence: (mapping.evidence ?? []).map((each) => ({
        ...evidenceFacts(each, asOf),
        ...stated('for', each.for),
      })),
      consumers: (mapping.consumers ?? []).map(
        (consumer): ConsumerView => ({
          name: consumer.name ?? NOT_STATED,
          ...stated('contacted', dayOf(consumer.contacted)),
          ...stated('moved', dayOf(consumer.moved)),
          ...stated('note', consumer.note),
        }),
      ),
      ...stated('deprecated', deprecated),
      ...stated('sunset', sunset),
      times,
      ...(times.off && {
        off: {
          text: positionText(times.off.at),
          ...(times.off.by === 'system' && { note: LABELS.endpoints.withTheOldSystem }),
          passed:
            times.off.by === 'sunset' && typeof times.off.at === 'string' && times.off.at < asOf && resolved.stage !== 'gone',
        },
      }),
      ...stated('successor', successor),
    };
  });
}

/** Returns an operation with its host, where that is shown: `GET api.example.com/users`. */
export const addressText = ({ text, host }: OperationView): string => (host === undefined ? text : text.replace(' ', ` ${host}`));

/** A side as words, for CSV, search and names of buttons. */
export function sideText(side: SideView): string {
  switch (side.kind) {
    case 'operations':
      return side.operations.map(addressText).join(', ');
    case 'absent':
      return 'unknown';
    case 'nothing':
      return NOT_STATED;
    default:
      return side.kind;
  }
}
