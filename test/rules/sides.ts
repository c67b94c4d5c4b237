/** Words for the two sides of something. A rule whose id has a word of one side, and none of the other, should have a twin. */
export const SIDES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['start'], ['end', 'finish']],
  [['source', 'baseline'], ['target']],
  [['from'], ['to']],
  [['more'], ['less']],
  [['above'], ['below']],
  [['first'], ['last']],
  [['min'], ['max']],
  [
    ['early', 'earlier'],
    ['late', 'later'],
  ],
  [['ahead'], ['behind']],
  [['longer'], ['shorter']],
  [['added'], ['removed']],
  [['undeclared'], ['unused']],
  [['tighter'], ['looser']],
];

/** Words that carry no meaning of their own in an id. */
const FILLERS = new Set(['of', 'the', 'a', 'its', 'in', 'than', 'with', 'not', 'no', 'is']);

/** `from the future` and `to be written` are no sides. */
const phrases = (name: string): string => name.replace(/-(?:from-the|to-be|up-to)-/g, '-');

const words = (name: string): string[] =>
  phrases(name)
    .split('-')
    .filter((word) => !FILLERS.has(word));

/** Words of the other side that the name of a rule lets one ask for: `row-ahead-of-phase` → `behind`. */
export const otherSides = (name: string): string[] => {
  const own = words(name);
  const has = (side: readonly string[]): boolean => side.some((word) => own.includes(word));
  return SIDES.flatMap(([one, other]) => (has(one) && !has(other) ? other : has(other) && !has(one) ? one : []));
};

/** Whether two names of one family are twins: one has the other side, and they share what the rest of them is about. */
export const areTwins = (name: string, other: string): boolean => {
  const [own, theirs] = [words(name), words(other)];
  const sides = SIDES.flat(2);
  return (
    otherSides(name).some((side) => theirs.includes(side)) && own.every((word) => sides.includes(word) || theirs.includes(word))
  );
};
