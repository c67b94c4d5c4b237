/** A three-point estimate: `low ≤ likely ≤ high`. */
export interface Estimate {
  low: number;
  likely: number;
  high: number;
}

export type DistributionName = 'pert' | 'triangular';

/** The value below which a share 0–1 of all outcomes lies. */
export type Quantile = (share: number) => number;

function triangular({ low, likely, high }: Estimate): Quantile {
  const range = high - low;
  const turn = (likely - low) / range;
  return (share) =>
    share < turn ? low + Math.sqrt(share * range * (likely - low)) : high - Math.sqrt((1 - share) * range * (high - likely));
}

/** Steps of the table from which values of a beta distribution are read. */
const STEPS = 1024;
const GRID = 8192;
const tables = new Map<string, Float64Array>();

/** Quantiles of the beta distribution on 0–1, for STEPS + 1 shares, by summing its density up (midpoint rule). */
function betaTable(alpha: number, beta: number): Float64Array {
  const key = `${alpha} ${beta}`;
  const known = tables.get(key);
  if (known) return known;
  const table = new Float64Array(STEPS + 1);
  const density = (x: number): number => x ** (alpha - 1) * (1 - x) ** (beta - 1);
  let total = 0;
  for (let cell = 0; cell < GRID; cell++) total += density((cell + 0.5) / GRID);
  let [sum, step] = [0, 1];
  for (let cell = 0; cell < GRID; cell++) {
    const mass = density((cell + 0.5) / GRID) / total;
    for (; step < STEPS && sum + mass >= step / STEPS; step++) table[step] = (cell + (step / STEPS - sum) / mass) / GRID;
    sum += mass;
  }
  table[STEPS] = 1;
  tables.set(key, table);
  return table;
}

/**
 * The beta distribution of PERT (Malcolm, Roseboom, Clark, Fazar 1959; shape λ = 4): mean (low + 4 likely + high) / 6.
 * Read from a table of 1,024 steps, straight between them.
 */
function pert({ low, likely, high }: Estimate): Quantile {
  const range = high - low;
  const table = betaTable(1 + (4 * (likely - low)) / range, 1 + (4 * (high - likely)) / range);
  return (share) => {
    const at = share * STEPS;
    const step = Math.min(STEPS - 1, Math.floor(at));
    const from = table[step] ?? 0;
    return low + range * (from + ((table[step + 1] ?? 1) - from) * (at - step));
  };
}

/** The distribution of an estimate. One whose ends are the same is no distribution, but its value. */
export function quantileOf(estimate: Estimate, name: DistributionName): Quantile {
  if (estimate.high <= estimate.low) return () => estimate.low;
  return name === 'pert' ? pert(estimate) : triangular(estimate);
}
