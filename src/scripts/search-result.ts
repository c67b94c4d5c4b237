/** What Pagefind gives for a result, as far as a row shows it. */
export interface SearchResult {
  url: string;
  /** HTML of its own: text with `<` escaped, and `<mark>` around what matches. */
  excerpt: string;
  meta: Record<string, string | undefined>;
}

const element = (tag: string, className: string, ...children: (Node | string)[]): HTMLElement => {
  const node = document.createElement(tag);
  if (className !== '') node.className = className;
  node.append(...children);
  return node;
};

/** A result as a row: its name, its kind and plan, the words around what matches. The whole row is its link. */
export function resultRow({ url, excerpt, meta }: SearchResult): HTMLElement {
  const link = document.createElement('a');
  link.href = meta.url ?? url;
  link.textContent = meta.title ?? url;
  const where = [meta.kind, meta.plan].filter((part) => part !== undefined).join(' · ');
  const words = element('p', '');
  words.innerHTML = excerpt;
  return element('li', 'hit', element('div', 'hit-head', link, element('span', 'hit-where', where)), words);
}
