import { decisionState } from '../../analysis/decision.ts';
import { given } from '../../model/field.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { planUrl, refUrl } from '../urls.ts';
import { operationsOf } from './operations.ts';
import { finishText, rolloutBeyond, startKnownAs, workingDays } from './positions.ts';

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

function finish(computed: ComputedPlan): Figure | undefined {
  const { plan, schedule, facts } = computed;
  if (plan.phases.length === 0) return undefined;
  const url = planUrl(plan.id, 'timeline');
  if (schedule.finish === null)
    return {
      label: 'Finish, computed',
      value: 'not computable',
      words: true,
      note: `${schedule.unknown.length} of ${plan.phases.length} phases have no duration`,
      url,
    };
  const stated = schedule.stated.find((total) => total.of === 'plan' && total.field === 'duration');
  const over = stated && schedule.days !== null ? schedule.days - stated.stated.high : 0;
  const beyond = rolloutBeyond(schedule, facts.chosenRollout?.id);
  const known = startKnownAs(schedule);
  const notes = [
    stated && (over > 0 ? `stated ${stated.raw}, +${workingDays(over)}` : `stated ${stated.raw}`),
    beyond && `traffic until ${finishText(beyond.finish, schedule)}`,
    !beyond && known && `start known as ${known}`,
  ].filter((note): note is string => typeof note === 'string');
  return {
    label: 'Finish, computed',
    value: finishText(schedule.finish, schedule),
    url,
    alarm: over > 0,
    ...(notes.length > 0 && { note: notes.join(', ') }),
  };
}

function phases({ plan, facts, schedule }: ComputedPlan): Figure | undefined {
  const { done, total } = facts.progress.phases;
  if (total === 0) return undefined;
  const critical = schedule.critical.length;
  return {
    label: 'Phases done',
    value: `${done} of ${total}`,
    url: planUrl(plan.id, 'phases'),
    ...(critical > 0 && { note: `${critical} on the critical path` }),
  };
}

function tasks({ plan, facts }: ComputedPlan): Figure | undefined {
  const { done, total } = facts.progress.tasks;
  const criteria = Object.values(facts.phases).reduce(
    (sum, phase) => ({ done: sum.done + phase.criteria.done, total: sum.total + phase.criteria.total }),
    { done: 0, total: 0 },
  );
  if (total + criteria.total === 0) return undefined;
  const url = planUrl(plan.id, 'phases');
  if (total === 0) return { label: 'Exit criteria met', value: `${criteria.done} of ${criteria.total}`, url };
  return {
    label: 'Tasks done',
    value: `${done} of ${total}`,
    url,
    ...(criteria.total > 0 && { note: `exit criteria ${criteria.done} of ${criteria.total}` }),
  };
}

function operations(computed: ComputedPlan): Figure | undefined {
  const { total, moved, observed, breaking } = operationsOf(computed);
  if (total === 0) return undefined;
  const url = planUrl(computed.plan.id, 'endpoints');
  const note = [breaking > 0 ? `${breaking} breaking` : '', observed === 0 ? 'no stage stated' : '']
    .filter((part) => part !== '')
    .join(', ');
  return observed === 0
    ? { label: 'Operations mapped', value: String(total), note, url }
    : { label: 'Operations moved', value: `${moved} of ${total}`, note, url };
}

function risk({ plan, facts }: ComputedPlan): Figure | undefined {
  const rated = facts.risks.filter(({ risk: { status } }) => !['closed', 'mitigated'].includes(given(status) ?? 'open'));
  const scored = rated.filter(({ score }) => score !== undefined).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const [worst] = scored;
  if (worst?.score !== undefined)
    return {
      label: 'Highest risk',
      value: `${worst.score} of 25`,
      note: given(worst.risk.title) ?? worst.risk.id,
      url: refUrl(plan.id, worst.risk.ref),
      alarm: worst.score >= 15,
    };
  if (facts.risks.length === 0) return undefined;
  const banded = ['high', 'medium', 'low']
    .map((band) => ({ band, count: rated.filter((each) => each.band === band).length }))
    .find(({ count }) => count > 0);
  return {
    label: 'Open risks',
    value: String(rated.length),
    note: banded ? `${banded.count} ${banded.band}` : 'no level stated',
    url: planUrl(plan.id, 'risks'),
  };
}

function metrics({ plan, facts }: ComputedPlan): Figure | undefined {
  if (facts.metrics.length === 0) return undefined;
  const measured = facts.metrics.filter(({ metric }) => given(metric.measured) !== undefined);
  const missed = measured.filter(({ reached }) => reached === false).length;
  const url = planUrl(plan.id, 'metrics');
  if (measured.length === 0) return { label: 'Metrics', value: String(facts.metrics.length), note: 'none measured', url };
  return {
    label: 'Metrics measured',
    value: `${measured.length} of ${facts.metrics.length}`,
    url,
    alarm: missed > 0,
    note: missed > 0 ? `${missed} miss the target` : 'none misses its target',
  };
}

function decisions({ plan }: ComputedPlan): Figure | undefined {
  if (plan.decisions.length === 0) return undefined;
  const open = plan.decisions.filter((decision) => decisionState(decision) === 'open');
  const blocking = open.filter((decision) => (given(decision.blocks) ?? []).length > 0).length;
  return {
    label: 'Open decisions',
    value: `${open.length} of ${plan.decisions.length}`,
    url: planUrl(plan.id, 'decisions'),
    ...(blocking > 0 && { note: `${blocking} block${blocking === 1 ? 's' : ''} a phase` }),
  };
}

/** The key figures of a plan, at most six: those that it has something for. */
export const figuresOf = (computed: ComputedPlan): Figure[] =>
  [finish, phases, tasks, operations, risk, decisions, metrics]
    .map((figure) => figure(computed))
    .filter((figure) => figure !== undefined)
    .slice(0, 6);
