const STOP_WORDS = new Set(
  'a an the and or of for to in on at by with from before after during per each every all any into over under as is are be been its their our'.split(
    ' ',
  ),
);

/** Endings that make a word of the same root, longest first. What is left has to have four letters. */
const ENDINGS = ['ations', 'ation', 'ating', 'ated', 'ates', 'ate', 'ings', 'ing', 'ers', 'er', 'ed', 'es', 'e', 's'];

function stem(word: string): string {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= 4);
  const root = ending ? word.slice(0, -ending.length) : word;
  return root.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

/** The content words of an English text by their roots: `Load tests, validated` → `load`, `test`, `valid`. */
export const stems = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word)).map(stem);
