import type { List } from 'mdast';
import { bare } from '../words/bare.ts';
import { OPTION } from '../words/work.ts';
import { saysWhen } from './words.ts';

/** How many words a label has. Chinese and Japanese do not part them: three characters count as one. */
export const wordsIn = (label: string): number =>
  (label.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0) / 3 +
  label.split(/[\s\u3040-\u30ff\u4e00-\u9fff]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** `22h15: last backup`, `T+30 min — switch DNS`: a moment of the night or the day on which something is done. */
const MOMENT = /^(?:~?\d{1,2}\s*(?:[:：h]|時)\s*[0-5]\d(?:分)?|T\s*[-+−–±]\s*\d+\s*\p{L}*)(?![\d.])/u;

/** Whether a list is the course of a night or a day: what is done, and when. */
export const isCourse = (texts: readonly string[]): boolean =>
  texts.length >= 3 && texts.filter((text) => MOMENT.test(bare(text))).length >= texts.length * 0.6;

/** The room that a text takes: signs of Chinese, Japanese and Korean say as much as two letters. */
const roomOf = (text: string): number => text.length + (text.match(/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/g)?.length ?? 0);

const PARAGRAPH = 180;

/** Whether the items of a list are paragraphs that report or explain: long, without numbers and without a lead in bold type. */
export const isProse = (list: List, texts: readonly string[]): boolean =>
  list.ordered !== true &&
  texts.filter((text) => roomOf(bare(text)) > PARAGRAPH && !/^\*\*/.test(text)).length >= texts.length * 0.6;

/** Whether a line in bold type above a list speaks of the part, and is no label: "Safe: touches nothing that runs". */
export const isTagline = (label: string): boolean =>
  !/[:：]\**\s*$/.test(label) && wordsIn(bare(label)) > 4 && !OPTION.test(bare(label)) && !saysWhen(label);
