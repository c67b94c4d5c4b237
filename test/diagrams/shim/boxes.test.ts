import { expect, test } from 'vitest';
import { boxOf, element } from './page.ts';

test.each([
  ['<rect id="it" x="1" y="2" width="3" height="4"/>', '1 2 3 4'],
  ['<rect id="it" x="1" y="2" width="1em" height="4"/>', '1 2 16 4'],
  ['<circle id="it" cx="5" cy="5" r="2"/>', '3 3 4 4'],
  ['<ellipse id="it" cx="5" cy="5" rx="2" ry="1"/>', '3 4 4 2'],
  ['<line id="it" x1="9" y1="1" x2="3" y2="1"/>', '3 1 6 0'],
  ['<polygon id="it" points="0,0 10,5 3,-4"/>', '0 -4 10 9'],
  ['<polyline id="it" points="0 0 10 5 20"/>', '0 0 10 5'],
  ['<path id="it" d="M0,0 Q5,10 10,0"/>', '0 0 10 5'],
])('%s', (content, box) => {
  expect(boxOf(content)).toBe(box);
});

const rect = '<rect width="10" height="10"/>';

test.each([
  ['its children, through their transforms', `<g id="it"><g transform="translate(5,5)">${rect}</g>${rect}</g>`, '0 0 15 15'],
  ['but not its own transform', `<g id="it" transform="scale(3)">${rect}</g>`, '0 0 10 10'],
  ['not what is never drawn', `<g id="it"><defs>${rect}</defs><marker>${rect}</marker><title>x</title></g>`, '0 0 0 0'],
  ['not what is not displayed', `<g id="it"><g style="display:none">${rect}</g></g>`, '0 0 0 0'],
  ['not what has no size', `<g id="it">${rect}<rect x="50" y="50"/><circle cx="90" cy="9"/></g>`, '0 0 10 10'],
  ['no strokes', `<g id="it"><rect width="10" height="10" stroke="red" stroke-width="8"/></g>`, '0 0 10 10'],
  [
    'all of an inner svg',
    `<g id="it"><svg x="5" y="5" width="20" height="8"><rect width="99" height="99"/></svg></g>`,
    '5 5 99 99',
  ],
  ['it through its view box', `<g id="it"><svg width="20" height="8" viewBox="0 0 4 4">${rect}</svg></g>`, '6 0 20 20'],
  ['what is used', `<defs><rect id="r" width="4" height="4"/></defs><g id="it"><use href="#r" x="3"/></g>`, '3 0 4 4'],
])('a group holds %s', (_, content, box) => {
  expect(boxOf(content)).toBe(box);
});

test('a client rectangle goes through all transforms above', () => {
  const inner = element('<g transform="translate(10,0)"><rect id="it" transform="scale(2)" width="5" height="5"/></g>');
  const { left, top, right, bottom } = inner.getBoundingClientRect();
  expect([left, top, right, bottom]).toEqual([10, 0, 20, 10]);
});

test('a box has four numbers and nothing else, in single precision', () => {
  expect(element('<rect id="it" width="0.1" height="5"/>').getBBox()).toEqual({ x: 0, y: 0, width: Math.fround(0.1), height: 5 });
});
