import { describe, expect, test } from 'vitest';
import { specificity } from '../../../src/diagrams/shim/specificity.ts';
import { parseStylesheet } from '../../../src/diagrams/shim/stylesheet.ts';
import { element } from './page.ts';

test.each([
  ['text', [0, 0, 1]],
  ['#d .node text', [1, 1, 1]],
  ['g.node>text:first-child', [0, 2, 2]],
  ['[data-look="a.b #c"].node', [0, 2, 0]],
  ['text:not(.label)', [0, 1, 1]],
  ['*', [0, 0, 0]],
  ['p::before', [0, 0, 2]],
])('the specificity of %s', (selector, expected) => {
  expect(specificity(selector)).toEqual(expected);
});

test('rules stand in the order in which they win, without comments and at-rules', () => {
  const rules = parseStylesheet('/* a{} */ .b{x:1} @keyframes k{from{x:2}to{x:3}} text,#c{x:4} text{x:5}');
  expect(rules.map(({ selector }) => selector)).toEqual(['text', 'text', '.b', '#c']);
});

describe('the width of "Mm" tells which font size won', () => {
  const at = (size: number): number => element(`<text id="it" font-size="${size}">Mm</text>`).getComputedTextLength();
  test.each([
    ['the initial value is 16 px', '<text id="it">Mm</text>', 16],
    ['an attribute', '<text id="it" font-size="20">Mm</text>', 20],
    ['a rule beats the attribute', '<style>text{font-size:30px}</style><text id="it" font-size="20">Mm</text>', 30],
    ['a class beats a type', '<style>.a{font-size:30px}text{font-size:20px}</style><text id="it" class="a">Mm</text>', 30],
    ['the later of two alike', '<style>text{font-size:30px}text{font-size:20px}</style><text id="it">Mm</text>', 20],
    ['the style attribute beats rules', '<style>#it{font-size:30px}</style><text id="it" style="font-size:20px">Mm</text>', 20],
    ['but not !important', '<style>text{font-size:30px !important}</style><text id="it" style="font-size:20px">Mm</text>', 30],
    ['it is inherited', '<g font-size="20"><text id="it">Mm</text></g>', 20],
    ['em counts in the parent', '<g font-size="20"><text id="it" font-size="1.5em">Mm</text></g>', 30],
    ['a font shorthand', '<text id="it" style="font: bold 20px Inter; font-weight: 400">Mm</text>', 20],
    [
      'a selector that no engine knows is skipped',
      '<style>text::-moz-x, text:foo(1){font-size:30px}</style><text id="it">Mm</text>',
      16,
    ],
  ])('%s', (_, content, size) => {
    expect(element(content).getComputedTextLength()).toBe(at(size));
  });
});

test('a bare number set as font-size by script counts as px, as C4 does', () => {
  const text = element('<text id="it">Mm</text>');
  (text as unknown as SVGElement).style.setProperty('font-size', '20');
  expect(text.getAttribute('style')).toBe('font-size: 20px;');
});

test('getComputedStyle knows text-anchor', () => {
  const text = element('<style>text{text-anchor:middle}</style><text id="it">Mm</text>');
  const window = text.ownerDocument.defaultView;
  expect(window?.getComputedStyle(text).textAnchor).toBe('middle');
});
