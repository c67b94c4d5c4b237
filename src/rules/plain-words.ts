/** Markdown as it is read aloud: `**Verify** that [it](x) runs` → `Verify that it runs`. */
export const plainWords = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_]+/g, '')
    .trim();
