import { decisionState } from '../../analysis/decision.ts';
import { restText, sumTicks, ticksOf, ticksText, totalOf } from '../../analysis/ticks.ts';
import { writtenCount } from '../../model/absences.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { finishView } from '../../schedule/lateness-words.ts';
import { workText } from '../../schedule/length-words.ts';
import { finishText, rolloutBeyond, startKnownAs } from '../../schedule/position-words.ts';
import { LABELS } from '../labels/index.ts';
import { planUrl, refUrl } from '../urls.ts';

/** A number of a plan, what it means, and where it comes from. */
export interface Figure {
  label: string;
  value: string;
  /** Words instead of a number: set smaller. */
  words?: boolean;
  note?: string;
  url: string;
  alarm?: boolean;
}

/**
 * Whether a figure is an alarm: what is wrong with it is also a finding of one of these rules or families, and no accepted
 * one. So red always has its reason on the page of findings.
 */
const told = ({ findings }: ComputedPlan, ...rules: readonly string[]): boolean =>
  findings.some(({ rule, accepted }) => !accepted && rules.some((each) => rule === each || rule.startsWith(`${each}/`)));

/** Rules whose findings are about when the plan or its phases end. */
const ABOUT_FINISH = [
  'time/not-begun',
  'time/overdue',
  'time/behind',
  'time/deadline-passed',
  'time/milestone-passed',
  'time/plan-finish-passed',
  'bounds/finish',
  'bounds/deadline',
  'sums/duration',
];

function finish(computed: ComputedPlan): Figure | undefined {
  const { plan, schedule, facts } = computed;
  if (plan.phases.length === 0) return undefined;
  const url = planUrl(plan.id, 'timeline');
  const alarm = told(computed, ...ABOUT_FINISH);
  const view = finishView(schedule);
  if (!view)
    return {
      label: LABELS.common.finish,
      value: LABELS.common.unknown,
      words: true,
      note: LABELS.figures.ofPhasesHaveNoDuration(schedule.unknown.length, plan.phases.length),
      url,
      alarm,
    };
  const stated = schedule.stated.find((total) => total.of === 'plan' && total.field === 'duration');
  const over = stated && schedule.days !== null ? schedule.days - stated.stated.high : 0;
  const beyond = rolloutBeyond(schedule, facts.chosenRollout?.id);
  const known = startKnownAs(schedule);
  const done = plan.phases.every(({ id }) => ['done', 'cancelled'].includes(schedule.phases[id]?.state ?? ''));
  const notes = [
    view.planned,
    view.late,
    !view.late && view.promise?.text,
    !view.late &&
      stated &&
      (over > 0
        ? LABELS.figures.statedAndOver(stated.raw, workText(over, schedule.calendar))
        : LABELS.figures.stated(stated.raw)),
    !view.late && beyond && LABELS.figures.trafficUntil(finishText(beyond.finish, schedule)),
    !view.late && !beyond && known && LABELS.figures.startKnownAs(known),
  ].filter((note): note is string => typeof note === 'string');
  return {
    label: done
      ? LABELS.figures.finished
      : view.planned === undefined
        ? LABELS.figures.finishAsPlanned
        : LABELS.figures.finishForecast,
    value: view.text,
    url,
    alarm,
    ...(notes.length > 0 && { note: notes.join(', ') }),
  };
}

function phases(computed: ComputedPlan): Figure | undefined {
  const { plan, facts, schedule } = computed;
  const { done, total } = facts.progress.phases;
  if (total === 0) return undefined;
  const behind = plan.phases.filter(({ id }) =>
    ['not-begun', 'overdue'].includes(schedule.phases[id]?.summary ? '' : (schedule.phases[id]?.timing ?? '')),
  ).length;
  const critical = schedule.forecast.critical.length;
  const notes = [
    behind > 0 && LABELS.figures.behindPlan(behind),
    critical > 0 && LABELS.figures.onTheCriticalPath(critical),
  ].filter((note) => note !== false);
  return {
    label: LABELS.common.phasesDone,
    value: LABELS.common.partOf(done, total),
    url: planUrl(plan.id, 'phases'),
    ...(notes.length > 0 && { note: notes.join(', ') }),
  };
}

function tasks(computed: ComputedPlan): Figure | undefined {
  const { plan } = computed;
  const own = sumTicks(plan.phases.map(({ body }) => ticksOf(body.tasks)));
  const criteria = sumTicks(plan.phases.map(({ body }) => ticksOf(body.criteria)));
  const url = planUrl(plan.id, 'phases');
  const [of, boxed, unboxed] =
    totalOf(own) > 0
      ? [own, LABELS.figures.tasksDone, LABELS.figures.tasks]
      : [criteria, LABELS.figures.exitCriteriaMet, LABELS.figures.exitCriteria];
  if (totalOf(of) === 0) return undefined;
  const overdue = told(computed, 'time/task-overdue');
  const notes = [
    overdue && LABELS.figures.someOverdue,
    of.unboxed > 0 && restText(of),
    of === own && totalOf(criteria) > 0 && LABELS.figures.exitCriteriaTicked(ticksText(criteria)),
  ].filter((note): note is string => typeof note === 'string');
  const value = ticksText(of);
  return {
    label: of.done + of.open === 0 ? unboxed : boxed,
    value: of.done + of.open === 0 ? String(of.unboxed) : value,
    url,
    alarm: overdue,
    ...(notes.length > 0 && { note: notes.join(', ') }),
  };
}

