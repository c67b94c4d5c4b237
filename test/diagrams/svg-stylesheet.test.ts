import { expect, test } from 'vitest';
import { tidyStylesheet } from '../../src/diagrams/svg-stylesheet.ts';
import { svgOf } from './svg.ts';

function tidied(css: string, content: string): string {
  const svg = svgOf(`<svg id="d"><style>${css}</style>${content}</svg>`);
  tidyStylesheet(svg);
  return svg.innerHTML;
}

test.each([
  [
    'a rule that is used stays, and its class gets a name of its own',
    '#d .a{x:1}',
    '<g class="a b"></g>',
    '<style>#d .mm-a{x:1}</style><g class="mm-a"></g>',
  ],
  ['a class that is not there', '#d .a .c{x:1}', '<g class="a"></g>', '<style></style><g></g>'],
  ['an element that is not there', '#d .a rect{x:1}', '<g class="a"></g>', '<style></style><g></g>'],
  [
    'an attribute that is not there',
    '#d [data-look="neo"].a{x:1}',
    '<g class="a" data-look="classic"></g>',
    '<style></style><g></g>',
  ],
  [
    'an attribute that is',
    '#d [data-look="neo"]{x:1}',
    '<g data-look="neo" data-id="5"></g>',
    '<style>#d [data-look="neo"]{x:1}</style><g data-look="neo"></g>',
  ],
  ['one selector of a list', '#d .a,#d .c{x:1}', '<g class="a"></g>', '<style>#d .mm-a{x:1}</style><g class="mm-a"></g>'],
  ['not() asks for nothing', '#d g:not(.c){x:1}', '<g></g>', '<style>#d g:not(.mm-c){x:1}</style><g></g>'],
  ['a variable for a root that is not ours', '#d :root{--f:Inter}', '', '<style></style>'],
  [
    'a part of an id',
    '#d [id$="-arrow"]{x:1}',
    '<g id="d-arrow"></g>',
    '<style>#d .mm-by-id-0{x:1}</style><g id="d-arrow" class="mm-by-id-0"></g>',
  ],
  [
    'a style that says nothing',
    '',
    '<g style="undefined;;;undefined"></g><g style="fill:red"></g>',
    '<style></style><g></g><g style="fill:red"></g>',
  ],
  [
    'keyframes that run',
    '@keyframes k{from{x:1}}#d .a{animation:k 1s}',
    '<g class="a"></g>',
    '<style>@keyframes k{from{x:1}}#d .mm-a{animation:k 1s}</style><g class="mm-a"></g>',
  ],
  ['keyframes that do not', '@keyframes k{from{x:1}}#d .c{animation:k 1s}', '<g></g>', '<style></style><g></g>'],
])('%s', (_, css, content, expected) => {
  expect(tidied(css, content)).toBe(expected);
});
