import { dayOf } from '../../analysis/day.ts';
import { decisionState } from '../../analysis/decision.ts';
import { boxes } from '../../analysis/progress.ts';
import { leavesWithoutBox } from '../../analysis/ticks.ts';
import type { Task } from '../../model/body.ts';
import type { Decision, Phase } from '../../model/plan.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { spanText } from '../../schedule/position-words.ts';
import { refUrl } from '../urls.ts';
import { taskDue } from './due.ts';

/** Something that a plan waits for. */
export interface NextItem {
  kind: 'exit criterion' | 'task' | 'decision' | 'check';
  /** Author text. */
  text: string;
  file: string;
  url: string;
  owner?: string;
  /** The day by which it is due: its own, else the forecast end of the phase that waits for it. */
  due?: { day: CivilDate; stated: boolean; overdue: boolean };
}

/** The phase that is worked on: begun, else the first in time that is not done. Summaries stand behind their parts. */
export function currentPhase({ plan, schedule }: ComputedPlan): Phase | undefined {
  const open = plan.phases.filter(({ id }) => {
    const { state, summary } = schedule.phases[id] ?? {};
    return !summary && (state === 'planned' || state === 'begun');
  });
  const begun = open.filter(({ id }) => schedule.phases[id]?.state === 'begun');
  const place = ({ id }: Phase): number => schedule.phases[id]?.early?.from ?? Number.POSITIVE_INFINITY;
  const candidates = begun.length > 0 ? begun : open;
  return candidates.reduce<Phase | undefined>(
    (first, phase) => (first === undefined || place(phase) < place(first) ? phase : first),
    undefined,
  );
}

/** When a phase runs, from the day on, in words. */
export const phaseWhen = ({ schedule }: ComputedPlan, phase: Phase): string | undefined => {
  const ahead = schedule.forecast.phases[phase.id];
  return ahead && spanText(ahead, schedule);
};

const openBoxes = (tasks: readonly Task[]): Task[] => [...boxes(tasks)].filter(({ state }) => state === 'open');

/** Boxes that are open; where a list has none, the items that have no box at all. */
function leftOf(tasks: readonly Task[]): Task[] {
  const open = openBoxes(tasks);
  return open.length > 0 ? open : leavesWithoutBox(tasks);
}

/** Whatever someone may answer for. */
type Owned = Pick<Phase, 'owner'>;

const ownedBy = (owner: string | undefined): { owner?: string } => (owner === undefined ? {} : { owner });

/** What is next, the nearest first: what the current phase waits for, then lists of next steps, then other open questions. */
export function nextItems(computed: ComputedPlan): NextItem[] {
  const { plan } = computed;
  const phase = currentPhase(computed);
  const { asOf } = computed.schedule;
  const ends = phase && computed.schedule.forecast.phases[phase.id]?.earlyFinish;
  const dueOn = (day: CivilDate | undefined): Pick<NextItem, 'due'> =>
    day !== undefined
      ? { due: { day, stated: true, overdue: asOf !== null && day < asOf } }
      : typeof ends === 'string'
        ? { due: { day: ends, stated: false, overdue: false } }
        : {};
  const tasks = (kind: NextItem['kind'], list: readonly Task[], by: Owned | undefined = phase): NextItem[] =>
    leftOf(list).map((task) => ({
      kind,
      text: task.text,
      file: task.source.file,
      url: refUrl(plan.id, task.ref),
      ...ownedBy(task.owner ?? by?.owner),
      ...dueOn(taskDue(task)),
    }));
  const decisions = (list: readonly Decision[]): NextItem[] =>
    list.map((each) => ({
      kind: 'decision',
      text: each.title ?? each.id,
      file: each.source.file,
      url: refUrl(plan.id, each.ref),
      ...ownedBy(each.owner),
      ...(blocks(each) || dayOf(each.due) !== undefined ? dueOn(dayOf(each.due)) : {}),
    }));
  const open = plan.decisions.filter((decision) => decisionState(decision) === 'open');
  const blocks = (decision: Decision): boolean => phase !== undefined && (decision.blocks ?? []).some((id) => id === phase.id);
  const steps = plan.checklists.filter((list) => list.purpose === 'next-steps');
  return [
    ...decisions(open.filter(blocks)),
    ...tasks('exit criterion', phase?.body.criteria ?? []),
    ...tasks('task', phase?.body.tasks ?? []),
    ...steps.flatMap((list) => tasks('check', [...list.body.criteria, ...list.body.tasks], list)),
    ...decisions(open.filter((decision) => !blocks(decision))),
  ];
}
