/** The keywords of a diagram type, and its name in a sentence. */
interface DiagramType {
  /** mermaid's own id, as returned by its detectors. */
  readonly id: string;
  readonly name: string;
  readonly keywords: readonly string[];
}

/** The types that mermaid 12.3 draws. */
export const DIAGRAM_TYPES: readonly DiagramType[] = [
  { id: 'agentflow', name: 'Agent flow', keywords: ['agentflow-beta'] },
  { id: 'architecture', name: 'Architecture diagram', keywords: ['architecture-beta'] },
  { id: 'block', name: 'Block diagram', keywords: ['block', 'block-beta'] },
  {
    id: 'c4',
    name: 'C4 diagram',
    keywords: ['C4Context', 'C4Container', 'C4Component', 'C4Dynamic', 'C4Deployment'],
  },
  { id: 'classDiagram', name: 'Class diagram', keywords: ['classDiagram', 'classDiagram-v2'] },
  { id: 'cynefin', name: 'Cynefin diagram', keywords: ['cynefin-beta'] },
  { id: 'er', name: 'Entity relationship diagram', keywords: ['erDiagram'] },
  { id: 'eventmodeling', name: 'Event model', keywords: ['eventmodeling'] },
  { id: 'flowchart-elk', name: 'Flowchart', keywords: ['flowchart-elk'] },
  { id: 'flowchart-v2', name: 'Flowchart', keywords: ['flowchart', 'graph'] },
  { id: 'gantt', name: 'Gantt chart', keywords: ['gantt'] },
  { id: 'gitGraph', name: 'Git graph', keywords: ['gitGraph'] },
  { id: 'ishikawa', name: 'Fishbone diagram', keywords: ['ishikawa', 'ishikawa-beta'] },
  { id: 'journey', name: 'User journey', keywords: ['journey'] },
  { id: 'kanban', name: 'Kanban board', keywords: ['kanban'] },
  { id: 'mindmap', name: 'Mind map', keywords: ['mindmap'] },
  { id: 'packet', name: 'Packet diagram', keywords: ['packet', 'packet-beta'] },
  { id: 'pie', name: 'Pie chart', keywords: ['pie'] },
  { id: 'quadrantChart', name: 'Quadrant chart', keywords: ['quadrantChart'] },
  { id: 'radar', name: 'Radar chart', keywords: ['radar-beta'] },
  { id: 'railroad', name: 'Railroad diagram', keywords: ['railroad-beta'] },
  { id: 'railroadAbnf', name: 'Railroad diagram', keywords: ['railroad-abnf-beta'] },
  { id: 'railroadEbnf', name: 'Railroad diagram', keywords: ['railroad-ebnf-beta'] },
  { id: 'railroadPeg', name: 'Railroad diagram', keywords: ['railroad-peg-beta'] },
  { id: 'requirement', name: 'Requirement diagram', keywords: ['requirementDiagram', 'requirement'] },
  { id: 'sankey', name: 'Sankey diagram', keywords: ['sankey', 'sankey-beta'] },
  { id: 'sequence', name: 'Sequence diagram', keywords: ['sequenceDiagram'] },
  { id: 'stateDiagram', name: 'State diagram', keywords: ['stateDiagram-v2', 'stateDiagram'] },
  { id: 'swimlane', name: 'Swimlane diagram', keywords: ['swimlane-beta'] },
  { id: 'timeline', name: 'Timeline', keywords: ['timeline'] },
  { id: 'treeView', name: 'Tree', keywords: ['treeView-beta'] },
  { id: 'treemap', name: 'Treemap', keywords: ['treemap', 'treemap-beta'] },
  { id: 'usecase', name: 'Use case diagram', keywords: ['usecase-beta'] },
  { id: 'venn', name: 'Venn diagram', keywords: ['venn-beta'] },
  { id: 'wardley', name: 'Wardley map', keywords: ['wardley-beta'] },
  { id: 'xychart', name: 'Chart', keywords: ['xychart', 'xychart-beta'] },
];

/** Returns the name of a type: "Flowchart" for `flowchart-v2`; "Diagram" for a type of a newer mermaid. */
export function typeName(id: string): string {
  return DIAGRAM_TYPES.find((type) => type.id === id)?.name ?? 'Diagram';
}

/** Returns the keyword closest to a mistyped one, if any is near: `flowchrt` → `flowchart`, `radar` → `radar-beta`. */
export function nearestKeyword(word: string): string | undefined {
  const near = DIAGRAM_TYPES.flatMap(({ keywords }) => keywords)
    .map((keyword) => ({ keyword, edits: edits(word.toLowerCase(), keyword.toLowerCase().replace(/-beta$/, '')) }))
    .sort((one, other) => one.edits - other.edits)[0];
  return near && near.edits <= Math.max(1, word.length / 3) ? near.keyword : undefined;
}

/** Returns the Levenshtein distance. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
