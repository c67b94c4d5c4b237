import { z } from 'zod';
import {
  date,
  duration,
  effort,
  elapsed,
  flag,
  group,
  id,
  lag,
  listOf,
  optional,
  period,
  quantity,
  required,
  shortOrLong,
  text,
  texts,
  word,
} from '../field.ts';
import { actual, evidence, fileFields, status } from './common.ts';

/** Dependency types of the precedence diagramming method. */
export const DEPENDENCY_TYPES = ['FS', 'SS', 'FF', 'SF'] as const;
export type DependencyType = (typeof DEPENDENCY_TYPES)[number];

const dependency = shortOrLong(
  id,
  group({
    phase: required(id, 'The phase that it depends on.'),
    type: optional(word(DEPENDENCY_TYPES), 'Finish–start (default), start–start, finish–finish, start–finish.'),
    lag: optional(lag, 'Working time between the two ends; negative for a lead.'),
  }),
);

/** Sizes without a claim of time, as planners that leave calendars to the team give them. */
export const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'] as const;

const threePoint = group({
  low: required(duration, 'The optimistic estimate.'),
  likely: required(duration, 'The most likely estimate.'),
  high: required(duration, 'The pessimistic estimate.'),
});

/** `phases/<order>-<id>.mdx`: one phase; tasks and exit criteria are in its body. */
export const phaseSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'The name of the phase.'),
  status: required(status, 'Its status.'),
  statusText: optional(text, "The author's words for the status."),
  label: optional(text, 'Its number in the plan, where the file name does not say it: `P8.5`.'),
  purpose: optional(text, 'What it is for.'),
  summary: optional(text, 'One sentence.'),
  parent: optional(id, 'Its parent phase. Dates, effort and progress of a parent are computed.'),
  after: optional(listOf(dependency), 'Its predecessors. By default the previous phase, drawn as assumed; `[]` for none.'),
  duration: optional(
    shortOrLong(duration, threePoint),
    'Working time; `0d` is a milestone; `{ low, likely, high }` an estimate.',
  ),
  hold: optional(elapsed, 'Clock time instead of working time: a soak of `7d` includes weekends.'),
  period: optional(period, "Its position on the plan's axis: `weeks 3–4`."),
  start: optional(date, 'The day on which it must start.'),
  finish: optional(date, 'The day on which it must finish.'),
  notBefore: optional(date, 'The earliest day on which it may start.'),
  deadline: optional(date, 'The day by which it should be finished.'),
  calendar: optional(id, "Its own working calendar, where it is not the plan's."),
  effort: optional(effort, 'The work that it takes.'),
  size: optional(word(SIZES), 'Its size relative to the others, where no time is claimed: a T-shirt size.'),
  entry: optional(texts, 'What must be true before it starts. What must be true at its end is in its body, in `<Exit>`.'),
  actual: optional(actual, 'When it actually started and finished.'),
  remaining: optional(duration, 'Remaining working time, where progress does not say it.'),
  compat: optional(quantity, 'How far the new system behaves like the old, as stated.'),
  deliverables: optional(texts, 'What exists when it is done.'),
  document: optional(text, 'The document that describes it in full.'),
  replacedBy: optional(id, 'The phase that replaces it, where it was cancelled.'),
  critical: optional(text, 'Why the plan calls it critical. The critical path is computed.'),
  production: optional(flag, 'Whether it moves production traffic; by default the phases of rollout steps do.'),
  evidence: optional(listOf(evidence), 'What shows that it is true.'),
  stated: optional(
    group({
      progress: optional(quantity, 'Progress as the plan gives it.'),
      duration: optional(duration, 'A duration given elsewhere.'),
      period: optional(period, 'A position given elsewhere.'),
      effort: optional(effort, 'An effort given elsewhere.'),
      risk: optional(text, 'Its level of risk as the plan gives it.'),
      status: optional(text, 'A status given elsewhere.'),
      note: optional(text, 'Where the plan says so.'),
    }),
    'Values the author states although they can be computed.',
  ),
});
