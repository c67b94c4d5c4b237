import type { Element, Nodes } from 'hast';
import { own } from '../../model/own.ts';
import { unsafeUrl } from '../../reader/urls.ts';

/** The elements that a body is rendered to, and their attributes besides `id` and `className`. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title', 'rel', 'ariaLabel', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref'],
  aside: [],
  blockquote: [],
  br: [],
  code: [],
  del: [],
  details: [],
  div: ['tabIndex', 'role', 'ariaLabel'],
  em: [],
  figure: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  img: ['src', 'alt', 'loading'],
  input: ['type', 'checked', 'disabled'],
  li: [],
  ol: ['start'],
  p: [],
  pre: ['tabIndex', 'dataLang'],
  section: ['dataFootnotes'],
  small: [],
  span: ['ariaHidden'],
  strong: [],
  summary: [],
  sup: [],
  table: [],
  tbody: [],
  td: ['align'],
  th: ['align'],
  thead: [],
  tr: [],
  ul: [],
};

/** Whether an attribute with an address may stay: links lead anywhere that is safe, images lie on the site. */
const isSafe = (name: string, value: unknown): boolean =>
  (name !== 'href' && name !== 'src') || (typeof value === 'string' && unsafeUrl(value, name === 'src') === undefined);

function keepAllowed(element: Element, allowed: readonly string[]): void {
  for (const [name, value] of Object.entries(element.properties))
    if (!(['id', 'className', ...allowed].includes(name) && isSafe(name, value))) delete element.properties[name];
}

/**
 * The last step before a body becomes HTML: removes every element and attribute that is not on the list, and every address
 * that runs code, hides data or leads a picture to another host, wherever it came from. `raw` nodes are ours.
 */
export function guardTree(node: Nodes): void {
  if (!('children' in node)) return;
  node.children = node.children.filter((child) => {
    if (child.type !== 'element') return true;
    const allowed = Object.hasOwn(ELEMENTS, child.tagName) ? own(ELEMENTS, child.tagName) : undefined;
    if (!allowed) return false;
    keepAllowed(child, allowed);
    return child.tagName !== 'img' || child.properties.src !== undefined;
  }) as typeof node.children;
  node.children.forEach(guardTree);
}
