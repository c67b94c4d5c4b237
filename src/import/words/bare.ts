const EMOJI =
  /(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}])(?:\ufe0f|\u200d|[\u{1F3FB}-\u{1F3FF}]|\p{Extended_Pictographic})*/gu;

/** Code is literal: `/_search`, `__init__.py`, `/api/*`. */
const CODE = /(`+)([^`]+)\1/g;
/** Emphasis has a mark on either side, without a space inside; underscores inside words are text. */
const EMPHASIS = [
  /(\*\*)(?=\S)([^*]+?)(?<=\S)\1/g,
  /(?<![\p{L}\p{N}_/])(__)(?=[^\s_])([^_]+?)(?<=\S)\1(?![\p{L}\p{N}_.])/gu,
  /(?<![\p{L}\p{N}*/])(\*)(?=[^\s*])([^*]+?)(?<=\S)\1(?![\p{L}\p{N}*])/gu,
  /(?<![\p{L}\p{N}_/])(_)(?=[^\s_])([^_]+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu,
];

const plainText = (text: string): string =>
  EMPHASIS.reduce((rest, marks) => rest.replace(marks, '$2'), text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1'))
    // Half of an emphasis, where a text was divided.
    .replace(/\*\*|~~|`/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** Returns a text without Markdown marks, emoji and space around it. Code keeps its signs. */
export function bare(text: string): string {
  const marked = text.replace(/([*_]{1,3})(`[^`]+`)\1/g, '$2');
  let plain = '';
  let end = 0;
  for (const code of marked.matchAll(CODE)) {
    plain += `${plainText(marked.slice(end, code.index))}${code[2]}`;
    end = code.index + code[0].length;
  }
  return `${plain}${plainText(marked.slice(end))}`.replace(EMOJI, ' ').replace(/\s+/g, ' ').trim();
}

/** Text without the marks of bold, struck and code; signs stay. */
export const unmarked = (text: string): string =>
  text
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
