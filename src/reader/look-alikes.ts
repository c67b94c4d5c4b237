import { type LookAlike, lookAlikesIn } from '../model/look-alikes.ts';
import { METHODS } from '../model/values/operation.ts';
import { type Frontmatter, textsOf } from './frontmatter.ts';
import type { RawProblem } from './raw.ts';

const OPERATION = new RegExp(`^(?:(?:${METHODS.join('|')}|ANY)(?:\\|\\w+)*\\s+)?/\\S*$|^(?:${METHODS.join('|')})\\s+\\S+$`);

/** Ids and operations: what other texts have to match letter by letter. */
const isMatched = (key: string, value: string): boolean => key === 'id' || OPERATION.test(value.trim());

/** Warns of words in ids and operations that mix letters which look alike: nothing would match them. */
export function lookAlikes(frontmatter: Frontmatter): RawProblem[] {
  return [...textsOf(frontmatter)].flatMap(({ text, key, range: [start, end] }): RawProblem[] => {
    if (key === undefined || !isMatched(key, text)) return [];
    const [found] = lookAlikesIn(text);
    if (!found) return [];
    return [{ rule: 'damage/look-alike', message: lookAlikeMessage(found), fix: LOOK_ALIKE_FIX, start, end, key: text }];
  });
}

export const LOOK_ALIKE_FIX = 'Write the word in one script';

/** `“аdmin” has the Cyrillic letter “а” (U+0430) among Latin ones` */
export const lookAlikeMessage = ({ word, script, letter, code }: LookAlike): string =>
  `“${word}” has the ${script} letter “${letter}” (${code}) among Latin ones`;
