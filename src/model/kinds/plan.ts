import { z } from 'zod';
import {
  count,
  date,
  duration,
  effort,
  elapsed,
  flag,
  group,
  id,
  listOf,
  optional,
  period,
  quantity,
  required,
  share,
  shortOrLong,
  text,
  texts,
  word,
} from '../field.ts';
import { audience } from './audience.ts';
import { fileFields, status } from './common.ts';
import { ruleSettings } from './rule-settings.ts';

const side = group({
  system: optional(text, 'The name of the system.'),
  language: optional(text, 'Its language, with the version.'),
  framework: optional(text, 'Its framework, with the version.'),
  runtime: optional(text, 'What it runs on.'),
  note: optional(text, 'Anything else.'),
});

/** A finding that the team accepts, with the reason. */
export const allowance = group({
  rule: optional(text, 'The id of the rule, such as `sums/duration`.'),
  subject: optional(text, 'What it is about: an id, or `kind/id`.'),
  reason: optional(text, 'Why it is accepted.'),
  until: optional(date, 'The last day on which it is accepted.'),
});

/** `plan.mdx`: the subject of the migration, its status and its people. */
export const planSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'The name of the plan.'),
  summary: optional(text, 'One sentence: what moves where, and how.'),
  lang: optional(text, 'The language of the plan (BCP 47): `en`, `zh`.'),
  status: required(status, 'The status of the migration.'),
  statusText: optional(text, "The author's words for the status."),
  from: required(side, 'The old system.'),
  to: required(side, 'The new system.'),
  approach: optional(text, 'How it is built: `parallel-build`, `strangler-fig`, `rewrite`. The rollout says how traffic moves.'),
  start: optional(period, 'The first day, or its month. Without it the plan runs on an axis of weeks.'),
  finish: optional(period, 'The day by which everything has to be done.'),
  calendar: optional(id, 'Its working calendar; by default Monday to Friday.'),
  buffer: optional(
    shortOrLong(
      share,
      group({
        duration: optional(duration, 'Working time.'),
        share: optional(share, 'A share of the time from the first phase to the last.'),
      }),
    ),
    'Reserve after the last phase.',
  ),
  axis: optional(word(['week', 'day', 'month', 'sprint']), 'The unit of an undated plan; by default weeks.'),
  team: optional(
    listOf(
      group({
        role: optional(text, 'The role.'),
        count: optional(count, 'How many people have it.'),
        people: optional(texts, 'Their names.'),
        does: optional(text, 'What they are responsible for.'),
        note: optional(text, 'Anything else.'),
      }),
    ),
    'The roles that the migration needs.',
  ),
  escalation: optional(texts, 'Who to call, in this order.'),
  notMigrating: optional(
    listOf(
      group({
        name: optional(text, 'What stays.'),
        why: optional(text, 'Why it stays.'),
        note: optional(text, 'Anything else.'),
      }),
    ),
    'What deliberately stays as it is.',
  ),
  document: optional(
    group({
      name: optional(text, 'Its name.'),
      path: optional(text, 'Where it is.'),
      version: optional(text, 'Its version.'),
      updated: optional(date, 'The day of its last change.'),
      nextReview: optional(text, 'When it is reviewed next: a date, or `phase/<id>` for the end of that phase.'),
      baseline: optional(text, 'The git ref that slips are measured against.'),
      note: optional(text, 'Anything else.'),
    }),
    'The document that the plan is.',
  ),
  stated: optional(
    group({
      duration: optional(duration, 'The total that the plan names.'),
      timeline: optional(text, 'Its timeline in the words of the plan.'),
      effort: optional(effort, 'The total effort that it names.'),
      phases: optional(count, 'The number of phases that it names.'),
      phaseDuration: optional(duration, 'The length of each phase that it names.'),
      buffer: optional(share, 'The buffer that it names.'),
      base: optional(duration, 'The total without the buffer, as it names it.'),
      progress: optional(quantity, 'The progress that it names.'),
      risk: optional(text, 'The overall level of risk that it names.'),
      compat: optional(quantity, 'The compatibility that it names.'),
      performance: optional(quantity, 'The deviation that it allows or claims.'),
      status: optional(text, 'A status that it names elsewhere.'),
      downtime: optional(elapsed, 'The downtime that it promises.'),
      note: optional(text, 'Where the plan says so.'),
    }),
    'Values the author states although they can be computed. They are compared with the computed ones.',
  ),
  supersedes: optional(text, 'The plan or version that this one replaces.'),
  repository: optional(text, 'Where the code of the migration lives: an address, or a name.'),
  audiences: optional(listOf(audience), 'Who may see which part through a read-only link.'),
  rules: optional(
    ruleSettings,
    'Rules of this plan: a profile, and settings by id or family. They take precedence over those of the portfolio.',
  ),
  allow: optional(listOf(allowance), 'Findings that the team accepts.'),
  archived: optional(flag, 'Kept for reference; no longer followed.'),
});
