import { given } from '../../model/field.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { bufferUse } from '../../schedule/lateness-words.ts';
import { lengthText, movedText, workText } from '../../schedule/length-words.ts';

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
  if (stated) add('Stated', stated.raw, given(given(plan.stated)?.timeline) ?? workText(stated.stated.high, schedule.calendar));
  if (schedule.days !== null)
    add(
      'Computed',
      lengthText(schedule.days, schedule.calendar),
      'from the first phase to the last',
      differs && schedule.days > (stated?.stated.high ?? Infinity),
    );
  const buffer = bufferUse(schedule);
  if (schedule.buffer && buffer) add('Buffer', schedule.buffer.raw, buffer.text, buffer.alarm && schedule.lateBy > 0);
  if (schedule.slip !== null)
    add(
      'Against baseline',
      schedule.slip === 0 ? 'none' : movedText(schedule.slip, schedule.calendar),
      schedule.slip === 0 ? 'no slip' : 'of the finish',
      schedule.slip > 0,
    );
  if (promise !== undefined)
    add('Chance to keep the promise', `${Math.round(promise * 100)} %`, 'of the runs, by the finish promised');
  const kept = Object.values(deadlines);
  if (kept.length > 0)
    add(
      'Least sure deadline',
      `${Math.round(Math.min(...kept) * 100)} %`,
      `the chance to keep it, of ${kept.length} deadline${kept.length === 1 ? '' : 's'}`,
    );
  const { effort } = schedule;
  if (effort.total) {
    const total =
      effort.total.low === effort.total.high
        ? figure(effort.total.low)
        : `${figure(effort.total.low)}–${figure(effort.total.high)}`;
    const said = schedule.stated.find((each) => each.of === 'plan' && each.field === 'effort');
    add('Effort', `${total} pw`, said ? `${said.raw} stated` : 'person-weeks, all phases', said !== undefined && !said.agrees);
  }
  const number = schedule.stated.find((each) => each.of === 'plan' && each.field === 'phases');
  add(
    'Phases',
    String(plan.phases.length),
    number
      ? `${number.raw} stated`
      : schedule.unknown.length === plan.phases.length
        ? 'none states its length'
        : schedule.unknown.length > 0
          ? `${schedule.unknown.length} without a length`
          : 'each with a length',
    number !== undefined && !number.agrees,
  );
  if (schedule.finish !== null) {
    const { critical } = schedule.forecast;
    const rest = plan.phases.length - critical.length;
    add('Critical', String(critical.length), rest === 0 ? 'every phase' : `of ${plan.phases.length} phases`);
  }
  return figures;
}
