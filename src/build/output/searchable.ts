/** Elements that run within a line: they have no words of their own, and nothing is lost of a text without their tags. */
const WITHIN_A_LINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
);
/** Elements that nothing is searched in. */
const WITHOUT_WORDS = new Set(['nav', 'script', 'style', 'svg', 'template']);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const HEADING = /^h[1-6]$/;
const PAGEFIND_ATTRIBUTES = /\sdata-pagefind-[a-z]+(?:="[^"]*")?/g;
/** What Pagefind reads of a head: the title, and what we tell it by our own `meta`. */
const OF_HEAD = /<title>[\s\S]*?<\/title>|<meta name="banyan:[^"]*" content="[^"]*"[^>]*>/g;

/** The tag of an element, with those of its attributes that Pagefind reads. */
function tag(name: string, attributes: string): string {
  const id = HEADING.test(name) ? (/\sid="[^"]*"/.exec(attributes)?.[0] ?? '') : '';
  const own = attributes.includes('data-pagefind-') ? (attributes.match(PAGEFIND_ATTRIBUTES) ?? []).join('') : '';
  return `<${name}${id}${own}>`;
}

const NAME = /[a-z][a-z0-9-]*/iy;

/** Where a tag ends: at the first `>` that stands in no value. */
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

/** Elements that are set apart by their style where nothing stands between two of them. Within code they are colours. */
const SET_APART = new Set(['a', 'span']);

/**
 * The words of a page, with the elements that they stand in. What is not searched is gone with all that is in it, and of
 * attributes only those are left that Pagefind reads. `html` must be well formed, as the pages that we render are.
 */
function words(html: string): string {
  let out = '';
  let from = 0;
  /** The element that is being left out, and how many of its name are open. */
  let skipped: { name: string; depth: number } | undefined;
  let code = 0;
  /** Where the last element within a line has ended that is set apart from the next. */
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

/** What is given to Pagefind of a page; `undefined` where nothing of it is marked as searchable. It reads every byte it is given. */
export function searchable(html: string): string | undefined {
  const body = html.indexOf('<body');
  const main = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  if (body < 0 || main < 0 || end < 0 || !html.includes('data-pagefind-body', main)) return undefined;
  const head = (html.slice(0, body).match(OF_HEAD) ?? []).join('');
  return `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${words(html.slice(main, end))}</main></body></html>`;
}
