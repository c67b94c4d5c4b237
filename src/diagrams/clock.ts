/** 1 January 2026, 00:00 UTC: an arbitrary fixed time, since no drawing may depend on the build date. */
const NOW = Date.UTC(2026, 0, 1);

const PARTS = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;

/** A date and time without a zone, which `Date` would read in the machine's time zone. */
const ZONELESS_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;

/**
 * Returns a `Date` class with a stopped clock and local zone UTC, for the worker's global scope. It makes Gantt charts
 * byte-identical on every day and machine, without gaps at daylight-saving changes.
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
 * Returns a seeded random number generator (mulberry32), so that randomized layouts are reproducible.
 * @returns a replacement for `Math.random`
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
