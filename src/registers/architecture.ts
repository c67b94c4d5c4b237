import { isStated } from '../model/absences.ts';
import type { ArchitectureEdge, ArchitectureGroup, ArchitectureNode, View } from '../model/plan.ts';
import { rowName, sidesText } from '../model/row-name.ts';
import { changeCell, codeCell, textCell } from './cell.ts';
import { closingFields, phaseField } from './common.ts';
import { defineRegister, type FieldOf, fieldsOf } from './register.ts';

interface InView<Row> {
  view: View;
  row: Row;
}

/** Returns fields of the row itself, plus the view that contains it. */
const inView = <Row>(fields: readonly FieldOf<Row>[]): FieldOf<InView<Row>>[] => [
  ...fieldsOf(({ row }: InView<Row>) => row, fields),
  {
    key: 'view',
    label: 'View',
    filter: true,
    absence: ['title'],
    record: ({ view }) => view,
    cell: ({ view }) => textCell(isStated(view, 'title') ? view.title : view.id),
  },
];

/** Returns the title of a part, since edges refer to their ends by id. */
const partName = (view: View, id: string | undefined): string | undefined =>
  [...view.nodes, ...view.groups].find((part) => part.id === id)?.title ?? id;

export const NODES = defineRegister<InView<ArchitectureNode>>({
  key: 'nodes',
  recordType: 'architecture/nodes',
  one: 'node',
  many: 'Architecture',
  rows: ({ plan }) => plan.architecture.flatMap((view) => view.nodes.map((row) => ({ view, row }))),
  row: ({ row }) => row,
  name: ({ row }) => rowName(row),
  fields: inView<ArchitectureNode>([
    { key: 'title', label: 'Part', head: true, cell: (row) => textCell(row.title) },
    { key: 'tech', label: 'Technology', cell: (row) => textCell(row.tech) },
    { key: 'change', label: 'Change', filter: true, cell: (row) => changeCell(row.change) },
    { key: 'service', label: 'Service', optional: true, cell: (row) => textCell(row.service) },
    phaseField(true),
    ...closingFields<ArchitectureNode>(),
  ]),
});

export const EDGES = defineRegister<InView<ArchitectureEdge>>({
  key: 'edges',
  recordType: 'architecture/edges',
  one: 'edge',
  many: 'Edges',
  rows: ({ plan }) => plan.architecture.flatMap((view) => view.edges.map((row) => ({ view, row }))),
  row: ({ row }) => row,
  name: ({ view, row }) => row.title ?? sidesText(partName(view, row.from), partName(view, row.to)) ?? row.id,
  fields: [
    { key: 'from', label: 'From', cell: ({ view, row }) => textCell(partName(view, row.from)) },
    { key: 'to', label: 'To', cell: ({ view, row }) => textCell(partName(view, row.to)) },
    ...inView<ArchitectureEdge>([
      { key: 'title', label: 'Flow', cell: (row) => textCell(row.title) },
      { key: 'protocol', label: 'Protocol', optional: true, cell: (row) => codeCell(row.protocol) },
      { key: 'change', label: 'Change', filter: true, cell: (row) => changeCell(row.change) },
      phaseField(true),
      ...closingFields<ArchitectureEdge>(),
    ]),
  ],
});

export const GROUPS = defineRegister<InView<ArchitectureGroup>>({
  key: 'groups',
  recordType: 'architecture/groups',
  one: 'group',
  many: 'Groups',
  rows: ({ plan }) => plan.architecture.flatMap((view) => view.groups.map((row) => ({ view, row }))),
  row: ({ row }) => row,
  name: ({ row }) => rowName(row),
  fields: inView<ArchitectureGroup>([
    { key: 'title', label: 'Group', head: true, cell: (row) => textCell(row.title) },
    { key: 'change', label: 'Change', filter: true, cell: (row) => changeCell(row.change) },
    ...closingFields<ArchitectureGroup>(),
  ]),
});
