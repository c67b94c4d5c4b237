import { forecastPlan } from '../../src/schedule/forecast/forecast.ts';
import { schedulePlan } from '../../src/schedule/schedule.ts';
import { calendar, plan } from '../schedule/build.ts';

/** Deterministic: the same plan on every machine. */
function counter(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
}

/** A dated plan of so many phases, each waiting for about so many of the 30 before it, with all types, lags and three calendars. */
function largePlan(phases: number, waits = 2.5) {
  const pick = counter(phases);
  const entries = Array.from({ length: phases }, (_, index) => {
    const after = Array.from({ length: Math.min(index, Math.floor(waits + (index % 2) / 2)) }, () => ({
      phase: `p${index - 1 - pick(Math.min(index, 30))}`,
      type: ['FS', 'FS', 'FS', 'SS', 'FF', 'SF'][pick(6)],
      lag: `${pick(5) - 1}d`,
    }));
    const duration =
      index % 3 === 0 ? { low: `${1 + pick(3)}d`, likely: `${4 + pick(3)}d`, high: `${8 + pick(6)}d` } : `${1 + pick(9)}d`;
    return [`p${index}`, { after, duration, effort: '3 pd', ...(index % 10 === 9 && { calendar: 'six' }) }] as const;
  });
  return plan({ start: '2026-01-05', calendar: 'own' }, Object.fromEntries(entries));
}

const calendars = [
  calendar('own', {
    holidays: Array.from({ length: 40 }, (_, year) => ({ from: `${2026 + year}-12-24`, to: `${2027 + year}-01-01` })),
  }),
  calendar('six', { week: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] }),
];

/** The best of some tries: what the machine can do when nothing else runs. */
function best(tries: number, work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < tries; attempt++) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

const line = (name: string, value: number, limit: number) =>
  process.stdout.write(`${name.padEnd(48)} ${value.toFixed(1).padStart(8)} ms   ${(value / limit).toFixed(2)} of ${limit} ms\n`);

const two = largePlan(2000);
best(5, () => schedulePlan(two, { calendars }));
const links = two.phases.reduce((sum, phase) => sum + (Array.isArray(phase.after) ? phase.after.length : 0), 0);
const full = best(7, () => schedulePlan(two, { calendars }));
line(`schedule: 2,000 phases, ${links.toLocaleString('en')} dependencies`, full, 200);

const four = largePlan(4000);
const twice = best(7, () => schedulePlan(four, { calendars }));
process.stdout.write(
  `${'schedule: twice as large takes'.padEnd(48)} ${(twice / full).toFixed(2).padStart(8)} times as long (linear: 2)\n`,
);

const five = largePlan(5000, 4);
line(
  'schedule: 5,000 phases, 20,000 dependencies, both passes',
  best(7, () => schedulePlan(five, { calendars, asOf: '2026-06-01' })),
  700,
);

const forty = largePlan(40);
line(
  'forecast: 10,000 runs of 40 phases',
  best(3, () => forecastPlan(forty, { calendars })),
  1000,
);
