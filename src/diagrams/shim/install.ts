import type { DOMWindow } from 'jsdom';
import { Measurement } from './boxes.ts';
import type { FontMetrics } from './fonts.ts';
import type { Box } from './geometry.ts';
import { pathLength, pointAtLength } from './paths.ts';
import { StyleResolver } from './style.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The size in px reported for HTML elements: a page column. Diagrams that fill their parent use its width. */
const COLUMN = { width: 1000, height: 600 };

/**
 * Adds the layout API that SVG drawing code uses to a jsdom window: `getBBox`, `getComputedTextLength`, `getTotalLength` and the
 * like. jsdom itself has no layout.
 */
export function installLayout(window: DOMWindow, fonts: FontMetrics): void {
  const styles = new StyleResolver();
  const measure = (): Measurement => new Measurement(fonts, styles);

  define(window.Element.prototype, {
    getBBox(this: Element) {
      const { x, y, width, height } = rectangle(measure().box(this));
      // Exactly these four: mermaid spreads the result into attributes, so others would end up there too.
      return { x, y, width, height };
    },
    getBoundingClientRect(this: Element) {
      if (this.namespaceURI !== SVG) return rectangle({ left: 0, top: 0, right: COLUMN.width, bottom: COLUMN.height });
      return rectangle(measure().boxInRoot(this));
    },
    getComputedTextLength(this: Element) {
      return measure().textLength(this);
    },
    getTotalLength(this: Element) {
      return pathLength(this.getAttribute('d'));
    },
    getPointAtLength(this: Element, distance: number) {
      return pointAtLength(this.getAttribute('d'), distance);
    },
    // xychart reads the screen scale, and draws at 1:1 if there is none.
    getScreenCTM: () => null,
  });

  for (const name of ['offsetWidth', 'clientWidth']) defineSize(window, name, COLUMN.width);
  for (const name of ['offsetHeight', 'clientHeight']) defineSize(window, name, COLUMN.height);

  const original = window.getComputedStyle.bind(window);
  window.getComputedStyle = (element, pseudo) => {
    const computed = original(element, pseudo);
    // jsdom does not know SVG properties; the class diagram needs this one.
    if (element.namespaceURI === SVG) define(computed, { textAnchor: measure().styleOf(element).anchor });
    return computed;
  };

  // cytoscape (mindmap, architecture) measures labels on a canvas; mermaid then places them itself.
  define(window.HTMLCanvasElement.prototype, { getContext: () => canvasContext(fonts) });

  unitlessFontSizes(window);
  define(window, {
    // Runs at once: there is no screen to wait for.
    requestAnimationFrame: (callback: (time: number) => void) => setImmediate(() => callback(0)),
    cancelAnimationFrame: clearImmediate,
  });
}

/**
 * Fixes unitless font sizes: C4 sets `font-size` to a bare number, which browsers read as px in SVG (SVG 2, section 6.4), but
 * jsdom drops.
 */
function unitlessFontSizes(window: DOMWindow): void {
  const prototype = window.CSSStyleDeclaration.prototype;
  const original = prototype.setProperty;
  prototype.setProperty = function setProperty(name, value, priority) {
    const isBareNumber = name === 'font-size' && /^[\d.]+$/.test(String(value));
    original.call(this, name, isBareNumber ? `${value}px` : value, priority);
  };
}

function canvasContext(fonts: FontMetrics): object {
  const nothing = (): void => {};
  return {
    font: '10px sans-serif',
    measureText(this: { font: string }, text: string) {
      const [, weight = '400', size = '10'] = /(?:\b([1-9]00|bold)\s)?.*?([\d.]+)px/.exec(this.font) ?? [];
      return { width: fonts.advance(text, Number(size), weight === 'bold' ? 700 : Number(weight)) };
    },
    ...Object.fromEntries(
      ['setTransform', 'clearRect', 'fillText', 'save', 'restore', 'beginPath', 'scale', 'translate'].map((name) => [
        name,
        nothing,
      ]),
    ),
  };
}

/** An element without a box measures as zero at the origin, as in browsers. */
function rectangle(box: Box = { left: 0, top: 0, right: 0, bottom: 0 }): DOMRect {
  const { left, top, right, bottom } = box;
  // Browsers return single precision, and mermaid writes these digits into the picture.
  const [x, y, width, height] = [left, top, right - left, bottom - top].map(Math.fround) as [number, number, number, number];
  const size = { x, y, width, height };
  return { ...size, left: x, top: y, right: x + width, bottom: y + height, toJSON: () => size };
}

function define(target: object, members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}

function defineSize(window: DOMWindow, name: string, size: number): void {
  Object.defineProperty(window.HTMLElement.prototype, name, { get: () => size, configurable: true });
}
