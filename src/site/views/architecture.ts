import { relatedRows } from '../../analysis/related-rows.ts';
import { type ArchitectureStep, type PartChange, type PartState, stateAt } from '../../diagrams/architecture/changes.ts';
import { type ArchitectureDrawing, changesOf, type DrawnNode, drawView } from '../../diagrams/architecture/drawing.ts';
import type { ArchitectureNode, Plan, View } from '../../model/plan.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { unconfirmedWords } from '../../schedule/lateness-words.ts';
import { LABELS } from '../labels/index.ts';
import { planUrl, refUrl } from '../urls.ts';

/** A link from a node to a row of another register. */
export interface Related {
  kind: string;
  label: string;
  url: string;
}

/** A step as its link shows it. */
export interface StepLink {
  step: ArchitectureStep;
  title: string;
  /** `3 added, 1 removed` */
  note: string;
  /** What the system is like now, by the phases that are done. */
  today?: true;
  /** `planned until 27 Feb, not confirmed` */
  passed?: string;
}

export interface ArchitectureView {
  view: View;
  title: string;
  drawing: ArchitectureDrawing;
  steps: StepLink[];
  /** Index of the step that is open where the address names none. */
  open: number;
  counts: { added: number; changed: number; removed: number; kept: number };
}

const numbered = (plan: Plan, step: ArchitectureStep): string => {
  const { phase } = step;
  if (!phase) return step.kind === 'before' ? LABELS.architecture.before : LABELS.architecture.after;
  const label =
    phase.label ??
    (phase.order === undefined
      ? LABELS.architecture.phase(plan.phases.indexOf(phase) + 1)
      : LABELS.architecture.phase(Number(phase.order)));
  return label;
};

const count = (amount: number, word: string): string[] => (amount === 0 ? [] : [`${amount} ${word}`]);

/** Where the plan stands: behind the last phase that is done; where none is, at the first step that shows anything. */
function openStep(drawing: ArchitectureDrawing): number {
  const done = drawing.steps.findLastIndex((step) => step.phase !== undefined && step.phase.status === 'done');
  if (done >= 0) return done;
  return Math.max(
    0,
    drawing.steps.findIndex((_, step) => drawing.nodes.some((node) => stateAt(node.happening, step) !== 'absent')),
  );
}

/** The step that the system is at, as observed: behind the last phase that is done, or behind all of a plan that is done. */
function standsAt(drawing: ArchitectureDrawing, plan: Plan): number {
  if (plan.status === 'done') return drawing.steps.length - 1;
  return Math.max(
    0,
    drawing.steps.findLastIndex((step) => step.phase !== undefined && step.phase.status === 'done'),
  );
}

const drawn = new WeakMap<View, ArchitectureDrawing>();

/** A view of a plan with its drawing, which is made once. */
export function architectureView({ plan, schedule }: Pick<ComputedPlan, 'plan' | 'schedule'>, view: View): ArchitectureView {
  const drawing = drawn.get(view) ?? drawView(view, plan.phases);
  drawn.set(view, drawing);
  const standing = standsAt(drawing, plan);
  const steps = drawing.steps.map((step, index): StepLink => {
    const timed = step.phase && schedule.phases[step.phase.id];
    const passed = timed && unconfirmedWords({ ...timed, timing: timed.timing === 'not-begun' ? 'overdue' : timed.timing });
    const { added, changed, removed } = changesOf(drawing, index);
    const happens = [...count(added.length, 'added'), ...count(changed.length, 'changed'), ...count(removed.length, 'removed')];
    return {
      step,
      title: numbered(plan, step),
      note:
        happens.length > 0
          ? happens.join(', ')
          : step.kind === 'before'
            ? LABELS.architecture.beforeAnyPhase
            : step.kind === 'after'
              ? LABELS.architecture.allPhasesDone
              : LABELS.architecture.connectionsOnly,
      ...(index === standing && { today: true }),
      ...(passed !== undefined && { passed }),
    };
  });
  const having = (change: string): number => view.nodes.filter((node) => node.change === change).length;
  const counts = { added: having('add'), changed: having('change'), removed: having('remove'), kept: 0 };
  return {
    view,
    title: view.title ?? view.id,
    drawing,
    steps,
    open: openStep(drawing),
    counts: { ...counts, kept: view.nodes.length - counts.added - counts.changed - counts.removed },
  };
}

/** Rows of other registers that are about a node: its service, products of the stack that it is built with, the endpoints of its phase. */
export function relatedOf(plan: Plan, node: ArchitectureNode): Related[] {
  const rows = relatedRows(plan, node).map(({ kind, text, ref }) => ({ kind, label: text, url: refUrl(plan.id, ref) }));
  const phase = node.phase;
  const endpoints = plan.endpoints.flatMap((surface): Related[] => {
    const count = surface.mappings.filter((mapping) => phase !== undefined && mapping.phase === phase).length;
    const url = `${planUrl(plan.id, `endpoints/${surface.id}`)}?phase=${phase}`;
    return count === 0 ? [] : [{ kind: 'endpoints', label: LABELS.common.partOf(count, surface.title ?? surface.id), url }];
  });
  const related = [...rows, ...endpoints];
  return related.filter((each, index) => related.findIndex((other) => other.url === each.url) === index);
}

/** What becomes of a part, in words: `added in Phase 2`. */
export function happeningWords(
  { change, at, by }: PartChange,
  steps: readonly StepLink[],
): { sign: string; word: string; when: string } {
  const word =
    change === 'add'
      ? 'added'
      : change === 'remove'
        ? 'removed'
        : change === 'change'
          ? 'changed'
          : change === 'keep'
            ? 'kept'
            : LABELS.common.notStated;
  const sign = change === 'add' ? '+' : change === 'remove' ? '×' : change === 'change' ? '~' : '';
  const step = steps[at];
  return {
    sign,
    word,
    when: sign === '' ? '' : by === 'unstated' || !step?.step.phase ? LABELS.architecture.phaseNotStated : step.title,
  };
}

/** Nodes in the state of a step, in words for those who cannot see the drawing. */
export function stepSentence(drawing: ArchitectureDrawing, step: number): string {
  const names = (state: PartState[]): string =>
    drawing.nodes
      .filter((node) => state.includes(stateAt(node.happening, step)))
      .map(nameOf)
      .join(', ');
  const parts = (
    [
      ['added', ['added']],
      ['changed', ['changed']],
      ['removed', ['removed']],
      [LABELS.architecture.inPlace, ['kept', 'legacy', 'fresh']],
    ] as const
  ).flatMap(([word, states]) => {
    const list = names([...states]);
    return list === '' ? [] : [`${word}: ${list}`];
  });
  return parts.join('; ');
}

export const nameOf = (node: DrawnNode): string => node.node.title ?? node.id;
