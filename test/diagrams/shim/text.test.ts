import { describe, expect, test } from 'vitest';
import { boxOf, element } from './page.ts';

// All numbers are Chromium's, measured with the same Inter at a scale of 1.

describe('a line is as high as its font, whatever it says', () => {
  test.each([
    [12, '0 -12 31.0703 15'],
    [14, '0 -14 36.082 17'],
    [16, '0 -16 41.0938 20'],
  ])('%d px', (size, box) => {
    expect(boxOf(`<text id="it" font-size="${size}">index</text>`)).toBe(box);
  });
});

describe('the baseline', () => {
  test.each([
    ['auto', -1],
    ['middle', 3.3594],
    ['central', 5],
    ['hanging', 11.7969],
    ['text-before-edge', 15],
    ['text-after-edge', -5],
  ])('%s puts the top of a line at y = 15 to %d', (baseline, top) => {
    expect(element(`<text id="it" y="15" dominant-baseline="${baseline}">index</text>`).getBBox().y).toBeCloseTo(top, 4);
  });
});

test('ink that reaches over the advance widens the box, not the length', () => {
  const text = element('<text id="it" font-size="10">Current</text>');
  expect([text.getComputedTextLength(), text.getBBox().width]).toEqual([35.75, 36.4755859375]);
});

describe('an anchor moves a whole chunk', () => {
  test.each([
    ['start', '100 -16 28.4688 20'],
    ['middle', '85.7656 -16 28.4688 20'],
    ['end', '71.5313 -16 28.4688 20'],
  ])('%s', (anchor, box) => {
    expect(boxOf(`<text id="it" x="100" text-anchor="${anchor}">Mm</text>`)).toBe(box);
  });

  test('until an absolute position begins another', () => {
    const lines = '<tspan x="50">Mm</tspan><tspan id="it" x="50" dy="20">Mm</tspan>';
    expect(boxOf(`<text text-anchor="middle">${lines}</text>`)).toBe('35.7656 4 28.4688 20');
  });

  test('and what follows goes on from where it stood before it was moved', () => {
    const lines = '<tspan x="10">abc</tspan><tspan id="it" y="20">b</tspan>';
    expect(boxOf(`<text text-anchor="middle">${lines}</text>`)).toBe('33.0234 4 9.7969 20');
  });
});

test('dx, dy and em place what follows', () => {
  expect(boxOf('<text font-size="10" x="5"><tspan dy="1em" dx="2" id="it">x</tspan></text>')).toBe('7 0 6 12');
});

describe('white space', () => {
  test.each([
    ['collapses', '<text id="it">  a \n  b  </text>', 23.28125],
    ['is kept by xml:space', '<text id="it" xml:space="preserve">a b </text>', 27.78125],
    ['is kept by white-space', '<text id="it" style="white-space:pre">a b </text>', 27.78125],
    ['stays at the end of a chunk', '<text><tspan id="it" x="0">a </tspan><tspan x="0" dy="20">b</tspan></text>', 13.484375],
  ])('%s', (_, content, length) => {
    expect(element(content).getComputedTextLength()).toBe(length);
  });
});

describe('an empty line is the point (0, 0), two groups up and no further', () => {
  const rect = '<rect x="10" y="10" width="5" height="5"/>';
  const line = '<text y="3"><tspan></tspan></text>';
  test.each([
    ['no line at all', '<text></text>', '10 10 5 5'],
    ['in the group', line, '0 0 15 15'],
    ['in a group of it', `<g>${line}</g>`, '0 0 15 15'],
    ['moved with that', `<g transform="translate(-20,-20)">${line}</g>`, '-20 -20 35 35'],
    ['further in', `<g><g>${line}</g></g>`, '10 10 5 5'],
  ])('%s', (_, content, box) => {
    expect(boxOf(`<g id="it">${rect}${content}</g>`)).toBe(box);
  });
});
