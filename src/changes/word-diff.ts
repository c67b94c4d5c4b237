import { alignment, type Step } from '../model/alignment.ts';

/** A run of words that both texts have, or only one of them. */
export interface WordRun {
  op: Step;
  text: string;
}

const wordsOf = (text: string): string[] => text.match(/\s*\S+/g) ?? [];
const bare = (word: string): string => word.trim();

/** The words of one text against another's, in runs. White space makes no difference. */
export function wordDiff(before: string, after: string): WordRun[] {
  const runs: WordRun[] = [];
  for (const { op, item } of alignment(wordsOf(before).map(bare), wordsOf(after).map(bare))) {
    const last = runs.at(-1);
    if (last?.op === op) last.text += ` ${item}`;
    else runs.push({ op, text: item });
  }
  return runs;
}
