import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkMany, checkMermaid } from '../../src/diagrams/check.ts';
import { samples } from './samples.ts';

/** Sources with one fault, and where an author looks for it. `‸` marks the place and is not part of the source. */
const FAULTS: readonly (readonly [type: string, source: string, message: string])[] = [
  [
    'flowchart, an open bracket',
    'flowchart LR\n  A --> B[‸open\n  B --> C\n',
    'The diagram ends before this is complete, expected a closing bracket, "|" or a name.',
  ],
  [
    'flowchart, two arrows',
    'flowchart LR\n  A --> B\n  B --> ‸--> C\n',
    'Unexpected "-->", expected ":", "|", a number or a name.',
  ],
  [
    'flowchart, no end',
    'flowchart LR\n  subgraph one\n    A --> B‸\n',
    'The diagram ends before this is complete, expected "end".',
  ],
  ['sequence, a wrong arrow', 'sequenceDiagram\n  A->>B: hi\n  B-->>‸>>A\n', 'Unexpected ">".'],
  [
    'sequence, no end',
    'sequenceDiagram\n  loop often\n    A->>B: hi‸\n',
    'The diagram ends before this is complete, expected "end".',
  ],
  [
    'sequence, not active',
    'sequenceDiagram\n  A->>B: hi\n  deactivate ‸B\n',
    'Trying to inactivate an inactive participant (B).',
  ],
  ['state', 'stateDiagram-v2\n  [*] --> Idle\n  state ‸{{ Running\n', 'Unexpected "{".'],
  ['class', 'classDiagram\n  class A {\n    +x\n  }\n  A ‸??? B\n', 'Unexpected "?".'],
  [
    'entities',
    'erDiagram\n  A ||--o{ B : has\n  C ||‸|--x D\n',
    'Unexpected "|", expected a name, a number or a relation such as ||--o{.',
  ],
  [
    'gantt, no colon',
    'gantt\n  section Build\n  no colon here‸\n',
    'The line ends too early, expected a colon and the dates of the task.',
  ],
  ['gantt, no date', 'gantt\n  dateFormat YYYY-MM-DD\n  Task :a1, ‸2026-99-99, 10d\n', 'Invalid date:2026-99-99.'],
  ['C4', 'C4Context\n  Person(a, "A")\n  ‸Systemm(b, "B")\n', 'Unexpected "Systemm(b,".'],
  ['timeline', 'timeline\n  title Years\n  2001 : a\n  ‸: : :\n', 'Unexpected ":".'],
  ['pie', 'pie\n  "A" : 10\n  "B" ‸20\n', 'Unexpected "20", expected ":".'],
  ['xychart', 'xychart\n  x-axis [a, b]\n  bar [1, ‸two]\n', 'Unexpected "two", expected a number.'],
  [
    'architecture, an arrow',
    'architecture-beta\n  service a(server)[A]\n  service b(server)[B]\n  a:R -‸> L:b\n',
    'Unexpected ">", expected a title in square brackets.',
  ],
  [
    'architecture, a missing id',
    'architecture-beta\n  service a(server)[A]\n  a:R --> L:‸b\n',
    'The right-hand id [b] does not yet exist. Please create the service/group before declaring an edge to it.',
  ],
  ['mindmap', 'mindmap\n  root\n    a\n  b[‸open\n', 'The diagram ends before this is complete, expected a closing bracket.'],
  ['git, a wrong word', 'gitGraph\n  commit\n  ‸brunch x\n', 'Unexpected "brunch", expected the end of the line.'],
  [
    'git, a missing branch',
    'gitGraph\n  commit\n  checkout ‸nowhere\n',
    'Trying to checkout branch which is not yet created. (Help try using "branch nowhere").',
  ],
  ['quadrants', 'quadrantChart\n  x-axis Low --> High\n  A: [0.3, ‸much]\n', 'Unexpected "much]".'],
  ['sankey', 'sankey\na,b,10\nc,d‸\n', 'The line ends too early.'],
  ['block', 'block\n  columns 2\n  a["A"] b["B"‸\n', 'The line ends too early.'],
  ['packet, no end', 'packet\n  0-7: "A"\n  8-‸: "B"\n', 'Unexpected ":", expected a number.'],
  ['packet, a gap', 'packet\n  0-7: "A"\n  ‸9-12: "B"\n', 'Packet block 9 - 12 is not contiguous. It should start from 8.'],
  ['kanban', 'kanban\n  todo[To do]\n    a[‸open\n', 'The diagram ends before this is complete, expected a closing bracket.'],
  [
    'journey',
    'journey\n  section One\n    Task: 5: Me\n  ‸:::\n',
    'Unexpected ":::", expected the end of the line, "title" or "section".',
  ],
  ['requirement', 'requirementDiagram\n  requirement a {\n    id: 1\n    risk: ‸extreme\n  }\n', 'Unexpected "extreme".'],
  ['radar', 'radar-beta\n  axis a, b, c\n  curve x{1, ‸two, 3}\n', 'Unexpected "two", expected a number.'],
  ['treemap', 'treemap-beta\n"A"\n  "B"‸: many\n', 'Unexpected ":", expected the end of the line.'],
  ['tree', 'treeView-beta\n  "a"\n    ‸"b\n', 'Unexpected """.'],
  [
    'swimlane',
    'swimlane-beta\n  subgraph one["One"]\n    a[‸x --> b\n  end\n',
    'The diagram ends before this is complete, expected a closing bracket, "|" or a name.',
  ],
  ['venn', 'venn-beta\n  set A["a"]\n  ‸onion A,B\n', 'Unexpected "onion", expected the end of the line.'],
  ['use case', 'usecase-beta\n  actor A\n  ‸A ->>> B\n', 'Unexpected "A".'],
  ['wardley', 'wardley-beta\ntitle x\ncomponent A [0.9, ‸high]\n', 'Unexpected "high".'],
  ['cynefin', 'cynefin-beta\n  complex\n    "A"\n  ‸simple\n    "B"\n', 'Unexpected "s".'],
  ['event model', 'eventmodeling\ntf 01 ui Form\ntf 02 ‸nope Place\n', 'Unexpected "nope".'],
  ['railroad', 'railroad-ebnf-beta\n  a = "b" ;\n  c = ‸| ;\n', 'Unexpected "|".'],
  [
    'agent flow',
    'agentflow-beta\n  a[Plan] --> b[‸Act\n',
    'The diagram ends before this is complete, expected a closing bracket, "|" or a name.',
  ],
  [
    'frontmatter, comments and blank lines before',
    '---\ntitle: x\nconfig:\n  look: handDrawn\n---\n%% one\n\npie\n  %% two\n\n  "B" ‸20\n',
    'Unexpected "20", expected ":".',
  ],
  ['a directive before', '%%{\n  init: {"theme":"dark"}\n}%%\npie\n  "B" ‸20\n', 'Unexpected "20", expected ":".'],
  ['Windows line ends', 'pie\r\n  "A" : 10\r\n  "B" ‸20\r\n', 'Unexpected "20", expected ":".'],
  ['no YAML', '---\ntitle: [\n‸---\npie\n', 'The frontmatter is no YAML: unexpected end of the stream within a flow collection.'],
  ['an unknown type', '%% one\n  ‸flowchrt LR\n', '"flowchrt" is no diagram type. Did you mean "flowchart"?'],
  ['no type', '‸hello world\n', '"hello" is no diagram type. A diagram begins with its type, such as "flowchart LR".'],
  ['nothing', '‸', 'The diagram is empty.'],
];

