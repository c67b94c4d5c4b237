import type { Phase, Plan } from '../model/plan.ts';
import { type CivilDate, isCivilDate } from '../model/values/civil.ts';
import { dayNumber } from '../model/values/day-number.ts';
import { tidy } from '../model/values/number.ts';
import type { Assembly } from './assembly.ts';
import { forwardAsWritten } from './assumptions.ts';
import { calendarShelf } from './calendars.ts';
import { compileSchedule } from './compile.ts';
import { ceilingConflicts, clampedLeads, keepContradictions, positionConflicts } from './conflicts.ts';
import { emptyPass, forward } from './forward.ts';
import { knownDates } from './known.ts';
import type { ScheduleOptions } from './options.ts';
import { finishKnown, type Passed, type PhaseResult, resultsOf } from './phase-result.ts';
import { leafProgress } from './progress.ts';
import { slackOf } from './slack.ts';

/** A phase that is work of its own, and what a pass found out about it. */
export interface Work {
  input: Passed['inputs'][number];
  result: PhaseResult | undefined;
}

/** The phases that stand for work: those without parts, and those that state a length which none of their parts states. */
export function countedWork({ inputs, hierarchy, network, results }: Assembly): Work[] {
  const own = new Set(network.nodes.flatMap(({ kind, place }) => (kind === 'own' ? [place] : [])));
  return inputs.flatMap((input, place) => {
    const whole = (hierarchy.children[place] ?? []).length > 0 && !own.has(place);
    const covered = network.covered[network.entry[place] ?? 0] === 1;
    return whole || covered || input.state === 'cancelled' ? [] : [{ input, result: results[place] }];
  });
}

/** Adds the results of the phases, and from where to where they reach. */
function withResults(assembly: Assembly): Assembly {
  const { frame, inputs } = assembly;
  assembly.results = resultsOf(assembly, assembly.whole);
  const { results } = assembly;
  const work = countedWork(assembly);
  const placed = results.flatMap((result, place) => (result.start && inputs[place]?.state !== 'cancelled' ? [result.start] : []));
  const first = placed.length > 0 ? placed.reduce((a, b) => (b.from < a.from ? b : a)) : undefined;
  const ends = work.flatMap(({ result }) => (result?.early ? [result.early] : []));
  const open = work.some(({ input, result }) => result?.early === undefined && input.state !== 'done');
  const last =
    assembly.whole && !open && ends.length > 0
      ? ends.reduce((a, b) => (b.to > a.to || (b.to === a.to && b.finish > a.finish) ? b : a))
      : undefined;
  if (first) assembly.first = first;
  if (last) assembly.last = last;
  assembly.days = first && last ? tidy(frame.line.indexAt(last.to) - frame.line.indexAt(first.from)) : null;
  return assembly;
}

/** A forecast: its day, and the plan as written that it goes on from. */
interface From {
  asOf: CivilDate;
  written: Assembly;
}

/** Places a plan once: as written, or from a day on. */
export function runPass(plan: Plan, options: ScheduleOptions, from?: From): Assembly {
  const asOf = from?.asOf;
  const progress: (phase: Phase) => number | undefined = options.progress ?? leafProgress;
  const compiled = compileSchedule(plan, {
    shelf: (problems) => calendarShelf(options.calendars, problems),
    progress,
    ...(asOf !== undefined && { asOf }),
    ...(options.positions && { positions: options.positions }),
  });
  const { inputs, links, network, frame, problems } = compiled;
  const early = emptyPass(network.nodes.length);
  if (from) keepContradictions(network, from.written);
  if (from) forward(network, network.length, early);
  else forwardAsWritten(compiled, early);
  const context = { inputs, links, network, early, frame, problems };
  if (!from) positionConflicts(context);
  const known = knownDates(network, inputs);
  const finish = plan.finish;
  const deadline = frame.dated && finish?.axis === 'date' && isCivilDate(finish.to) ? dayNumber(finish.to) + 1 : undefined;
  const onClock = (node: number): boolean => {
    const { kind, place } = network.nodes[node] ?? { kind: 'phase', place: 0 };
    return frame.dated && (kind === 'phase' || kind === 'own' ? inputs[place]?.length?.elapsed === true : true);
  };
  const slack = slackOf(network, early, onClock, deadline);
  ceilingConflicts(context);
  if (!from) clampedLeads(context);
  const passed: Passed = { ...compiled, early, known, slack };
  return withResults({
    ...passed,
    plan,
    progress,
    results: [],
    whole: finishKnown(passed),
    days: null,
    ...(deadline !== undefined && { deadline }),
    ...(asOf !== undefined && { asOf }),
    ...(options.baseline && { baseline: options.baseline }),
  });
}
