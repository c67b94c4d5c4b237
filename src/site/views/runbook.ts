import type { Rollback } from '../../model/plan.ts';
import { rowName } from '../../model/row-name.ts';
import { rowsOf } from '../../model/rows-of.ts';
import { day } from '../../model/values/day-words.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { LABELS } from '../labels/index.ts';
import { refUrl } from '../urls.ts';

/** Until when a way back is open: `14d after`, the step that it counts from, and that step's day. */
export interface Until {
  text: string;
  step?: { title: string; url: string };
  /** The day from which it counts, by the forecast: `counted from 21 Jan 2027`. */
  day?: string;
}

/** Reads `until:` for people. Nothing where it is not stated as a time after a step. */
export function possibleUntil({ plan, schedule }: ComputedPlan, { until }: Rollback): Until | undefined {
  const { after, from } = until ?? {};
  if (after === undefined) return undefined;
  if (from === undefined) return { text: LABELS.rollback.afterTheLastStep(after.raw) };
  const row = [...rowsOf(plan), ...plan.phases, ...plan.rollout].find(({ ref }) => ref === from);
  const place = schedule.places[from];
  const begins = place?.forecast.start;
  return {
    text: LABELS.rollback.after(after.raw),
    step: { title: row ? rowName(row) : from, url: refUrl(plan.id, from) },
    ...(typeof begins === 'string' && { day: LABELS.rollback.countedFrom(day(begins)) }),
  };
}

/** `Expect: …` of a step becomes a line of its own: what has to be seen before the next step. */
export const withExpectations = (html: string): string =>
  html.replace(
    /(?:\s+|(?<=<p>|<li>))Expect:\s*([\s\S]*?)(?=<\/p>|<\/li>|<pre|<ul|<ol)/g,
    (_, text: string) => `<span class="expect"><b>${LABELS.rollback.expect}</b> ${text.trim()}</span>`,
  );