test('every fault is found where it is, in the author’s words', async () => {
  const problems = await checkMany(FAULTS.map(([, source]) => source.replace('‸', '')));
  const found = FAULTS.map(([type, source], index) => {
    const { line = 0, column = 0, message = 'no fault' } = problems[index] ?? {};
    const lines = source.replace('‸', '').split('\n');
    const marked = lines[line - 1] ?? '';
    lines[line - 1] = `${marked.slice(0, column - 1)}‸${marked.slice(column - 1)}`;
    return [type, lines.join('\n'), message];
  });
  expect(found).toEqual(FAULTS);
});

test('what can be drawn has no fault', async () => {
  const problems = await checkMany([...samples.values()]);
  expect([...samples.keys()].filter((_, index) => problems[index])).toEqual([]);
});

test('the colour of a box is no fault', async () => {
  expect(await checkMermaid('sequenceDiagram\n box red\n participant A\n end\n A->>A: x\n')).toBeUndefined();
});

test('one source alone', async () => {
  expect(await checkMermaid('pie\n  "A" 1\n')).toEqual({
    kind: 'syntax',
    line: 2,
    column: 7,
    message: 'Unexpected "1", expected ":".',
  });
});

test('answers are kept, good and bad, and a spoilt one is found anew', async () => {
  const cacheDir = await mkdtemp(join(tmpdir(), 'banyan-checks-'));
  const sources = ['pie\n  "A" : 1\n', 'pie\n  "A" 1\n', 'pie\n  "A" : 1\n'];
  const first = await checkMany(sources, { cacheDir });
  const files = await readdir(join(cacheDir, 'checks'));
  expect([first.map((problem) => problem?.line), files.length]).toEqual([[undefined, 2, undefined], 2]);
  expect(await checkMany(sources, { cacheDir })).toEqual(first);
  for (const file of files) await writeFile(join(cacheDir, 'checks', file), 'spoilt');
  expect(await checkMany(sources, { cacheDir })).toEqual(first);
});
