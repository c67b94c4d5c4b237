import type { FontMetrics } from './fonts.ts';
import { type Box, boxAround, type Matrix, multiply, transformBox, union } from './geometry.ts';
import { toPixels } from './lengths.ts';
import { pathBox } from './paths.ts';
import type { StyleResolver, TextStyle } from './style.ts';
import { TextLayout, textRoot } from './text-layout.ts';
import { fitViewBox, parseTransform } from './transforms.ts';

/** Definitions and descriptive elements, which are never rendered in place (SVG 2, section 5.1). */
const NEVER_DRAWN = new Set([
  ...['defs', 'style', 'script', 'marker', 'title', 'desc', 'metadata', 'symbol', 'clipPath', 'mask', 'pattern'],
  ...['linearGradient', 'radialGradient', 'filter', 'br'],
]);

/**
 * Measures elements of the current document. Create one for each measurement: mermaid changes the document in between, and the
 * cached styles and text layouts would be stale.
 */
export class Measurement {
  readonly #fonts: FontMetrics;
  readonly #styles: StyleResolver;
  readonly #known = new Map<Element, TextStyle>();
  readonly #texts = new Map<Element, TextLayout>();

  constructor(fonts: FontMetrics, styles: StyleResolver) {
    this.#fonts = fonts;
    this.#styles = styles;
  }

  styleOf(element: Element): TextStyle {
    return this.#styles.resolve(element, this.#known);
  }

  /** Returns the tight box of an element's fill in its own user space; `undefined` if it is not drawn. */
  box(element: Element): Box | undefined {
    const number = (name: string): number => toPixels(element.getAttribute(name), this.styleOf(element).fontSize) ?? 0;
    switch (element.localName) {
      case 'rect':
      case 'image':
      case 'foreignObject':
        return rectangle(number('x'), number('y'), number('width'), number('height'));
      case 'circle':
        return ellipse(number('cx'), number('cy'), number('r'), number('r'));
      case 'ellipse':
        return ellipse(number('cx'), number('cy'), number('rx'), number('ry'));
      case 'line':
        return boxAround([
          [number('x1'), number('y1')],
          [number('x2'), number('y2')],
        ]);
      case 'polygon':
      case 'polyline':
        return boxAround(points(element.getAttribute('points') ?? ''));
      case 'path':
        return pathBox(element.getAttribute('d'));
      case 'text':
      case 'tspan':
        return this.#textBox(element);
      case 'use':
        return this.#useBox(element, [1, 0, 0, 1, number('x'), number('y')]);
      case 'svg':
      case 'g':
      case 'a':
      case 'switch':
        return this.#containerBox(element);
      default:
        return undefined;
    }
  }

  /** The advance of a `<text>` or `<tspan>`, in px. */
  textLength(element: Element): number {
    return this.#layout(element).length(element);
  }

  /** Returns the box in the user space of the outermost svg, the equivalent of pixels on a screen. */
  boxInRoot(element: Element): Box | undefined {
    let box = this.box(element);
    for (let node: Element | null = element; node && node.localName !== 'svg'; node = node.parentElement) {
      box = transformBox(box, parseTransform(node.getAttribute('transform')));
    }
    return box;
  }

  #layout(element: Element): TextLayout {
    const root = textRoot(element);
    const layout = this.#texts.get(root) ?? new TextLayout(root, this.#fonts, (part) => this.styleOf(part));
    this.#texts.set(root, layout);
    return layout;
  }

  #textBox(element: Element): Box | undefined {
    const box = this.#layout(element).box(element);
    if (box) return box;
    // An empty <tspan> still makes a line box, which Chromium counts as the point (0, 0); the empty cells of entity tables get
    // their padding from it.
    return element.localName === 'text' && element.children.length > 0 ? boxAround([[0, 0]]) : undefined;
  }

  #useBox(element: Element, offset: Matrix): Box | undefined {
    const reference = element.getAttribute('href') ?? element.getAttribute('xlink:href');
    const target = reference?.startsWith('#') && element.ownerDocument.getElementById(reference.slice(1));
    return target ? transformBox(this.box(target), offset) : undefined;
  }

  #containerBox(container: Element): Box | undefined {
    let box: Box | undefined;
    for (const child of container.children) {
      if (NEVER_DRAWN.has(child.localName) || !this.styleOf(child).displayed) continue;
      const own = child.localName === 'svg' ? this.#innerSvgBox(child) : this.box(child);
      if (own && isPoint(own) && !hasOwnText(child)) continue;
      box = union(box, transformBox(own, parseTransform(child.getAttribute('transform'))));
    }
    return box;
  }

  /** Returns the box of an inner svg's content through its view box, ignoring clipping. */
  #innerSvgBox(svg: Element): Box | undefined {
    const { fontSize } = this.styleOf(svg);
    const number = (name: string): number | undefined => {
      const text = svg.getAttribute(name);
      return text?.endsWith('%') ? undefined : toPixels(text, fontSize);
    };
    const viewBox = fitViewBox(svg.getAttribute('viewBox'), number('width'), number('height'));
    return transformBox(this.#containerBox(svg), multiply([1, 0, 0, 1, number('x') ?? 0, number('y') ?? 0], viewBox));
  }
}

/**
 * Returns whether an element is text or directly contains text. The point of an empty text counts in its group and the group
 * around that, but Chromium passes it no further up; otherwise the empty labels of edges would extend every view box to the
 * origin.
 */
function hasOwnText(element: Element): boolean {
  return element.localName === 'text' || Array.from(element.children).some(({ localName }) => localName === 'text');
}

function isPoint({ left, top, right, bottom }: Box): boolean {
  return left === right && top === bottom;
}

/** A zero width or height disables rendering (SVG 2, section 10.2), and unrendered elements do not extend their group. */
function rectangle(x: number, y: number, width: number, height: number): Box | undefined {
  if (width <= 0 || height <= 0) return undefined;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function ellipse(x: number, y: number, radiusX: number, radiusY: number): Box | undefined {
  return rectangle(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
}

function* points(list: string): Generator<[number, number]> {
  const numbers = list
    .trim()
    .split(/[\s,]+/)
    .map(Number.parseFloat);
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const [x = Number.NaN, y = Number.NaN] = numbers.slice(index, index + 2);
    if (!Number.isNaN(x) && !Number.isNaN(y)) yield [x, y];
  }
}
