import { statedOf, stating } from '../model/absences.ts';
import type { Phase, Plan } from '../model/plan.ts';
import { dayNumber } from '../model/values/day-number.ts';
import { schedulePlan } from '../schedule/schedule.ts';
import type { Change } from './change.ts';
import { type Calendars, type Cause, type ConsequenceInput, phaseName } from './consequence.ts';
import { daysBetween } from './days-between.ts';
import { meaningText } from './meaning.ts';
import { shown } from './shown.ts';

/** A timing edit, and how to make it on the base alone. */
interface TimingEdit {
  words: string;
  ref?: string;
  apply(base: Scheduled): Scheduled;
}

interface Scheduled {
  plan: Plan;
  calendars: Calendars['base'];
}

/** Fields of a phase that can move dates. */
const TIMING = [
  'duration',
  'hold',
  'period',
  'start',
  'finish',
  'notBefore',
  'after',
  'parent',
  'calendar',
  'remaining',
  'actual',
  'status',
] as const;
type TimingField = (typeof TIMING)[number];

/** More edits than these are not tried one by one. */
const MOST_EDITS = 60;

const timingOf = (change: Change): TimingField | undefined => TIMING.find((field) => field === change.field?.split('.')[0]);

const isOfPhase = ({ kind, list }: Change): boolean => kind === 'phase' && list === undefined;

/** Ids of the phases that a phase waits for, as it states them. */
const predecessors = (phase: Phase): string[] =>
  (phase.after ?? []).flatMap((entry) => {
    const id = typeof entry === 'string' ? entry : entry.phase;
    return typeof id === 'string' ? [id] : [];
  });

/** A phase of the head as it would be called on the base. */
function underOldNames(phase: Phase, oldName: (id: string) => string): Phase {
  const after = phase.after;
  if (!after) return phase;
  const renamed = after.map((entry) => {
    if (typeof entry === 'string') return oldName(entry);
    return entry.phase === undefined ? entry : { ...entry, phase: oldName(entry.phase) };
  });
  return { ...phase, after: renamed } as Phase;
}

const withPhases = (base: Scheduled, phases: Phase[]): Scheduled => ({ ...base, plan: { ...base.plan, phases } });

/** A phase with the timing fields of another. */
const retimed = (phase: Phase, like: Phase, fields: readonly TimingField[]): Phase => ({
  ...phase,
  ...Object.fromEntries(fields.map((field) => [field, like[field]])),
});

/** How an edit of a phase reads: its length first, since that is what most edits change. */
function phaseWords(name: string, changes: readonly Change[], planned: unknown): string {
  const of = (field: string): Change | undefined => changes.find((change) => change.field?.split('.')[0] === field);
  const finished = changes.find(({ field }) => field === 'actual.finish' || field === 'actual');
  const ended =
    finished?.field === 'actual.finish' ? finished.after : (finished?.after as { finish?: unknown } | undefined)?.finish;
  if (ended !== undefined)
    return `${name} finished on ${shown(ended)}${typeof planned === 'string' && planned !== shown(ended) ? ` instead of ${planned}` : ''}`;
  const length = of('duration') ?? of('hold');
  if (length)
    return length.before === undefined
      ? `${name} takes ${shown(length.after)}`
      : length.after === undefined
        ? `${name} has no length any more`
        : `${name} takes ${shown(length.after)} instead of ${shown(length.before)}`;
  const after = of('after');
  // Its own sentence says it best: `Phase "Cutover" now also waits for "Docs"`.
  if (after) return after.sentence.replace(/^Phase /, '');
  const [first] = changes;
  return `${name}: ${first?.field ?? ''} ${shown(first?.before)} → ${shown(first?.after)}`;
}

type Holiday = NonNullable<Calendars['base'][number]['holidays']>[number];

/** Days of a holiday, or of a range of them. */
function lengthOf(holiday: Holiday): number {
  const [from, to] = 'axis' in holiday ? [holiday, holiday] : [holiday.from, holiday.to ?? holiday.from];
  return from?.axis === 'date' && to?.axis === 'date' ? dayNumber(to.to) - dayNumber(from.from) + 1 : 0;
}

/** What kind of calendar edit it is: `5 new holidays`, `the calendar changed`. */
function calendarWords({ base, head }: Calendars): string {
  const days = (calendars: Calendars['base']): number =>
    calendars.flatMap(({ holidays }) => holidays ?? []).reduce((sum, entry) => sum + lengthOf(entry), 0);
  const more = days(head) - days(base);
  const others = (calendars: Calendars['base']): string =>
    meaningText(calendars.map((each) => [each.id, statedOf(each, 'week'), statedOf(each, 'hours')]));
  if (more > 0 && others(base) === others(head)) return more === 1 ? 'of a new holiday' : `of ${more} new holidays`;
  return 'of a calendar change';
}

type CauseInput = Pick<ConsequenceInput, 'base' | 'head' | 'changes' | 'renamed' | 'calendars'>;

