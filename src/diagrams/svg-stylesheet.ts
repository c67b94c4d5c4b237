/** One rule, or one at-rule with its content. */
interface Statement {
  readonly prelude: string;
  readonly block: string;
}

/** The prefix of the remaining class names, so that the page's own `.label` does not match inside the drawing. */
const CLASS_PREFIX = 'mm-';
const COMMA_OUTSIDE_PARENTHESES = /,(?![^()]*\))/;
/** A class; or a whole attribute selector, since a dot in its value is no class. */
const CLASS = /\[[^\]]*\]|\.(-?[A-Za-z_][\w-]*)/g;

/**
 * Reduces mermaid's style sheet to the rules this drawing uses (often a tenth), and the drawing's classes and data attributes to
 * those the style sheet uses. The rest is for scripts, which a static page does not have.
 */
export function tidyStylesheet(svg: Element): void {
  for (const sheet of svg.querySelectorAll('style')) nameMatchedIds(svg, sheet);
  const present = namesIn(svg);
  const used = new Set<string>();
  for (const sheet of svg.querySelectorAll('style')) {
    const statements = statementsOf(sheet.textContent ?? '').flatMap((statement) => keep(statement, present));
    const css = statements.map(({ prelude, block }) => `${prelude}{${block}}`);
    const animations = css.join('');
    sheet.textContent = css.filter((text) => isAnimated(text, animations)).join('');
    for (const { prelude } of statements) {
      for (const name of classesIn(prelude)) used.add(name);
      for (const [, name = ''] of prelude.matchAll(/\[([\w-]+)/g)) used.add(name);
    }
    sheet.textContent = sheet.textContent.replace(/([^{}]+)\{/g, (rule, prelude: string) =>
      prelude.startsWith('@') ? rule : `${prefixClasses(prelude)}{`,
    );
  }
  for (const element of [svg, ...svg.querySelectorAll('*')]) tidyElement(element, used);
}

function classesIn(selector: string): string[] {
  return Array.from(selector.matchAll(CLASS)).flatMap(([, name]) => name ?? []);
}

function prefixClasses(selector: string): string {
  return selector.replace(CLASS, (whole, name?: string) => (name ? `.${CLASS_PREFIX}${name}` : whole));
}

/**
 * Turns selectors by part of an id (`[id$="-arrowhead"]`) into classes of the same specificity, since the ids are about to
 * change.
 */
function nameMatchedIds(svg: Element, sheet: Element): void {
  const names = new Map<string, string>();
  sheet.textContent = (sheet.textContent ?? '').replace(/\[id[$^*|~]?=[^\]]*\]/g, (selector) => {
    const name = names.get(selector) ?? `by-id-${names.size}`;
    names.set(selector, name);
    for (const element of svg.querySelectorAll(selector)) element.classList.add(name);
    return `.${name}`;
  });
}

interface Names {
  readonly classes: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  /** For example `data-look="neo"`. */
  readonly attributes: ReadonlySet<string>;
}

function namesIn(svg: Element): Names {
  const classes = new Set<string>();
  const tags = new Set<string>(['svg']);
  const attributes = new Set<string>();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of element.classList) classes.add(name);
    for (const { name, value } of element.attributes) attributes.add(`${name}="${value}"`);
    tags.add(element.localName.toLowerCase());
  }
  return { classes, tags, attributes };
}

/** Splits CSS at its outermost braces. mermaid serializes with stylis, so there are no comments. */
function statementsOf(css: string): Statement[] {
  const statements: Statement[] = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (let index = 0; index < css.length; index += 1) {
    if (css[index] === '{' && depth++ === 0) open = index;
    if (css[index] === '}' && --depth === 0) {
      statements.push({ prelude: css.slice(start, open).trim(), block: css.slice(open + 1, index).trim() });
      start = index + 1;
    }
  }
  return statements;
}

/** Returns the statement without selectors of a class or element that the drawing does not have. */
function keep({ prelude, block }: Statement, present: Names): Statement[] {
  if (prelude.startsWith('@')) return [{ prelude, block }];
  const selectors = prelude.split(COMMA_OUTSIDE_PARENTHESES).filter((selector) => canMatch(selector, present));
  // An empty block, or a font variable for the page root.
  return selectors.length === 0 || !block ? [] : [{ prelude: selectors.join(','), block }];
}

function canMatch(selector: string, { classes, tags, attributes }: Names): boolean {
  if (/:root|::-?\w/.test(selector)) return false;
  const stated = selector.replace(/:not\([^)]*\)/g, '');
  const hasAttributes = Array.from(stated.matchAll(/\[([\w-]+="[^"]*")\]/g)).every(([, pair = '']) => attributes.has(pair));
  const positive = stated.replace(/\[[^\]]*\]/g, '');
  const hasClasses = classesIn(positive).every((name) => classes.has(name));
  const hasTags = Array.from(positive.matchAll(/(?:^|[\s>+~])([A-Za-z][\w-]*)/g)).every(([, tag = '']) =>
    tags.has(tag.toLowerCase()),
  );
  return hasAttributes && hasClasses && hasTags;
}

/** Returns whether any rule uses the keyframes. */
function isAnimated(text: string, all: string): boolean {
  const name = /^@(?:-webkit-)?keyframes\s+([\w-]+)/.exec(text)?.[1];
  return name === undefined || new RegExp(`animation[^;}]*\\b${name}\\b`).test(all);
}

function tidyElement(element: Element, used: ReadonlySet<string>): void {
  const classes = Array.from(element.classList).filter((name) => used.has(name));
  if (classes.length > 0) element.setAttribute('class', classes.map((name) => CLASS_PREFIX + name).join(' '));
  else element.removeAttribute('class');
  const style = element.getAttribute('style');
  if (style !== null && !style.includes(':')) {
    // mermaid writes `undefined;;;undefined` where an edge has no style.
    element.removeAttribute('style');
  }
  for (const name of element.getAttributeNames()) {
    if (name.startsWith('data-') && !used.has(name)) element.removeAttribute(name);
  }
}
