import { JSDOM } from 'jsdom';
import { installLayout } from '../../../src/diagrams/shim/install.ts';
import { inter } from '../fonts.ts';

/** What the shim adds to elements. */
export interface Laid extends Element {
  getBBox(): { x: number; y: number; width: number; height: number };
  getComputedTextLength(): number;
  getTotalLength(): number;
  getPointAtLength(distance: number): { x: number; y: number };
}

/** The element with id `it` of an svg, in a window with the layout shim. */
export function element(content: string): Laid {
  const { window } = new JSDOM(`<body><svg id="d" xmlns="http://www.w3.org/2000/svg">${content}</svg></body>`);
  installLayout(window, inter);
  const found = window.document.getElementById('it');
  if (!found) throw new Error('No element has the id "it"');
  return found as unknown as Laid;
}

/** `x y width height` of the element with id `it`, as a reader would write a viewBox. */
export function boxOf(content: string): string {
  const { x, y, width, height } = element(content).getBBox();
  return [x, y, width, height].map((number) => Number(number.toFixed(4))).join(' ');
}
