import type { ComputedPlan } from '../../computing/compute.ts';
import { decisionState } from '../../facts/decision.ts';
import { boxes } from '../../facts/progress.ts';
import type { Task } from '../../model/body.ts';
import { given } from '../../model/field.ts';
import type { Phase } from '../../model/plan.ts';
import { refUrl } from '../urls.ts';
import { spanText } from './positions.ts';

/** Something that a plan waits for. */
export interface NextItem {
  kind: 'exit criterion' | 'task' | 'decision' | 'check' | 'rollout step';
  /** Author text. */
  text: string;
  file: string;
  url: string;
  owner?: string;
  due?: string;
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

/** When a phase runs, in words. */
export const phaseWhen = ({ schedule }: ComputedPlan, phase: Phase): string | undefined => {
  const scheduled = schedule.phases[phase.id];
  return scheduled && spanText(scheduled, schedule);
};

const openBoxes = (tasks: readonly Task[]): Task[] => [...boxes(tasks)].filter(({ state }) => state === 'open');
const leavesWithoutBox = (tasks: readonly Task[]): Task[] =>
  tasks.flatMap((task) => (task.state === 'unstated' && task.children.length === 0 ? [task] : leavesWithoutBox(task.children)));

/** What is next, the nearest first: what the current phase waits for, then open questions, then lists of next steps. */
export function nextItems(computed: ComputedPlan): NextItem[] {
  const { plan } = computed;
  const item = (kind: NextItem['kind'], task: Task): NextItem => ({
    kind,
    text: task.text,
    file: task.source.file,
    url: refUrl(plan.id, task.ref),
    ...(task.owner !== undefined && { owner: task.owner }),
    ...(task.due !== undefined && { due: task.due }),
  });
  const phase = currentPhase(computed);
  const own = (list: Task[] | undefined): Task[] => {
    const open = openBoxes(list ?? []);
    return open.length > 0 ? open : leavesWithoutBox(list ?? []);
  };
  const decisions = plan.decisions
    .filter((decision) => decisionState(decision) === 'open')
    .map((decision): NextItem => {
      const [due, owner] = [given(decision.due)?.raw, given(decision.owner)];
      return {
        kind: 'decision',
        text: given(decision.title) ?? decision.id,
        file: decision.source.file,
        url: refUrl(plan.id, decision.ref),
        ...(owner !== undefined && { owner }),
        ...(due !== undefined && { due }),
      };
    });
  const steps = plan.checklists
    .filter((list) => given(list.purpose) === 'next-steps')
    .flatMap((list) => own([...list.body.criteria, ...list.body.tasks]).map((task) => item('check', task)));
  const blocking = decisions.filter(
    (_, index) =>
      phase &&
      (given(plan.decisions.filter((decision) => decisionState(decision) === 'open')[index]?.blocks) ?? []).includes(phase.id),
  );
  const rest = decisions.filter((decision) => !blocking.includes(decision));
  return [
    ...blocking,
    ...own(phase?.body.criteria).map((task) => item('exit criterion', task)),
    ...own(phase?.body.tasks).map((task) => item('task', task)),
    ...steps,
    ...rest,
  ];
}
