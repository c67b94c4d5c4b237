import { expect, test } from 'vitest';
import { accessibleName, type Meaning } from '../../src/diagrams/accessible-name.ts';

const meaning: Meaning = {
  type: 'flowchart-v2',
  title: '',
  statedTitle: '',
  statedDescription: '',
  labels: ['Browser', '12', 'Gateway', 'Queue', 'Browser', 'Store'],
};

test.each([
  ['what the author wrote', { statedTitle: 'T', statedDescription: 'D' }, 'T', 'D'],
  ['the diagram’s title', { title: 'Load' }, 'Flowchart: Load', 'Flowchart with Browser, Gateway, Queue, Store.'],
  ['its first labels', {}, 'Flowchart: Browser, Gateway, Queue', 'Flowchart with Browser, Gateway, Queue, Store.'],
  ['its type', { labels: ['1', '2'] }, 'Flowchart', 'Flowchart without labels.'],
  ['a type of tomorrow', { type: 'hologram', labels: [] }, 'Diagram', 'Diagram without labels.'],
])('%s names it', (_, stated, title, description) => {
  expect(accessibleName({ ...meaning, ...stated })).toEqual({ title, description });
});

test('a long list is cut', () => {
  const labels = Array.from({ length: 15 }, (_, index) => `n${index}`);
  expect(accessibleName({ ...meaning, labels }).description).toMatch(/n10, n11 and 3 more\.$/);
});
