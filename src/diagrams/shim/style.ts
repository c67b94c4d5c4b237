import { toPixels } from './lengths.ts';
import { type Declaration, mayMatch, parseDeclarations, parseStylesheet, type Rule } from './stylesheet.ts';

/** The part of an element's style that affects its geometry. Colours and strokes do not: `getBBox` ignores strokes. */
export interface TextStyle {
  readonly displayed: boolean;
  /** px */
  readonly fontSize: number;
  /** 100 to 900 */
  readonly fontWeight: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly baseline: string;
  readonly keepsSpaces: boolean;
}

const INITIAL: TextStyle = {
  displayed: true,
  fontSize: 16,
  fontWeight: 400,
  anchor: 'start',
  baseline: 'auto',
  keepsSpaces: false,
};

const PRESENTATION_ATTRIBUTES = ['display', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'];

/**
 * Resolves the cascade for the properties above: presentation attributes, then the rules of `<style>` elements inside the svg,
 * then the `style` attribute, then `!important` (CSS Cascade 5, section 6; SVG 2, section 6.6).
 */
export class StyleResolver {
  readonly #sheets = new WeakMap<Element, { text: string; rules: Rule[] }>();

  /**
   * @param known styles cached in the same measurement, while nothing can have changed
   */
  resolve(element: Element, known: Map<Element, TextStyle>): TextStyle {
    const found = known.get(element);
    if (found) return found;
    const parent = element.parentElement ? this.resolve(element.parentElement, known) : INITIAL;
    const style = inherit(parent, this.#cascade(element), element);
    known.set(element, style);
    return style;
  }

  #cascade(element: Element): Map<string, string> {
    const values = new Map<string, string>();
    const important = new Map<string, string>();
    const apply = (declarations: ReadonlyMap<string, Declaration>): void => {
      for (const [name, { value, important: lifted }] of declarations) (lifted ? important : values).set(name, value);
    };
    for (const name of PRESENTATION_ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value !== null) values.set(name, value);
    }
    for (const rule of this.#rulesFor(element)) {
      if (mayMatch(rule, element) && matches(element, rule.selector)) apply(rule.declarations);
    }
    const own = element.getAttribute('style');
    if (own) apply(parseDeclarations(own));
    for (const [name, value] of important) values.set(name, value);
    return values;
  }

  #rulesFor(element: Element): Rule[] {
    const root = outermostSvg(element);
    if (!root) return [];
    return Array.from(root.children)
      .filter((child) => child.localName === 'style')
      .flatMap((sheet) => this.#parsed(sheet));
  }

  #parsed(sheet: Element): Rule[] {
    const text = sheet.textContent ?? '';
    const before = this.#sheets.get(sheet);
    if (before?.text === text) return before.rules;
    const rules = parseStylesheet(text);
    this.#sheets.set(sheet, { text, rules });
    return rules;
  }
}

function inherit(parent: TextStyle, own: Map<string, string>, element: Element): TextStyle {
  const stated = (name: string): string | undefined => {
    const value = own.get(name);
    return value === 'inherit' ? undefined : value;
  };
  const font = stated('font');
  const spaces = stated('white-space') ?? (element.getAttribute('xml:space') === 'preserve' ? 'pre' : undefined);
  return {
    // `display` is not inherited: callers check the parents first.
    displayed: stated('display') !== 'none',
    fontSize: fontSize(stated('font-size') ?? /[\d.]+(?:px|pt|em|rem|%)/.exec(font ?? '')?.[0], parent.fontSize),
    fontWeight: fontWeight(stated('font-weight') ?? /\b(?:bold|[1-9]00)\b/.exec(font ?? '')?.[0], parent.fontWeight),
    anchor: anchor(stated('text-anchor')) ?? parent.anchor,
    baseline: stated('dominant-baseline') ?? parent.baseline,
    keepsSpaces: spaces === undefined ? parent.keepsSpaces : /^(?:pre|pre-wrap|break-spaces)$/.test(spaces),
  };
}

function fontSize(text: string | undefined, parent: number): number {
  return toPixels(text, parent, parent) ?? parent;
}

function fontWeight(text: string | undefined, parent: number): number {
  if (text === undefined) return parent;
  if (text === 'normal') return 400;
  // `bolder` counts as bold: mermaid uses it only inside regular text.
  if (text === 'bold' || text === 'bolder') return 700;
  return Number.parseInt(text, 10) || parent;
}

function anchor(text: string | undefined): TextStyle['anchor'] | undefined {
  return text === 'start' || text === 'middle' || text === 'end' ? text : undefined;
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    // An unsupported selector (a vendor's pseudo-element) matches nothing, as in browsers.
    return false;
  }
}

function outermostSvg(element: Element): Element | undefined {
  let root: Element | undefined;
  for (let node: Element | null = element; node; node = node.parentElement) if (node.localName === 'svg') root = node;
  return root;
}