function timingEdits({ base, head, changes, renamed, calendars }: CauseInput): TimingEdit[] {
  const newToOld = new Map([...renamed].map(([was, now]) => [now, was]));
  const oldName = (id: string): string => newToOld.get(`phase/${id}`)?.replace(/^phase\//, '') ?? id;
  const headPhases = head.plan.phases.map((phase) => underOldNames(phase, oldName));
  const headOf = new Map(headPhases.map((phase) => [oldName(phase.id), phase]));
  const idOf = ({ ref }: Change): string => oldName(ref.replace(/^phase\//, ''));
  const own = changes.filter(isOfPhase);
  const added = own.filter(({ action }) => action === 'added').map(idOf);
  const removed = own.filter(({ action }) => action === 'removed').map(({ ref }) => ref.replace(/^phase\//, ''));
  const edits: TimingEdit[] = [];

  for (const id of added) {
    const phase = headOf.get(id);
    if (!phase) continue;
    const place = headPhases.findIndex((each) => each.id === phase.id);
    const before = headPhases.slice(0, place).map((each) => oldName(each.id));
    edits.push({
      words: `${phaseName(head, phase.id)} was inserted`,
      ref: `phase/${phase.id}`,
      apply: (side) => {
        const at = side.plan.phases.findLastIndex((each) => before.includes(each.id)) + 1;
        // Whatever now waits for it came with it.
        const waiting = side.plan.phases.map((each) => {
          const now = headOf.get(each.id);
          return now && predecessors(now).includes(id) ? retimed(each, now, ['after']) : each;
        });
        return withPhases(side, waiting.toSpliced(at, 0, phase));
      },
    });
  }
  for (const id of removed)
    edits.push({
      words: `${phaseName(base, id)} was removed`,
      apply: (side) =>
        withPhases(
          side,
          side.plan.phases.flatMap((each) => {
            if (each.id === id) return [];
            const now = headOf.get(each.id);
            return now && predecessors(each).includes(id) ? [retimed(each, now, ['after'])] : [each];
          }),
        ),
    });

  const timed = own.filter((change) => change.action !== 'added' && change.action !== 'removed' && timingOf(change));
  for (const [id, edited] of Map.groupBy(timed, idOf)) {
    const now = headOf.get(id);
    const was = base.plan.phases.find((phase) => phase.id === id);
    if (!now || !was) continue;
    const fields = edited.flatMap((change) => timingOf(change) ?? []);
    // A link to an inserted or from a removed phase belongs to that phase.
    const follows =
      predecessors(now).some((each) => added.includes(each)) || predecessors(was).some((each) => removed.includes(each));
    const alone = follows ? fields.filter((field) => field !== 'after') : fields;
    if (alone.length === 0) continue;
    edits.push({
      words: phaseWords(phaseName(head, now.id), edited, base.schedule.phases[id]?.earlyFinish),
      ref: `phase/${now.id}`,
      apply: (side) =>
        withPhases(
          side,
          side.plan.phases.map((each) => (each.id === id ? retimed(each, now, alone) : each)),
        ),
    });
  }
  if (own.some(({ action }) => action === 'reordered')) {
    const order = headPhases.map((phase) => oldName(phase.id));
    const place = (phase: Phase): number => order.indexOf(phase.id) + 1 || order.length + 1;
    edits.push({
      words: 'the order of phases changed',
      apply: (side) =>
        withPhases(
          side,
          side.plan.phases.toSorted((a, b) => place(a) - place(b)),
        ),
    });
  }
  for (const field of ['start', 'calendar'] as const)
    if (meaningText(statedOf(base.plan, field)) !== meaningText(statedOf(head.plan, field)))
      edits.push({
        words: field === 'start' ? 'the start moved' : 'the plan uses another calendar',
        ref: 'plan',
        apply: (side) => ({ ...side, plan: stating(side.plan, field, statedOf(head.plan, field)) }),
      });
  const working = (each: Calendars['base']): string =>
    meaningText(each.map(({ body: _, source: __, ...fields }) => fields as Record<string, unknown>));
  if (working(calendars.base) !== working(calendars.head))
    edits.push({ words: calendarWords(calendars), apply: (side) => ({ ...side, calendars: calendars.head }) });
  return edits;
}

/**
 * The edits that move the finish, the furthest first: each timing edit is made on the base alone, and the base is
 * scheduled again. Empty where the finish stays, where only edits together move it, or beyond 60 timing edits.
 */
export function causesOf(input: CauseInput): Cause[] {
  const { base, calendars } = input;
  const edits = timingEdits(input);
  if (edits.length > MOST_EDITS) return [];
  const between = daysBetween(base.plan, calendars.base);
  const progress = (phase: Phase): number | undefined => base.facts.phases[phase.id]?.progress;
  const finish = base.schedule.finish;
  const found = edits.flatMap(({ words, ref, apply }): Cause[] => {
    const { plan, calendars: own } = apply({ plan: base.plan, calendars: calendars.base });
    const moved = schedulePlan(plan, { calendars: own, progress }).finish;
    return moved === finish ? [] : [{ words, ...(ref !== undefined && { ref }), days: between(finish, moved) }];
  });
  return found.sort((a, b) => Math.abs(b.days ?? Infinity) - Math.abs(a.days ?? Infinity));
}

/** `because "Proving" takes 8w instead of 3w and "Pilot" was inserted`; empty where no edit alone moves the finish. */
export function becauseWords(causes: readonly Cause[]): string {
  if (causes.length === 0) return '';
  const named = causes.slice(0, 2).map(({ words }) => words);
  const rest = causes.length - named.length;
  const parts = rest > 0 ? [...named, `${rest} more`] : named;
  const [last, ...before] = parts.toReversed();
  return `because ${before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`}`;
}
