import { EFFECT_SOURCES } from '../analysis/caller-effect.ts';
import { dayOf } from '../analysis/day.ts';
import { OUTCOMES, operationText, type ResolvedMapping, type ResolvedOperation } from '../analysis/operations.ts';
import { EFFECT_WORDS } from '../endpoints/effect.ts';
import { absentItems, isStated, itemsAsWritten, known, statedOf } from '../model/absences.ts';
import { isAbsent } from '../model/field.ts';
import { STAGES } from '../model/kinds/endpoints.ts';
import type { EndpointMapping } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { whenText } from '../model/values/call-condition.ts';
import { absenceCell, type Cell, listCell, NONE, rawCell, textCell, wordCell } from './cell.ts';
import { closingFields, phaseField } from './common.ts';
import { answerText, endpointTimes, positionText } from './endpoint-times.ts';
import { defineRegister, type FieldOf, fieldsOf } from './register.ts';

/** Returns one side: operations as callers send them, `none`, or the reason why it is unknown. */
function sideCell(operations: readonly ResolvedOperation[], stated: EndpointMapping['from'] | EndpointMapping['to']): Cell {
  if (operations.length > 0) return { kind: 'list', items: operations.map(operationText), code: true };
  if ((stated ?? []).includes('none')) return { kind: 'word', text: 'none' };
  return absenceCell(absentItems(stated)[0]);
}

const hostCell = (operations: readonly ResolvedOperation[]): Cell => {
  const host = operations.find((operation) => operation.host !== undefined)?.host;
  return host === undefined ? NONE : { kind: 'word', text: host };
};

/** Sorts by path, then method, so that the operations on one path stay together. */
const pathFirst = ([operation]: readonly ResolvedOperation[]): string | undefined =>
  operation && `${operation.fullPath} ${operation.methods.join('|')}`;

const indexIn = (list: readonly string[], value: string | undefined): number | undefined => {
  const index = value === undefined ? -1 : list.indexOf(value);
  return index < 0 ? undefined : index;
};

/** `response: 200 → 201` */
const deltaText = ({
  in: part,
  was,
  now,
}: {
  in?: string | undefined;
  was?: string | undefined;
  now?: string | undefined;
}): string => {
  const sides = [was, now].filter((side) => side !== undefined).join(' → ');
  return sides === '' ? String(part ?? 'contract') : `${part ?? 'contract'}: ${sides}`;
};

const deltasCell = ({ deltas }: EndpointMapping): Cell => listCell(deltas, false, deltaText);

const consumersCell = ({ consumers }: EndpointMapping): Cell =>
  listCell(known(itemsAsWritten(consumers ?? []).flatMap((each) => (isAbsent(each) ? each : (statedOf(each, 'name') ?? [])))));

/** Returns the successor of an operation: the stated one, else its only new operation. */
export const successorOf = ({ mapping, to }: ResolvedMapping): string | undefined =>
  mapping.successor ?? (to.length === 1 ? to[0]?.fullPath : undefined);

/** Returns fields of the mapping as stated in the plan. */
const ofMapping = (fields: readonly FieldOf<EndpointMapping>[]): FieldOf<ResolvedMapping>[] =>
  fieldsOf(({ mapping }) => mapping, fields);

