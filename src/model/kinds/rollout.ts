import { z } from 'zod';
import {
  date,
  duration,
  elapsed,
  flag,
  group,
  level,
  listOf,
  optional,
  period,
  quantity,
  required,
  share,
  text,
  texts,
  word,
} from '../field.ts';
import { actual, condition, fileFields, phasedRowFields, status } from './common.ts';

/** Strategies for moving traffic. */
export const ROLLOUT_MODES = ['shadow', 'canary', 'blue-green', 'parallel', 'big-bang'] as const;
export type RolloutMode = (typeof ROLLOUT_MODES)[number];

const stepShape = {
  ...phasedRowFields,
  at: optional(period, 'When: `week 7a`, `2026-03-02`, or relative to the cutover: `T+14d`.'),
  period: optional(period, 'During which time.'),
  status: optional(status, 'Its status.'),
  statusText: optional(text, "The author's words for the status."),
  share: optional(share, "The new system's share of the traffic; without it, as in the step before."),
  hold: optional(elapsed, 'How long it is observed before the next step (clock time).'),
  duration: optional(duration, 'Working time that it takes.'),
  within: optional(elapsed, 'How long it may take.'),
  mode: optional(word(ROLLOUT_MODES), 'How traffic moves in this step, where that differs from the rest.'),
  actions: optional(texts, 'What is done.'),
  promoteIf: optional(listOf(condition), 'The gate to the next step.'),
  abortIf: optional(listOf(condition), 'Triggers that send the traffic back: ids of rollback triggers, or conditions.'),
  actual: optional(actual, 'When it actually started and finished.'),
  retires: optional(text, 'What is switched off in it.'),
  pointOfNoReturn: optional(text, 'Why there is no return from here on.'),
};

/** `rollout/<option>.mdx`: one option for moving traffic. Steps are in order. */
export const rolloutSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'Its name.'),
  mode: optional(word(ROLLOUT_MODES), 'How traffic moves.'),
  status: optional(status, 'Its status.'),
  risk: optional(level, 'Its level of risk, as stated.'),
  recommended: optional(flag, 'Whether the plan recommends it.'),
  defaults: optional(group(stepShape), 'Default values for its steps.'),
  steps: optional(listOf(group({ ...stepShape, title: required(text, 'Its name.') })), 'Its steps, in order.'),
  traffic: optional(
    listOf(
      group({
        ...phasedRowFields,
        at: required(period, 'When.'),
        share: required(share, "The new system's share."),
      }),
    ),
    'A table of shares that the plan gives beside the steps.',
  ),
  thresholds: optional(
    listOf(
      group({
        ...phasedRowFields,
        when: required(text, 'What is watched.'),
        is: required(quantity, 'The threshold.'),
        for: optional(elapsed, 'How long it has to last.'),
        metric: optional(text, 'The metric that is watched.'),
        decides: optional(text, 'What it decides: promote, abort.'),
      }),
    ),
    'Thresholds that hold for every step.',
  ),
  start: optional(date, 'The first day, if no step says it.'),
  needs: optional(texts, 'What has to be in place.'),
  pros: optional(texts, 'Its advantages.'),
  cons: optional(texts, 'Its disadvantages.'),
});