/** Steps of the rollout that holds, where the day of one has passed and nothing confirms it. */
function rollout(computed: ComputedPlan): Figure | undefined {
  const { plan, schedule, facts } = computed;
  const steps = schedule.rollouts.find(({ id }) => id === facts.chosenRollout?.id)?.steps ?? [];
  if (!told(computed, 'time/step-unconfirmed')) return undefined;
  const passed = steps.filter(({ timing }) => timing === 'not-begun' || timing === 'overdue').length;
  return {
    label: LABELS.figures.rolloutStepsConfirmed,
    value: LABELS.common.partOf(steps.filter(({ state }) => state === 'done').length, steps.length),
    note: LABELS.figures.plannedDaysPassed(passed),
    url: planUrl(plan.id, 'rollout'),
    alarm: true,
  };
}

function operations(computed: ComputedPlan): Figure | undefined {
  const { total, moved, observed, movedBase, breaking, judged } = computed.facts.operations;
  if (total === 0) return undefined;
  const url = planUrl(computed.plan.id, 'endpoints');
  const passed = told(computed, 'time/sunset-passed');
  const note = [
    passed ? LABELS.figures.aSunsetHasPassed : '',
    breaking > 0 ? LABELS.figures.breaking(breaking) : judged === 0 ? LABELS.figures.breakingNotStated : '',
    movedBase > 0 ? LABELS.figures.movedBase(movedBase) : '',
    observed === 0 ? LABELS.figures.noStageStated : observed < total ? LABELS.figures.withoutAStage(total - observed) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  return {
    ...(observed === 0
      ? { label: LABELS.figures.operationsMapped, value: String(total) }
      : { label: LABELS.figures.operationsMoved, value: LABELS.common.partOf(moved, total) }),
    ...(note !== '' && { note }),
    url,
    alarm: passed,
  };
}

function risk(computed: ComputedPlan): Figure | undefined {
  const { plan, facts } = computed;
  const rated = facts.risks.filter(({ risk: { status } }) => !['closed', 'mitigated'].includes(status ?? 'open'));
  const scored = rated.filter(({ score }) => score !== undefined).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const [worst] = scored;
  if (worst?.score !== undefined)
    return {
      label: LABELS.figures.highestRisk,
      value: LABELS.figures.of25(worst.score),
      note: worst.risk.title ?? worst.risk.id,
      url: refUrl(plan.id, worst.risk.ref),
      alarm: worst.score >= 15 && told(computed, 'risks'),
    };
  if (facts.risks.length === 0) return undefined;
  const banded = ['high', 'medium', 'low']
    .map((band) => ({ band, count: rated.filter((each) => each.band === band).length }))
    .find(({ count }) => count > 0);
  return {
    label: LABELS.figures.openRisks,
    value: String(rated.length),
    note: banded ? `${banded.count} ${banded.band}` : LABELS.figures.noLevelStated,
    url: planUrl(plan.id, 'risks'),
  };
}

function metrics(computed: ComputedPlan): Figure | undefined {
  const { plan, facts } = computed;
  if (facts.metrics.length === 0) return undefined;
  const measured = facts.metrics.filter(({ metric }) => metric.measured !== undefined);
  const missed = measured.filter(({ reached }) => reached === false).length;
  const url = planUrl(plan.id, 'metrics');
  if (measured.length === 0)
    return { label: LABELS.common.metrics, value: String(facts.metrics.length), note: LABELS.figures.noneMeasured, url };
  return {
    label: LABELS.figures.metricsMeasured,
    value: LABELS.common.partOf(measured.length, facts.metrics.length),
    url,
    alarm: missed > 0 && told(computed, 'metrics', 'status'),
    note: missed > 0 ? LABELS.figures.missTheTarget(missed) : LABELS.figures.noneMissesItsTarget,
  };
}

function decisions({ plan }: ComputedPlan): Figure | undefined {
  if (plan.decisions.length === 0) return undefined;
  const open = plan.decisions.filter((decision) => decisionState(decision) === 'open');
  const blocking = open.filter((decision) => writtenCount(decision.blocks) > 0).length;
  return {
    label: LABELS.figures.openDecisions,
    value: LABELS.common.partOf(open.length, plan.decisions.length),
    url: planUrl(plan.id, 'decisions'),
    ...(blocking > 0 && { note: LABELS.figures.blocking(blocking) }),
  };
}

/** How many figures stand in a row. */
const FIGURES = 6;

/** The key figures of a plan, at most six: those that it has something for. Where there are more, no alarm is left out. */
export function figuresOf(computed: ComputedPlan): Figure[] {
  const all = [finish, phases, tasks, rollout, operations, risk, decisions, metrics]
    .map((figure) => figure(computed))
    .filter((figure) => figure !== undefined);
  const least = [...all].reverse().filter(({ alarm }) => !alarm);
  const left = new Set(least.slice(0, Math.max(0, all.length - FIGURES)));
  return all.filter((figure) => !left.has(figure)).slice(0, FIGURES);
}
