/** Elements that embed another document or run a script. */
const EMBEDDING = 'script, foreignObject, iframe, object, embed, feImage, audio, video, set, animate';
/** The icons of C4 are embedded images. */
const RASTER = /^data:image\/(?:png|jpeg|gif|webp);base64,/;
/** Attributes whose value is read as CSS. */
const STYLED = /^(?:style|fill|stroke|filter|mask|clip-path|cursor|marker(?:-start|-mid|-end)?)$/;

/** CSS escapes (CSS Syntax 3, section 4.3.7), which can spell `url` so that no search finds it. */
const ESCAPE = /\\(?:([\da-f]{1,6})\s?|([\s\S]))/gi;
const unescaped = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(ESCAPE, (_, code: string | undefined, other: string) =>
      code === undefined ? other : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
    );

/** Returns whether a style loads anything from outside the drawing. */
export const loads = (css: string): boolean =>
  /url\(\s*["']?\s*(?!["'\s]*#)|@import|image-set\(|\bsrc\(|\bimage\(/i.test(unescaped(css));

/** Allowed link targets. */
const LINK = /^(?:https?:|mailto:|[#/.\w-]+(?:$|[/?#]))/i;
const isLink = (address: string): boolean => LINK.test(address) && !/\s/.test(address);

/**
 * Removes everything from a drawing that would load something, run something, or link to a disallowed target. Does not rely on
 * mermaid's own sanitizing.
 */
export function keepOnPage(svg: Element): void {
  for (const element of svg.querySelectorAll(EMBEDDING)) element.remove();
  for (const sheet of svg.querySelectorAll('style'))
    if (loads(sheet.textContent ?? '')) sheet.textContent = withoutLoads(sheet.textContent ?? '');
  for (const element of [svg, ...svg.querySelectorAll('*')])
    for (const { name, value } of [...element.attributes]) {
      const isAddress = /(?:^|:)(?:href|src)$/i.test(name);
      const allowed =
        element.localName === 'a'
          ? isLink(value)
          : value.startsWith('#') || (element.localName === 'image' && RASTER.test(value));
      if (/^on/i.test(name) || (isAddress ? !allowed : STYLED.test(name) && loads(value))) element.removeAttribute(name);
    }
}

/** Returns the rules of a style sheet that load nothing. A rule that does is removed with its group. */
const withoutLoads = (css: string): string =>
  statements(css)
    .filter((statement) => !loads(statement))
    .join('');

/** Splits a sheet at its outermost braces. */
function statements(css: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < css.length; index++) {
    if (css[index] === '{') depth++;
    if (css[index] !== '}' || --depth > 0) continue;
    found.push(css.slice(start, index + 1));
    start = index + 1;
    depth = 0;
  }
  return found;
}