/** The endpoint mappings of all APIs of a plan, resolved: full paths, `same`, the disposition, and whether it breaks callers. */
export const ENDPOINTS = defineRegister<ResolvedMapping>({
  key: 'endpoints',
  recordType: 'endpoints/mappings',
  one: 'endpoint',
  many: 'Endpoints',
  rows: ({ facts }) => facts.endpoints,
  row: ({ mapping }) => mapping,
  name: (resolved) => endpointName(resolved),
  fields: [
    {
      key: 'surface',
      label: 'API',
      hidden: true,
      filter: true,
      absence: ['title'],
      record: ({ surface }) => surface,
      cell: ({ surface }) => textCell(isStated(surface, 'title') ? surface.title : surface.id),
    },
    ...ofMapping([{ key: 'title', label: 'Name', hidden: true, cell: (row) => textCell(row.title) }]),
    {
      key: 'from',
      label: 'Old operation',
      head: true,
      change: 'old side',
      cell: ({ from, mapping }) => sideCell(from, mapping.from),
      sort: ({ from }) => pathFirst(from),
    },
    {
      key: 'to',
      label: 'New operation',
      always: true,
      change: 'new side',
      cell: ({ to, mapping }) => sideCell(to, mapping.to),
      sort: ({ to }) => pathFirst(to),
    },
    { key: 'oldHost', label: 'Old host', hidden: true, sparse: true, cell: ({ from }) => hostCell(from) },
    { key: 'newHost', label: 'New host', hidden: true, sparse: true, cell: ({ to }) => hostCell(to) },
    ...ofMapping([{ key: 'condition', label: 'Condition', optional: true, absence: ['when'], cell: (row) => rawCell(row.when) }]),
    {
      key: 'disposition',
      label: 'Disposition',
      always: true,
      filter: true,
      cell: ({ disposition }) => ({ kind: 'word', text: disposition }),
      sort: ({ disposition }) => indexIn(OUTCOMES, disposition),
    },
    {
      key: 'stage',
      label: 'Stage',
      filter: true,
      cell: ({ mapping }) => wordCell(mapping.stage),
      sort: ({ stage }) => indexIn(STAGES, stage),
    },
    ...ofMapping([
      { key: 'share', label: 'Share', hidden: true, right: true, cell: (row) => rawCell(row.share) },
      { key: 'compat', label: 'Compatibility', right: true, cell: (row) => rawCell(row.compat) },
      {
        ...phaseField<EndpointMapping>(),
        sort: (row, { plan }) =>
          indexIn(
            plan.phases.map(({ id }) => id),
            row.phase,
          ),
      },
    ]),
    {
      key: 'when',
      label: 'When',
      optional: true,
      absence: [],
      cell: (row, source) => {
        const { when } = endpointTimes(row, source);
        return when === undefined ? NONE : { kind: 'word', text: positionText(when) };
      },
      sort: (row, source) => endpointTimes(row, source).when,
    },
    {
      key: 'traffic',
      label: 'Traffic',
      optional: true,
      right: true,
      cell: (row, source) => {
        const { now } = endpointTimes(row, source);
        return now === undefined ? NONE : { kind: 'word', text: answerText(now) };
      },
      sort: (row, source) => endpointTimes(row, source).now?.new,
    },
    {
      key: 'breaking',
      label: 'Breaking',
      filter: true,
      cell: ({ effect }) => wordCell(effect.word),
      sort: ({ effect }) => indexIn(EFFECT_WORDS, effect.word),
    },
    {
      key: 'breakingBy',
      label: 'Breaking, says',
      hidden: true,
      cell: ({ effect }) => wordCell(effect.by && EFFECT_SOURCES[effect.by]),
    },
    {
      key: 'deltas',
      label: 'Deltas',
      right: true,
      none: 'none',
      absence: [],
      cell: ({ deltas }) => (deltas === 0 ? NONE : { kind: 'number', text: String(deltas) }),
      sort: ({ deltas }) => deltas,
    },
    { key: 'changes', label: 'Changes', hidden: true, absence: ['deltas'], cell: ({ mapping }) => deltasCell(mapping) },
    ...ofMapping([{ key: 'deprecated', label: 'Deprecated', hidden: true, cell: (row) => rawCell(row.deprecated) }]),
    {
      key: 'sunset',
      label: 'Sunset',
      optional: true,
      cell: (row, source) => {
        const { off } = endpointTimes(row, source);
        if (isStated(row.mapping, 'sunset') || off === undefined) return rawCell(row.mapping.sunset);
        return { kind: 'word', text: `${positionText(off.at)}, with the old system` };
      },
      sort: (row, source) => endpointTimes(row, source).off?.at ?? dayOf(row.mapping.sunset),
    },
    { key: 'successor', label: 'Successor', hidden: true, absence: [], cell: (resolved) => textCell(successorOf(resolved)) },
    ...ofMapping([
      { key: 'consumers', label: 'Consumers', hidden: true, cell: consumersCell },
      { key: 'implementation', label: 'Implementation', hidden: true, cell: (row) => textCell(row.implementation) },
      { key: 'statusText', label: 'Status in words', hidden: true, cell: (row) => textCell(row.statusText) },
      { key: 'purpose', label: 'Purpose', hidden: true, cell: (row) => textCell(row.purpose) },
      { key: 'priority', label: 'Priority', hidden: true, cell: (row) => textCell(row.priority) },
      ...closingFields<EndpointMapping>().map((field) => (field.key === 'owner' ? field : { ...field, hidden: true as const })),
    ]),
  ],
});

/** Returns the display name of an endpoint: its old operations as callers send them, else its new ones, with the condition of the row. */
export function endpointName({ from, to, when, mapping }: ResolvedMapping): string {
  const operations = from.length > 0 ? from : to;
  return operations.length > 0 ? operations.map(operationText).join(', ') + whenText(when?.raw) : rowName(mapping);
}
