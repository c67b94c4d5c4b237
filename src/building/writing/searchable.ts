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
const OF_HEAD = /<title>[\s\S]*?<\/title>|<meta name="banyan:[^>]*>/g;

/** The tag of an element, with those of its attributes that Pagefind reads. */
function tag(name: string, attributes: string): string {
  const id = HEADING.test(name) ? (/\sid="[^"]*"/.exec(attributes)?.[0] ?? '') : '';
  const own = attributes.includes('data-pagefind-') ? (attributes.match(PAGEFIND_ATTRIBUTES) ?? []).join('') : '';
  return `<${name}${id}${own}>`;
}

/**
 * The words of a page, with the elements that they stand in. What is not searched is gone with all that is in it, and of
 * attributes only those are left that Pagefind reads. `html` must be well formed, as the pages that we render are.
 */
function words(html: string): string {
  const tags = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
  let out = '';
  let from = 0;
  /** The element that is being left out, and how many of its name are open. */
  let skipped: { name: string; depth: number } | undefined;
  for (let found = tags.exec(html); found !== null; found = tags.exec(html)) {
    const [all, closing, name = '', attributes = ''] = found;
    if (skipped) {
      if (name === skipped.name) skipped.depth += closing ? -1 : 1;
      if (skipped.depth > 0) continue;
      skipped = undefined;
      from = found.index + all.length;
      continue;
    }
    out += html.slice(from, found.index);
    from = found.index + all.length;
    if (name === '' || WITHIN_A_LINE.has(name)) continue;
    if (closing) out += `</${name}>`;
    else if (WITHOUT_WORDS.has(name) || (attributes.includes('data-pagefind-ignore') && !VOID.has(name)))
      skipped = { name, depth: 1 };
    else out += tag(name, attributes);
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
