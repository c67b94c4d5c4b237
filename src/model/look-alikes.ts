/** Letters of Cyrillic and Greek that look like a Latin one (UTS #39, confusables). */
const LOOK_ALIKES = /[АВЕЅІЈКМНОРСТУХЅаеорсухіјѕԁһӏԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορυϲϳ]/u;
const LATIN = /\p{Script=Latin}/u;

/** A letter that looks like one of another script beside it. */
export interface LookAlike {
  /** Offset in the text, in UTF-16 units. */
  start: number;
  letter: string;
  /** As `U+0430`. */
  code: string;
  script: 'Cyrillic' | 'Greek';
  word: string;
}

/**
 * Yields words that mix Latin letters with Cyrillic or Greek ones that look like Latin ones, as in `аdmin`. Words of one script are
 * none, whatever the script, nor are scripts in different words: `/пользователи/api-v2`.
 */
export function* lookAlikesIn(text: string): Generator<LookAlike> {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (!LATIN.test(word)) continue;
    const letter = LOOK_ALIKES.exec(word);
    if (!letter) continue;
    const code = letter[0].codePointAt(0) ?? 0;
    yield {
      start: index + letter.index,
      letter: letter[0],
      code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
      script: code >= 0x400 ? 'Cyrillic' : 'Greek',
      word,
    };
  }
}
