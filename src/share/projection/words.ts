import type { Plan } from '../../model/plan.ts';
import type { ShareAudience } from '../audiences.ts';
import { type Mark, numberedMarks, redactor, type TakenOut } from './redaction.ts';
import { referenceWords } from './references.ts';
import type { SharedText } from './shared.ts';

/** Marks our own words: labels, figures, format words. Never for author values. */
export const own = (text: string): SharedText => text as SharedText;

/** Returns words of the format, such as `in-progress`, for readers. */
export const wordOf = (word: string | undefined): SharedText | undefined =>
  word === undefined ? undefined : own(word.replace(/-/g, ' '));

/** Returns a text without comments, which are for its authors. An unclosed one extends to the end. */
export const withoutRemarks = (text: string): string => text.replace(/<!--[\s\S]*?(?:-->|$)|\{\/\*[\s\S]*?(?:\*\/\}|$)/g, '');

/** Returns one line of an author's Markdown as plain text: links as their text, without comments and markup. */
const readable = (markdown: string): string =>
  withoutRemarks(markdown)
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, '')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/`+([^`]*)`+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

export interface Words {
  /** Returns a text of the plan as this audience may read it; `undefined` if it is absent. The reason is not revealed. */
  say(text: string | undefined): SharedText | undefined;
  /** Text without Markdown. */
  plain(text: string): SharedText | undefined;
  /** Code, line by line as it stands. */
  code(value: string): SharedText;
  /** The source of a diagram, without comments. */
  diagram(source: string): SharedText;
}

/** Surround the results of {@link Words} in a trial of the release gate: characters without meaning in any format. */
const [SAID, UNSAID] = ['\ue000', '\ue001'];

/** Returns words whose results are marked, so that texts that bypass them are found in a page. */
export function markedWords(words: Words): Words {
  const marked = (text: SharedText): SharedText => `${SAID}${text.replace(/[\ue000\ue001]/g, '')}${UNSAID}` as SharedText;
  const some = (text: SharedText | undefined): SharedText | undefined => (text === undefined ? undefined : marked(text));
  return {
    say: (value) => some(words.say(value)),
    plain: (text) => some(words.plain(text)),
    code: (value) => marked(words.code(value)),
    diagram: (source) => marked(words.diagram(source)),
  };
}

/** Removes marked text from a page. Truncated text ends with its element. */
export const withoutMarked = (page: string): string => page.replace(/\ue000[^\ue001<"]*\ue001?/g, '');

/**
 * How texts of a plan are shown to an audience: references become words, then names, hosts and amounts are taken out, each of
 * which are passed to `onTaken`.
 */
export function wordsFor(
  plan: Plan,
  audience: ShareAudience,
  onTaken: (word: TakenOut, found: string) => void = () => {},
): Words {
  const search = redactor(plan, audience.redact);
  const redact = (text: string, mark: Mark = (word) => `[${word}]`): string =>
    search(text, (word, found) => {
      onTaken(word, found);
      return mark(word, found);
    });
  const refer = referenceWords(plan, audience);
  const plain = (text: string): SharedText | undefined => {
    const told = redact(refer(text.replace(/\s+/g, ' ').trim()));
    return told === '' ? undefined : (told as SharedText);
  };
  return {
    say: (text) => (text === undefined ? undefined : plain(readable(text))),
    plain,
    code: (value) => redact(refer(value)) as SharedText,
    diagram: (source) => redact(refer(source.replace(/^[^\S\n]*%%(?!\{).*\n?/gm, '')), numberedMarks()) as SharedText,
  };
}
