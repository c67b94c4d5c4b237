import type { FontMetrics } from './fonts.ts';
import { type Box, union } from './geometry.ts';
import { toPixels } from './lengths.ts';
import type { TextStyle } from './style.ts';

/** A run of text in one style at one position. `y` is its baseline. */
interface Run {
  readonly element: Element;
  readonly style: TextStyle;
  text: string;
  left: number;
  right: number;
  readonly y: number;
}

const NOT_DRAWN = new Set(['title', 'desc', 'style']);
const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/**
 * Lays out one `<text>` element (SVG 2, chapter 11, as far as mermaid uses it: one x, y, dx and dy per element, horizontal, no
 * textPath).
 */
export class TextLayout {
  readonly #root: Element;
  readonly #fonts: FontMetrics;
  readonly #styleOf: (element: Element) => TextStyle;
  readonly #runs: Run[] = [];
  #x = 0;
  #y = 0;
  /** The start of the current anchored chunk: each absolute position starts a new one. */
  #chunk = 0;
  #afterSpace = true;

  constructor(root: Element, fonts: FontMetrics, styleOf: (element: Element) => TextStyle) {
    this.#root = root;
    this.#fonts = fonts;
    this.#styleOf = styleOf;
    this.#enter(root);
    this.#dropLastSpace();
    this.#endChunk();
  }

  /** Returns the box of a part of the text: the whole `<text>`, or one `<tspan>`. */
  box(part: Element): Box | undefined {
    let box: Box | undefined;
    for (const run of this.#runs) if (part.contains(run.element)) box = union(box, this.#runBox(run));
    return box;
  }

  /** Returns the sum of the advances of a part, in px. */
  length(part: Element): number {
    return this.#runs.reduce((sum, run) => (part.contains(run.element) ? sum + run.right - run.left : sum), 0);
  }

  #enter(element: Element): void {
    const style = this.#styleOf(element);
    if (NOT_DRAWN.has(element.localName) || (element !== this.#root && !style.displayed)) return;
    this.#place(element, style.fontSize);
    for (const child of element.childNodes) {
      if (child.nodeType === TEXT_NODE) this.#append(child.nodeValue ?? '', element, style);
      else if (child.nodeType === ELEMENT_NODE) this.#enter(child as Element);
    }
  }

  #place(element: Element, fontSize: number): void {
    const position = (name: string): number | undefined => toPixels(element.getAttribute(name), fontSize);
    const x = position('x');
    const y = position('y');
    if (x !== undefined || y !== undefined) this.#endChunk();
    this.#x = (x ?? this.#x) + (position('dx') ?? 0);
    this.#y = (y ?? this.#y) + (position('dy') ?? 0);
  }

  #append(source: string, element: Element, style: TextStyle): void {
    let text = source;
    if (!style.keepsSpaces) {
      text = text.replace(/[\n\t\r ]+/g, ' ');
      if (this.#afterSpace) text = text.replace(/^ /, '');
    }
    if (!text) return;
    this.#afterSpace = text.endsWith(' ') && !style.keepsSpaces;
    const right = this.#x + this.#fonts.advance(text, style.fontSize, style.fontWeight);
    this.#runs.push({ element, style, text, left: this.#x, right, y: this.#y });
    this.#x = right;
  }

  /** Aligns the chunk with its anchor, which its first character determines. */
  #endChunk(): void {
    const chunk = this.#runs.slice(this.#chunk);
    this.#chunk = this.#runs.length;
    const [first] = chunk;
    const last = chunk.at(-1);
    if (!first || !last) return;
    const width = last.right - first.left;
    const shift = { start: 0, middle: width / 2, end: width }[first.style.anchor];
    for (const run of chunk) {
      run.left -= shift;
      run.right -= shift;
    }
  }

  /**
   * Drops the last space: a space at the very end hangs; one at the end of a chunk does not, as all chunks are one line for white
   * space.
   */
  #dropLastSpace(): void {
    const last = this.#runs.at(-1);
    if (!last || last.style.keepsSpaces || !last.text.endsWith(' ')) return;
    last.text = last.text.slice(0, -1);
    last.right = last.left + this.#fonts.advance(last.text, last.style.fontSize, last.style.fontWeight);
  }

  /** Returns the box of a run: the line height, and horizontally the advance plus overhanging ink, as in Blink. */
  #runBox({ style, text, left, right, y }: Run): Box {
    const { ascent, descent } = this.#fonts.lineMetrics(style.fontSize);
    const shift = baselineShift(style, ascent, descent);
    const ink = this.#fonts.ink(text, style.fontSize, style.fontWeight);
    return {
      left: Math.min(left, left + ink.left),
      right: Math.max(right, left + ink.right),
      top: y + snap(shift - ascent),
      bottom: y + snap(shift + descent),
    };
  }
}

/** Returns the `<text>` that lays out an element, which may be a `<tspan>` inside it. */
export function textRoot(element: Element): Element {
  return element.closest('text') ?? element;
}

/** Returns the offset of the alphabetic baseline below `y`, in px (CSS Inline 3, section 4). */
function baselineShift({ baseline, fontSize }: TextStyle, ascent: number, descent: number): number {
  switch (baseline) {
    case 'middle':
      return HALF_X_HEIGHT * fontSize;
    case 'central':
      return (ascent - descent) / 2;
    case 'hanging':
      return HANGING * ascent;
    case 'text-before-edge':
    case 'text-top':
      return ascent;
    case 'text-after-edge':
    case 'ideographic':
      return -descent;
    default:
      return 0;
  }
}

/** Rounds to 1/64 px, halves away from zero, as Blink does with line boxes. */
function snap(length: number): number {
  return (Math.sign(length) * Math.round(Math.abs(length) * 64)) / 64;
}

const HALF_X_HEIGHT = 1118 / 2048 / 2;
/** Inter has no hanging baseline; Blink then uses 8/10 of the ascent. */
const HANGING = 0.8;
