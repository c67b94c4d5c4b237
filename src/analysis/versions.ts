/** Versions from `low` up to, and without, `high`; each a list of numbers, missing ones are 0. */
interface Interval {
  low: readonly number[];
  high: readonly number[];
}

const NOTHING_BELOW: readonly number[] = [];
const NOTHING_ABOVE: readonly number[] = [Number.POSITIVE_INFINITY];

const numbersOf = (text: string): number[] =>
  (text.match(/^\d+(?:\.\d+)*/)?.[0] ?? '')
    .split('.')
    .filter((part) => part !== '')
    .map(Number);

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}

/** The first version that is not of this one: 3.11 → 3.12. With `position`, counted there: (2.7, 0) → 3. */
const after = (numbers: readonly number[], position = numbers.length - 1): number[] =>
  numbers.slice(0, position + 1).map((number, index) => (index === position ? number + 1 : number));

/** `^2.7` may change what stands behind its first number that is not 0 (semver, npm, Poetry). */
const caret = (numbers: readonly number[]): number[] => {
  const first = numbers.findIndex((number) => number > 0);
  return after(numbers, first < 0 ? numbers.length - 1 : first);
};

function part(text: string): Interval | undefined {
  const match = /^(\^|~>|~=|~|===?|=|>=|≥|<=|≤|>|<|v)?\s*v?(\d+(?:\.\d+)*)(?:\.[x*])?(\+)?$/i.exec(text.trim());
  if (!match?.[2]) return undefined;
  const numbers = numbersOf(match[2]);
  if (match[3]) return { low: numbers, high: NOTHING_ABOVE };
  switch (match[1]) {
    case '^':
      return { low: numbers, high: caret(numbers) };
    case '~':
      return { low: numbers, high: after(numbers, Math.min(1, numbers.length - 1)) };
    // `~=2.3` and `~> 2.3` hold all but the last number (PEP 440, RubyGems).
    case '~=':
    case '~>':
      return { low: numbers, high: after(numbers, Math.max(0, numbers.length - 2)) };
    case '>=':
    case '≥':
      return { low: numbers, high: NOTHING_ABOVE };
    case '>':
      return { low: after(numbers), high: NOTHING_ABOVE };
    case '<':
      return { low: NOTHING_BELOW, high: numbers };
    case '<=':
    case '≤':
      return { low: NOTHING_BELOW, high: after(numbers) };
    default:
      return { low: numbers, high: after(numbers) };
  }
}

function intervalOf(text: string): Interval | undefined {
  const parts = text
    .replace(/(\^|~>|~=|~|===?|=|>=|≥|<=|≤|>|<)\s+/g, '$1')
    .split(/\s*,\s*|\s+/)
    .map(part);
  return parts.reduce(
    (whole, next) =>
      whole &&
      next && {
        low: compare(whole.low, next.low) >= 0 ? whole.low : next.low,
        high: compare(whole.high, next.high) <= 0 ? whole.high : next.high,
      },
  );
}

/**
 * Whether some version satisfies both: `3.11` and `3.8+` do, `3.11` and `3.12+` do not. A version stands for all that
 * begin with it (3.11 for 3.11.4). `undefined` where one of them says nothing (`latest`, a name).
 */
export function versionsMeet(a: string, b: string): boolean | undefined {
  const [left, right] = [intervalOf(a), intervalOf(b)];
  if (!left || !right) return undefined;
  return compare(left.low, right.high) < 0 && compare(right.low, left.high) < 0;
}

/** Whether two statements allow the same versions. `undefined` where one of them says nothing. */
export function sameVersions(a: string, b: string): boolean | undefined {
  const [left, right] = [intervalOf(a), intervalOf(b)];
  return left && right && compare(left.low, right.low) === 0 && compare(left.high, right.high) === 0;
}
