import { expect, test } from 'vitest';
import { DIAGRAM_TYPES, nearestKeyword, typeName } from '../../src/diagrams/diagram-types.ts';

test('every type that mermaid offers has a name', async () => {
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({});
  const offered = mermaid.getRegisteredDiagramsMetadata().map(({ id }) => id);
  // "---" catches frontmatter without an end, info prints a version, and old layouts live on under two ids.
  const unnamed = new Set(['---', 'error', 'info', 'class', 'state', 'flowchart']);
  expect(offered.filter((id) => !unnamed.has(id)).sort()).toEqual(DIAGRAM_TYPES.map(({ id }) => id).sort());
});

test.each([
  ['flowchrt', 'flowchart'],
  ['sequencediagram', 'sequenceDiagram'],
  ['radar', 'radar-beta'],
  ['Gant', 'gantt'],
  ['hello', undefined],
])('%s is nearest to %s', (word, keyword) => {
  expect(nearestKeyword(word)).toBe(keyword);
});

test('a type is called by its name', () => {
  expect([typeName('er'), typeName('hologram')]).toEqual(['Entity relationship diagram', 'Diagram']);
});
