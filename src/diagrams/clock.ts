/** 1 January 2026, 00:00 UTC: any fixed moment will do, as nothing in a drawing may depend on when it was built. */
const NOW = Date.UTC(2026, 0, 1);

const PARTS = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;

/** A date and time without a zone, which `Date` would read in the builder's own. */
const ZONELESS_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;

/**
 * A `Date` whose clock stands still and whose local zone is UTC, for the worker's global scope. With it a Gantt chart has
 * the same bytes on every day and on every machine, and no hour goes missing where daylight saving begins.
 */
export function stillDate(Original: DateConstructor): DateConstructor {
  class StillDate extends Original {
    constructor(...parts: [] | [number | string | Date] | Parameters<DateConstructor['UTC']>) {
      if (parts.length === 0) super(NOW);
      else if (parts.length > 1) super(Original.UTC(...(parts as Parameters<DateConstructor['UTC']>)));
      else if (typeof parts[0] === 'string' && ZONELESS_TIME.test(parts[0])) super(`${parts[0]}Z`);
      else super(parts[0] as number);
    }

    static override now(): number {
      return NOW;
    }

    override getTimezoneOffset(): number {
      return 0;
    }
  }
  for (const part of PARTS) {
    for (const verb of ['get', 'set'] as const) {
      const utc: unknown = Reflect.get(Original.prototype, `${verb}UTC${part}`);
      if (utc) Object.defineProperty(StillDate.prototype, `${verb}${part}`, { value: utc, configurable: true });
    }
  }
  return StillDate as unknown as DateConstructor;
}

/**
 * Seeded random numbers (mulberry32), so that layouts that start from chance end in the same picture.
 * @returns a stand-in for `Math.random`
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
