import type { Body } from '../../src/model/body.ts';
import { calendarSchema } from '../../src/model/kinds/calendar.ts';
import { endpointsSchema } from '../../src/model/kinds/endpoints.ts';
import { phaseSchema } from '../../src/model/kinds/phase.ts';
import { planSchema } from '../../src/model/kinds/plan.ts';
import { rolloutSchema } from '../../src/model/kinds/rollout.ts';
import type { Calendar, Plan, Rollout, Surface } from '../../src/model/plan.ts';
import { slug } from '../../src/model/slug.ts';
import type { Source } from '../../src/model/source.ts';
import { type PlanSchedule, type ScheduleOptions, schedulePlan } from '../../src/schedule/schedule.ts';

/** Frontmatter as the YAML of a plan file gives it: text, lists and groups. */
type Raw = Record<string, unknown>;

const sourceOf = (file: string): Source => ({ file, path: [] });

/** A body without a word, but for tasks: `[true, false]` is one ticked box of two. */
function bodyOf(file: string, boxes: readonly boolean[] = []): Body {
  const source = sourceOf(file);
  const tasks = boxes.map((done, index) => ({
    id: `task-${index}`,
    ref: `${file}/task-${index}`,
    text: `Task ${index}`,
    state: done ? ('done' as const) : ('open' as const),
    attributes: {},
    children: [],
    source,
  }));
  return {
    text: '',
    tasks,
    criteria: [],
    steps: [],
    headings: [],
    links: [],
    fences: [],
    codeSpans: [],
    tables: [],
    placements: [],
    source,
  };
}

const rowsOf = (rows: readonly Raw[], base: string, source: Source) =>
  rows.map((row, index) => {
    const id = typeof row.id === 'string' ? row.id : slug(String(row.title ?? `row-${index + 1}`));
    return { ...row, id, ref: `${base}/${id}`, source };
  });

export function calendar(id: string, fields: Raw): Calendar {
  const file = `calendars/${id}.mdx`;
  return { ...calendarSchema.parse(fields), id, ref: `calendar/${id}`, source: sourceOf(file), body: bodyOf(file) } as Calendar;
}

function rollout(id: string, fields: Raw): Rollout {
  const file = `plans/test/rollout/${id}.mdx`;
  const parsed = rolloutSchema.parse({ title: id, ...fields });
  const list = (name: 'steps' | 'traffic' | 'thresholds') =>
    rowsOf(
      (parsed[name] ?? []) as unknown as Raw[],
      name === 'steps' ? `rollout/${id}` : `rollout/${id}/${name}`,
      sourceOf(file),
    );
  const { defaults: _, ...own } = parsed;
  return {
    ...own,
    steps: list('steps'),
    traffic: list('traffic'),
    thresholds: list('thresholds'),
    id,
    ref: `rollout/${id}`,
    source: sourceOf(file),
    body: bodyOf(file),
  } as unknown as Rollout;
}

function surface(id: string, fields: Raw): Surface {
  const file = `plans/test/endpoints/${id}.mdx`;
  const parsed = endpointsSchema.parse({ title: id, from: { system: 'old' }, to: { system: 'new' }, ...fields });
  const { defaults: _, ...own } = parsed;
  return {
    ...own,
    mappings: rowsOf(parsed.mappings as unknown as Raw[], `endpoints/${id}`, sourceOf(file)),
    id,
    ref: `endpoints/${id}`,
    source: sourceOf(file),
    body: bodyOf(file),
  } as unknown as Surface;
}

export interface Parts {
  rollout?: Record<string, Raw>;
  endpoints?: Record<string, Raw>;
}

/**
 * A plan as the reader would make it. Phases are given in the order of their files, by id; `tasks: [true, false]` stands
 * for boxes in the body.
 */
export function plan(fields: Raw, phases: Record<string, Raw>, parts: Parts = {}): Plan {
  const parsed = planSchema.parse({
    title: 'Test',
    status: 'planned',
    from: { system: 'old' },
    to: { system: 'new' },
    ...fields,
  });
  const file = 'plans/test/plan.mdx';
  return {
    ...parsed,
    audiences: [],
    id: 'test',
    ref: 'plan',
    source: sourceOf(file),
    body: bodyOf(file),
    phases: Object.entries(phases).map(([id, { tasks, ...phase }]) => {
      const own = `plans/test/phases/${id}.mdx`;
      return {
        ...phaseSchema.parse({ title: id, status: 'planned', ...phase }),
        id,
        ref: `phase/${id}`,
        source: sourceOf(own),
        body: bodyOf(own, tasks as boolean[] | undefined),
      };
    }),
    endpoints: Object.entries(parts.endpoints ?? {}).map(([id, each]) => surface(id, each)),
    mappings: [],
    architecture: [],
    rollout: Object.entries(parts.rollout ?? {}).map(([id, each]) => rollout(id, each)),
    rollback: [],
    decisions: [],
    checklists: [],
    pages: [],
  } as Plan;
}

/** Computes a schedule from raw frontmatter. */
export const schedule = (
  fields: Raw,
  phases: Record<string, Raw>,
  options: Partial<ScheduleOptions> & { parts?: Parts } = {},
): PlanSchedule => schedulePlan(plan(fields, phases, options.parts), { calendars: [], ...options });

/** `earlyStart earlyFinish lateStart lateFinish totalSlack freeSlack` of every phase. */
export const table = (result: PlanSchedule): Record<string, string> =>
  Object.fromEntries(
    Object.entries(result.phases).map(([id, phase]) => [
      id,
      [phase.earlyStart, phase.earlyFinish, phase.lateStart, phase.lateFinish, phase.totalSlack, phase.freeSlack].join(' '),
    ]),
  );

/** `earlyStart earlyFinish` of every phase. */
export const dates = (result: PlanSchedule): Record<string, string> =>
  Object.fromEntries(Object.entries(result.phases).map(([id, phase]) => [id, `${phase.earlyStart} ${phase.earlyFinish}`]));

/** `start finish` of every phase in the forecast. */
export const ahead = (result: PlanSchedule): Record<string, string> =>
  Object.fromEntries(Object.entries(result.phases).map(([id, { forecast }]) => [id, `${forecast.start} ${forecast.finish}`]));

export const codes = (result: PlanSchedule): string[] => result.problems.map((problem) => problem.code);
