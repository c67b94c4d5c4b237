const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescaped = (html: string): string =>
  html.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      : (ENTITIES[name] ?? whole),
  );

/** The language and the text of a code block that a page of the guide renders as `<code class="language-yaml">…</code>`. */
export function codeOf(html: string): { lang: string; code: string } {
  const lang = /^\s*<code[^>]*\bclass="(?:[^"]*\s)?language-([\w-]+)/.exec(html)?.[1] ?? '';
  return { lang, code: unescaped(html.replace(/<[^>]*>/g, '')).replace(/\n$/, '') };
}
