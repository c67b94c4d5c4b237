import { decisionState } from '../../../analysis/decision.ts';
import { workText } from '../../../schedule/length-words.ts';
import { finishText } from '../../../schedule/position-words.ts';
import { startWords } from '../../../site/views/timeline-words.ts';
import { shows } from '../allowance.ts';
import type { SharedFigure, SharedPlan, SharedStatus } from '../shared.ts';
import type { Viewing } from '../viewing.ts';
import { own } from '../words.ts';

/**
 * Working days that the forecast finish lies behind the one announced: against the baseline, else against the length that
 * the plan states, else against the plan as written.
 */
function lateness({ schedule }: Viewing): { days: number; than: string } | undefined {
  if (schedule.slip !== null) return { days: schedule.slip + schedule.lateBy, than: 'announced' };
  const stated = schedule.stated.find((total) => total.of === 'plan' && total.field === 'duration');
  if (stated && schedule.days !== null)
    return { days: Math.max(0, schedule.days - stated.stated.high) + schedule.lateBy, than: 'announced' };
  return schedule.lateBy > 0 ? { days: schedule.lateBy, than: 'planned' } : undefined;
}

const late = ({ days, than }: { days: number; than: string }, { schedule }: Viewing): string =>
  days === 0 ? `as ${than}` : `${workText(days, schedule.calendar)} ${days > 0 ? 'later' : 'earlier'} than ${than}`;

/** Aggregates over rows that the audience may not see: each only where its own field is allowed. */
function figuresOf(viewing: Viewing): SharedFigure[] {
  const { plan, computed, schedule, audience } = viewing;
  const { facts } = computed;
  const figures: SharedFigure[] = [];
  const add = (label: string, value: string, note?: string, alarm = false): void => {
    figures.push({
      label: own(label),
      value: own(value),
      ...(note !== undefined && { note: own(note) }),
      ...(alarm && { alarm: true }),
    });
  };
  const start = shows(audience, 'status', 'start') ? startWords(plan, schedule) : undefined;
  if (start !== undefined) add('Start', start);
  const slip = shows(audience, 'status', 'slip') ? lateness(viewing) : undefined;
  const finish = schedule.forecast.finish ?? schedule.finish;
  if (shows(audience, 'status', 'finish') && finish !== null)
    add(
      finish === schedule.finish ? 'Finish' : 'Finish, forecast',
      finishText(finish, schedule),
      slip === undefined ? undefined : late(slip, viewing),
      (slip?.days ?? 0) > 0,
    );
  const { phases, tasks } = facts.progress;
  if (shows(audience, 'status', 'phases') && phases.total > 0) add('Phases done', `${phases.done} of ${phases.total}`);
  if (shows(audience, 'status', 'tasks') && tasks.total > 0) add('Tasks done', `${tasks.done} of ${tasks.total}`);
  if (shows(audience, 'status', 'operations') && facts.endpoints.length > 0) {
    const { total, moved } = facts.operations;
    add('Operations moved', `${moved} of ${total}`);
  }
  if (shows(audience, 'status', 'risks') && facts.risks.length > 0) {
    const open = facts.risks.filter(({ risk }) => !['closed', 'mitigated'].includes(risk.status ?? 'open'));
    add('Open risks', String(open.length));
  }
  if (shows(audience, 'status', 'decisions') && plan.decisions.length > 0)
    add('Open decisions', String(plan.decisions.filter((decision) => decisionState(decision) === 'open').length));
  if (shows(audience, 'status', 'metrics') && facts.metrics.length > 0) {
    const reached = facts.metrics.filter((metric) => metric.reached).length;
    add('Targets reached', `${reached} of ${facts.metrics.length}`);
  }
  return figures;
}

/** The figures in sentences, for those who read one line. */
function sentencesOf(viewing: Viewing): SharedStatus['sentences'] {
  const { computed, schedule, audience } = viewing;
  const { done, total } = computed.facts.progress.phases;
  const sentences: SharedStatus['sentences'] = [];
  if (shows(audience, 'status', 'phases') && total > 0)
    sentences.push({
      text: own(done === total ? 'All phases are done.' : `${done} of ${total} phases ${done === 1 ? 'is' : 'are'} done.`),
    });
  const finish = schedule.forecast.finish ?? schedule.finish;
  if (shows(audience, 'status', 'finish') && finish !== null) {
    const slip = shows(audience, 'status', 'slip') ? lateness(viewing) : undefined;
    const end = `By the current plan, the work ends ${typeof finish === 'string' ? 'on' : 'in'} ${finishText(finish, schedule)}`;
    sentences.push({ text: own(slip === undefined ? `${end}.` : `${end},`) });
    if (slip !== undefined) sentences.push({ text: own(`${late(slip, viewing)}.`), ...(slip.days > 0 && { alarm: true }) });
  }
  return sentences;
}

/** The two systems, where their names may be shown. */
export function systemsOf({ plan, audience, words }: Viewing): SharedPlan['systems'] {
  if (!shows(audience, 'status', 'systems')) return undefined;
  const { from, to } = plan;
  const names = { from: words.say(from?.system), to: words.say(to?.system) };
  return names.from === undefined || names.to === undefined ? undefined : { from: names.from, to: names.to };
}

/** Fields of the model that the status shows. */
export const statusReads = ({ audience }: Viewing): string[] => [
  ...(shows(audience, 'status', 'words') ? ['plan.statusText'] : []),
  ...(shows(audience, 'status', 'summary') ? ['plan.summary'] : []),
  ...(shows(audience, 'status', 'start') ? ['plan.start'] : []),
  ...(shows(audience, 'status', 'systems') ? ['plan.from.system', 'plan.to.system'] : []),
];

/** Where the plan stands, as far as the audience may know. */
export function statusOf(viewing: Viewing): SharedStatus | undefined {
  const { plan, audience, words } = viewing;
  if (!audience.views.has('status')) return undefined;
  const status = shows(audience, 'status', 'status') ? plan.status : undefined;
  const said = shows(audience, 'status', 'words') ? words.say(plan.statusText) : undefined;
  const summary = shows(audience, 'status', 'summary') ? words.say(plan.summary) : undefined;
  return {
    ...(status !== undefined && { status }),
    ...(said !== undefined && { words: said }),
    ...(summary !== undefined && { summary }),
    sentences: sentencesOf(viewing),
    figures: figuresOf(viewing),
  };
}
