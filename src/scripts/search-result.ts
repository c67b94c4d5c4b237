/** The part of a Pagefind result that a row shows. */
export interface SearchResult {
  url: string;
  /** HTML: text with `<` escaped, and `<mark>` around matches. */
  excerpt: string;
  meta: Record<string, string | undefined>;
}

const element = (tag: string, className: string, ...children: (Node | string)[]): HTMLElement => {
  const node = document.createElement(tag);
  if (className !== '') node.className = className;
  node.append(...children);
  return node;
};

/** Returns a result as a row: name, kind and plan, and an excerpt. The whole row is a link. */
export function resultRow({ url, excerpt, meta }: SearchResult): HTMLElement {
  const link = document.createElement('a');
  link.href = meta.url ?? url;
  link.textContent = meta.title ?? url;
  const where = [meta.kind, meta.plan].filter((part) => part !== undefined).join(' · ');
  const words = element('p', '');
  words.innerHTML = excerpt;
  return element('li', 'hit', element('div', 'hit-head', link, element('span', 'hit-where', where)), words);
}
