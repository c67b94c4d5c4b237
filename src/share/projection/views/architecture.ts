import type { ArchitectureNode } from '../../../model/plan.ts';
import { seesRow } from '../allowance.ts';
import { defineTable } from '../table.ts';
import { phaseCell, textCell, wordCell } from '../viewing.ts';

/** The parts of all views, each once: what they are called and what becomes of them. Who talks to whom is not shown. */
export const architecture = defineTable<'architecture', ArchitectureNode>({
  view: 'architecture',
  title: 'Parts of the architecture',
  rows: ({ plan, audience }) => {
    const nodes = plan.architecture.flatMap((view) => view.nodes).filter((node) => seesRow(audience, node.ref));
    return [...new Map(nodes.map((node) => [node.id, node])).values()];
  },
  columns: [
    { field: 'title', label: 'Part', reads: ['architecture/nodes.title'], cell: (node, v) => textCell(v, node.title) },
    { field: 'kind', label: 'Kind', reads: [], cell: (node) => wordCell(node.kind) },
    { field: 'change', label: 'Change', reads: [], cell: (node) => wordCell(node.change) },
    { field: 'tech', label: 'Built with', reads: ['architecture/nodes.tech'], cell: (node, v) => textCell(v, node.tech) },
    { field: 'phase', label: 'Phase', reads: [], cell: (node, v) => phaseCell(v, node.phase) },
    { field: 'note', label: 'Note', reads: ['architecture/nodes.note'], cell: (node, v) => textCell(v, node.note) },
  ],
});
