type Part = 'markup' | 'style' | 'script';

/** Forbidden in every page of a share: it would load something, link somewhere, or contain a comment. */
const FORBIDDEN: readonly [Part, RegExp, string][] = [
  ['markup', /<!--/, 'a comment'],
  ['markup', /<(?:a|link|img|iframe|object|embed|base|source|video|audio|use|image)\b/i, 'an element that leads or loads'],
  ['markup', /\s(?:href|src|srcset|action|formaction|style|on\w+)=/i, 'an attribute that leads, loads or runs'],
  ['style', /\/\*/, 'a remark in a style'],
  ['style', /url\((?!#|data:font\/|data:image\/(?:png|svg\+xml);base64,)|@import/i, 'a style that loads'],
  ['script', /\/\*|sourceMappingURL/, 'a remark in a script'],
];

/** Returns the forbidden markup in a page. Readable text does not count. */
export function forbiddenIn(page: string): string[] {
  const inside = (tag: 'style' | 'script'): string =>
    [...page.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) => match[1]).join('\n');
  const parts: Record<Part, string> = {
    style: inside('style'),
    script: inside('script'),
    markup: page.replace(/(<(style|script)[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3').replace(/>[^<]*/g, '>'),
  };
  return FORBIDDEN.filter(([part, pattern]) => pattern.test(parts[part])).map(([, , what]) => what);
}
