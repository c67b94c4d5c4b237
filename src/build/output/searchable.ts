/** Inline elements: their tags can be dropped without changing the text. */
const WITHIN_A_LINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
);
/** Elements whose content is not searched. */
const WITHOUT_WORDS = new Set(['nav', 'script', 'style', 'svg', 'template']);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const HEADING = /^h[1-6]$/;
const PAGEFIND_ATTRIBUTES = /\sdata-pagefind-[a-z]+(?:="[^"]*")?/g;
/** What Pagefind reads of a head: the title and Banyan's own `meta` elements. */
const OF_HEAD = /<title>[\s\S]*?<\/title>|<meta name="banyan:[^"]*" content="[^"]*"[^>]*>/g;

/** Returns an opening tag with only the attributes that Pagefind reads. */
function tag(name: string, attributes: string): string {
  const id = HEADING.test(name) ? (/\sid="[^"]*"/.exec(attributes)?.[0] ?? '') : '';
  const own = attributes.includes('data-pagefind-') ? (attributes.match(PAGEFIND_ATTRIBUTES) ?? []).join('') : '';
  return `<${name}${id}${own}>`;
}

const NAME = /[a-z][a-z0-9-]*/iy;

/** Returns the index of the `>` that ends a tag, skipping quoted attribute values. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const char = html[at];
    if (char === '>') return at;
    if (char === '"' || char === "'") {
      at = html.indexOf(char, at + 1);
      if (at < 0) break;
    }
  }
  return html.length;
}

/** Cells and items that stand beside each other on the page, and would be one word in an excerpt. */
const CELLS = new Set(['dd', 'li', 'td', 'th']);

const ENDS_A_WORD = /[\p{L}\p{N}%)"'’”€$]/u;

/** What ends a cell so that an excerpt reads as a sentence: nothing where it is empty, or ends in a mark already. */
function stop(before: string): string {
  let at = before.length - 1;
  while (at >= 0 && /\s/.test(before[at] ?? '')) at--;
  return ENDS_A_WORD.test(before[at] ?? '') ? '; ' : '';
}

/**
 * Adjacent elements of these kinds are separated by CSS, so a space is inserted between them. Inside code they are syntax
 * colours.
 */
const SET_APART = new Set(['a', 'span']);

/**
 * Returns the text of a page with its block elements. Drops unsearched elements with their content, and all attributes that
 * Pagefind does not read. `html` must be well formed.
 */
function words(html: string): string {
  let out = '';
  let from = 0;
  /** The unsearched element being skipped, and how many elements of its name are open. */
  let skipped: { name: string; depth: number } | undefined;
  let code = 0;
  /** The index after the last `SPACED` element. */
  let apart = -1;
  const text = (to: number): void => {
    if (!skipped) out += html.slice(from, to);
  };
  let next = html.indexOf('<');
  for (let at = next; at >= 0; at = html.indexOf('<', next)) {
    const closing = html[at + 1] === '/';
    NAME.lastIndex = closing ? at + 2 : at + 1;
    const name = NAME.exec(html)?.[0];
    if (name === undefined) {
      const comment = html.startsWith('<!--', at) ? html.indexOf('-->', at) : -1;
      next = at + 1;
      if (comment < 0) continue;
      text(at);
      from = comment + 3;
      next = from;
      continue;
    }
    text(at);
    const end = endOfTag(html, at + name.length);
    from = end + 1;
    next = from;
    if (skipped) {
      if (name === skipped.name) skipped.depth += closing ? -1 : 1;
      if (skipped.depth === 0) skipped = undefined;
    } else if (WITHIN_A_LINE.has(name)) {
      if (name === 'code') code += closing ? -1 : 1;
      else if (code === 0 && SET_APART.has(name)) {
        if (closing) apart = from;
        else if (apart === at) out += ' ';
      }
    } else if (closing) out += name === 'dt' ? ': </dt>' : CELLS.has(name) ? `${stop(out)}</${name}>` : `</${name}>`;
    else {
      const attributes = html.slice(at + 1 + name.length, end);
      if (WITHOUT_WORDS.has(name) || (attributes.includes('data-pagefind-ignore') && !VOID.has(name)))
        skipped = { name, depth: 1 };
      else out += tag(name, attributes);
    }
  }
  return out + html.slice(from);
}

/**
 * Returns the part of a page to pass to Pagefind, which parses every byte it gets; `undefined` if nothing is marked as
 * searchable.
 */
export function searchable(html: string): string | undefined {
  const body = html.indexOf('<body');
  const main = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  if (body < 0 || main < 0 || end < 0 || !html.includes('data-pagefind-body', main)) return undefined;
  const head = (html.slice(0, body).match(OF_HEAD) ?? []).join('');
  return `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${words(html.slice(main, end))}</main></body></html>`;
}
