import { plainText } from '../../model/plain-text.ts';

const EMOJI =
  /(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}])(?:\ufe0f|\u200d|[\u{1F3FB}-\u{1F3FF}]|\p{Extended_Pictographic})*/gu;

/** Returns a text without Markdown marks, emoji and space around it. Code keeps its signs. */
export const bare = (text: string): string => plainText(text).replace(EMOJI, ' ').replace(/\s+/g, ' ').trim();

/** Text without the marks of bold, struck and code; signs stay. */
export const unmarked = (text: string): string =>
  text
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
