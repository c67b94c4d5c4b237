const EMOJI =
  /(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}])(?:\ufe0f|\u200d|[\u{1F3FB}-\u{1F3FF}]|\p{Extended_Pictographic})*/gu;

/** Text without Markdown marks, emoji and space around it. */
export const bare = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(EMOJI, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Text without the marks of bold, struck and code; signs stay. */
export const unmarked = (text: string): string =>
  text
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
