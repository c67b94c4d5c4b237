import { expect, test } from 'vitest';
import { PLACEHOLDER, renumberIds } from '../../src/diagrams/ids.ts';
import { svgOf } from './svg.ts';

function renumbered(content: string): string {
  const svg = svgOf(content);
  renumberIds(svg);
  return svg.outerHTML.replaceAll(PLACEHOLDER, 'p');
}

test('ids are counted in the order of the document, whatever they were', () => {
  expect(renumbered('<svg id="m-17"><g id="flowchart-A-93"></g><g id="x"></g></svg>')).toBe(
    '<svg id="p"><g id="p-1"></g><g id="p-2"></g></svg>',
  );
});

test.each([
  ['href', '<use href="#a"></use>', '<use href="#p-1"></use>'],
  ['another href', '<a href="https://a.example/#a"></a>', '<a href="https://a.example/#a"></a>'],
  [
    'url()',
    '<path marker-end="url(#a)" style="fill: url(&quot;#a&quot;)"></path>',
    '<path marker-end="url(#p-1)" style="fill: url(#p-1)"></path>',
  ],
  ['aria', '<g aria-labelledby="a d other"></g>', '<g aria-labelledby="p-1 p other"></g>'],
  ['css', '<style>#d #a .x{fill:url(#a)}#abc{fill:#abc}</style>', '<style>#p #p-1 .x{fill:url(#p-1)}#abc{fill:#abc}</style>'],
])('%s follows', (_, before, after) => {
  expect(renumbered(`<svg id="d"><g id="a"></g>${before}</svg>`)).toBe(`<svg id="p"><g id="p-1"></g>${after}</svg>`);
});

test('a repeated id stays with the first', () => {
  expect(renumbered('<svg id="d"><g id="a"></g><g id="a"></g></svg>')).toBe('<svg id="p"><g id="p-1"></g><g></g></svg>');
});
