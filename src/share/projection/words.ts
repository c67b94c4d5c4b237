import { given, type Stated } from '../../model/field.ts';
import type { Plan } from '../../model/plan.ts';
import type { ShareAudience } from '../audiences.ts';
import { type Mark, numberedMarks, redactor, type TakenOut } from './redaction.ts';
import { referenceWords } from './references.ts';
import type { SharedText } from './shared.ts';

/** Our own words: labels, figures, names of the format. Never a value that an author wrote. */
export const own = (text: string): SharedText => text as SharedText;

/** Words of the format, such as `in-progress`, as they are read. */
export const wordOf = (value: Stated<string> | undefined): SharedText | undefined => {
  const word = given(value);
  return word === undefined ? undefined : own(word.replace(/-/g, ' '));
};

/** A text without remarks, which are for its authors. One that is not closed goes to the end. */
export const withoutRemarks = (text: string): string => text.replace(/<!--[\s\S]*?(?:-->|$)|\{\/\*[\s\S]*?(?:\*\/\}|$)/g, '');

/** An author's Markdown of one line as people read it: links as their text, without comments and marks. */
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
  /** A text of the plan, as this audience may read it; nothing where it is absent. The reason of an absence is not told. */
  say(value: Stated<string> | undefined): SharedText | undefined;
  /** Text without Markdown. */
  plain(text: string): SharedText | undefined;
  /** Code, line by line as it stands. */
  code(value: string): SharedText;
  /** The source of a diagram, without comments. */
  diagram(source: string): SharedText;
}

/** Around what {@link Words} returns in a trial of the release gate: characters that no format gives a meaning. */
const [SAID, UNSAID] = ['\ue000', '\ue001'];

/** Words whose results are marked, so that a text that reaches a page without going through them is told apart. */
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

/** A page without what marked words returned. A text that was cut ends with its element. */
export const withoutMarked = (page: string): string => page.replace(/\ue000[^\ue001<"]*\ue001?/g, '');

/**
 * How texts of a plan are told to an audience: references become words, then names, hosts and amounts are taken out, each of
 * which `onTaken` is told.
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
    say(value) {
      const text = given(value);
      return text === undefined ? undefined : plain(readable(text));
    },
    plain,
    code: (value) => redact(refer(value)) as SharedText,
    diagram: (source) => redact(refer(source.replace(/^[^\S\n]*%%(?!\{).*\n?/gm, '')), numberedMarks()) as SharedText,
  };
}
