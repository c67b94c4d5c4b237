import { plainText } from '../model/plain-text.ts';
import type { Plan } from '../model/plan.ts';
import { bodyLines } from './texts.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const ENGLISH = words(
  'the of and to is are be by for with from on at as it this that these not or an has have will can must should when before after all each into between which was were than if no only both their its we you',
);
/** Frequent words of other languages in Latin script that English does not have. */
const OTHER = words(
  'der und die das den dem ein eine einer ist sind wird werden nicht mit von zu zum zur auf für aus bei nach oder auch alle sich ' +
    'le la les des du une est sont et pour dans sur avec par pas ou qui que au aux ce cette tous toutes doit être ' +
    'el los las una es son y para con por del en se al como más todos antes o um uma os da dos das na ao não com são é ' +
    'il lo gli di che è per della dei nel con non sono tutti prima het een van voor niet worden zijn naar wordt alle ' +
    'och att det som är på av för med inte ett jest nie się dla oraz przed wszystkie ve bir için ile olarak',
);

/** Letters outside the Latin script of a text, and all of its letters. */
const LETTER = /\p{L}/gu;
const FOREIGN_LETTER = /[^\P{L}\p{Script=Latin}]/gu;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** From this share of letters outside the Latin script on, a text is not English. */
const MOSTLY_FOREIGN = 0.2;

function isEnglish(plan: Plan): boolean {
  let [english, other, letters, foreign] = [0, 0, 0, 0];
  const files = [plan, ...plan.phases, ...plan.rollout, ...plan.rollback, ...plan.checklists, ...plan.pages];
  for (const file of files) {
    const lines = [file.title, ...[...bodyLines(file)].map(({ text }) => plainText(text))];
    for (const line of lines) {
      if (typeof line !== 'string') continue;
      letters += count(line, LETTER);
      foreign += count(line, FOREIGN_LETTER);
      for (const word of line.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) {
        if (ENGLISH.has(word)) english++;
        else if (OTHER.has(word)) other++;
      }
    }
  }
  return foreign < letters * MOSTLY_FOREIGN && other <= english;
}

/**
 * The language of a plan as a primary subtag (`en`, `de`): its `lang:`, else `en` for text that reads as English by its
 * script and its most frequent words, else `und`.
 */
export function languageOf(plan: Plan): string {
  const stated = plan.lang;
  if (stated !== undefined) return stated.toLowerCase().split(/[-_]/)[0] ?? 'und';
  return isEnglish(plan) ? 'en' : 'und';
}
