import type { ComputedPlan } from '../../pipeline/compute.ts';
import { bufferUse } from '../../schedule/lateness-words.ts';
import { lengthText, movedText, workText } from '../../schedule/length-words.ts';
import { LABELS } from '../labels/index.ts';

/** A key figure below the timeline. */
export interface TimelineFigure {
  label: string;
  value: string;
  note: string;
  alarm: boolean;
}

const figure = (value: number): string => String(Math.round(value * 100) / 100);

/** What the plan states as a whole and what its phases come to. */
export function timelineFigures(computed: ComputedPlan): TimelineFigure[] {
  const { plan, schedule } = computed;
  const figures: TimelineFigure[] = [];
  const { deadlines, finish: promise } = computed.forecast?.onTime ?? { deadlines: {}, finish: undefined };
  const add = (label: string, value: string, note: string, alarm = false): void =>
    void figures.push({ label, value, note, alarm });
  const stated = schedule.stated.find((each) => each.of === 'plan' && each.field === 'duration');
  const differs = stated !== undefined && !stated.agrees;
  if (stated) add(LABELS.timeline.stated, stated.raw, plan.stated?.timeline ?? workText(stated.stated.high, schedule.calendar));
  if (schedule.days !== null)
    add(
      LABELS.timeline.computed,
      lengthText(schedule.days, schedule.calendar),
      LABELS.timeline.fromTheFirstPhaseToTheLast,
      differs && schedule.days > (stated?.stated.high ?? Infinity),
    );
  const buffer = bufferUse(schedule);
  if (schedule.buffer && buffer)
    add(LABELS.timeline.buffer, schedule.buffer.raw, buffer.text, buffer.alarm && schedule.lateBy > 0);
  if (schedule.slip !== null)
    add(
      LABELS.timeline.againstBaseline,
      schedule.slip === 0 ? LABELS.common.none : movedText(schedule.slip, schedule.calendar),
      schedule.slip === 0 ? LABELS.timeline.noSlip : LABELS.timeline.ofTheFinish,
      schedule.slip > 0,
    );
  if (promise !== undefined)
    add(LABELS.timeline.chanceToKeepThePromise, `${Math.round(promise * 100)} %`, LABELS.timeline.ofTheRunsByPromise);
  const kept = Object.values(deadlines);
  if (kept.length > 0)
    add(LABELS.timeline.leastSureDeadline, `${Math.round(Math.min(...kept) * 100)} %`, LABELS.timeline.leastSure(kept.length));
  const { effort } = schedule;
  if (effort.total) {
    const total =
      effort.total.low === effort.total.high
        ? figure(effort.total.low)
        : `${figure(effort.total.low)}–${figure(effort.total.high)}`;
    const said = schedule.stated.find((each) => each.of === 'plan' && each.field === 'effort');
    add(
      LABELS.timeline.effort,
      LABELS.timeline.pw(total),
      said ? LABELS.timeline.dueStated(said.raw) : LABELS.timeline.personWeeksAllPhases,
      said !== undefined && !said.agrees,
    );
  }
  const number = schedule.stated.find((each) => each.of === 'plan' && each.field === 'phases');
  add(
    LABELS.common.phases,
    String(plan.phases.length),
    number
      ? LABELS.timeline.dueStated(number.raw)
      : schedule.unknown.length === plan.phases.length
        ? LABELS.timeline.noneStatesItsLength
        : schedule.unknown.length > 0
          ? LABELS.timeline.withoutALength(schedule.unknown.length)
          : LABELS.timeline.eachWithALength,
    number !== undefined && !number.agrees,
  );
  if (schedule.finish !== null) {
    const { critical } = schedule.forecast;
    const rest = plan.phases.length - critical.length;
    add(
      LABELS.timeline.critical,
      String(critical.length),
      rest === 0 ? LABELS.timeline.everyPhase : LABELS.timeline.ofPhases(plan.phases.length),
    );
  }
  return figures;
}
