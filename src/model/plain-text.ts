const LINK = /!?\[([^\]]*)\]\([^)]*\)/g;
/** Code is literal: `/_search`, `__init__.py`, `/api/*`. */
const CODE = /(`+)([^`]+)\1/g;

/** Emphasis has a mark on either side, without a space inside. Underscores inside words, in paths and in names of files are text. */
const EMPHASIS: readonly RegExp[] = [
  /(\*\*)(?=\S)([^*]+?)(?<=\S)\1/g,
  /(?<![\p{L}\p{N}_/])(__)(?=[^\s_])([^_]+?)(?<=\S)\1(?![\p{L}\p{N}_.])/gu,
  /(?<![\p{L}\p{N}*/])(\*)(?=[^\s*])([^*]+?)(?<=\S)\1(?![\p{L}\p{N}*])/gu,
  /(?<![\p{L}\p{N}_/])(_)(?=[^\s_])([^_]+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu,
];

const withoutMarks = (text: string): string =>
  EMPHASIS.reduce((rest, marks) => rest.replace(marks, '$2'), text)
    // Half of an emphasis, where a text was divided.
    .replace(/\*\*|~~|`/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** Returns Markdown as plain text on one line: without markup, links as their text. Code keeps its signs. */
export function plainText(markdown: string): string {
  if (!/[`*_~[\\]/.test(markdown)) return markdown.replace(/\s+/g, ' ').trim();
  const codes: string[] = [];
  // Code is put aside behind a character of the private use area, so that emphasis may span it.
  const marked = markdown.replace(LINK, '$1').replace(CODE, (_, __, code: string) => `\uE000${codes.push(code) - 1}\uE001`);
  return withoutMarks(marked)
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => codes[Number(index)] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Returns the words that an id is derived from: Markdown without any of its signs, so that a mark more or less keeps the id. */
export const idWords = (markdown: string): string =>
  markdown
    .replace(LINK, '$1')
    .replace(/[`*_~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
