/**
 * The id prefix in a cached drawing, so that one drawing fits any place on any page. A Unicode noncharacter, which no author's
 * text contains.
 */
export const PLACEHOLDER = '\uFDD0';

const REFERENCE_LISTS = ['aria-labelledby', 'aria-describedby'];
const URL_REFERENCE = /url\(\s*(["']?)#([^)"']+)\1\s*\)/g;
const CSS_ID = /#(-?[A-Za-z_](?:[\w-]|\\.)*)/g;

/**
 * Renumbers all ids in document order and updates their references. mermaid counts some ids per process and repeats others in
 * each drawing; the new ones are reproducible and unique on a page.
 */
export function renumberIds(svg: Element): void {
  const names = new Map<string, string>();
  for (const element of [svg, ...svg.querySelectorAll('[id]')]) {
    const name = names.size === 0 ? PLACEHOLDER : `${PLACEHOLDER}-${names.size}`;
    names.set(element.id, names.get(element.id) ?? name);
    // A second element with the same id could never be referenced.
    if (names.get(element.id) === name) element.id = name;
    else element.removeAttribute('id');
  }
  const renamed = (id: string): string => names.get(id) ?? id;
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes) {
      const followed = followReferences(name, value, renamed);
      if (followed !== value) element.setAttribute(name, followed);
    }
    if (element.localName === 'style') {
      element.textContent = followUrls(element.textContent ?? '', renamed).replace(CSS_ID, (whole, id: string) =>
        names.has(id) ? `#${renamed(id)}` : whole,
      );
    }
  }
}

function followReferences(name: string, value: string, renamed: (id: string) => string): string {
  if (name === 'href' || name === 'xlink:href') return value.startsWith('#') ? `#${renamed(value.slice(1))}` : value;
  if (REFERENCE_LISTS.includes(name)) return value.split(/\s+/).map(renamed).join(' ');
  return followUrls(value, renamed);
}

function followUrls(text: string, renamed: (id: string) => string): string {
  return text.replace(URL_REFERENCE, (_, _quote, id: string) => `url(#${renamed(id)})`);
}
