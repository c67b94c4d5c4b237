import { agree, daysOf, dayUnit, hoursOf, hourUnit } from '../../analysis/amount.ts';
import { phaseLength } from '../../analysis/planned-length.ts';
import { planPositions, type Stretch } from '../../analysis/position.ts';
import { quoted } from '../../analysis/title.ts';
import { given } from '../../model/field.ts';
import type { Phase } from '../../model/plan.ts';
import { type DayNumber, weekdayOf } from '../../model/values/day-number.ts';
import { defineRule } from '../rule.ts';

const phase = (stated: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nduration: 2w\nstated: { duration: ${stated} }\n---\n`,
});

const SATURDAY = 5;

/** Whether no day from one end to the other is worked: a week ends on its Friday, or with its Sunday. */
function isWeekend(from: DayNumber, to: DayNumber): boolean {
  for (let day = Math.floor(from); day < to; day++) if (weekdayOf(day) < SATURDAY) return false;
  return true;
}

/** Whether two stretches take in the same working days, as far as they can be compared. */
function sameDays(one: Stretch, other: Stretch): boolean {
  if (one.scale !== other.scale) return true;
  if (one.from !== other.from) return false;
  return one.to === other.to || (one.scale === 'date' && isWeekend(Math.min(one.to, other.to), Math.max(one.to, other.to)));
}

export const phaseStated = defineRule({
  id: 'sums/phase-stated',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'A phase has two lengths, efforts or positions',
  why: 'The plan gives two answers to when a phase is done or what it costs.',
  examples: { fails: phase('3w'), passes: phase('2 weeks') },
  check({ plan, report }) {
    const positions = planPositions(plan);
    const differ = (phase: Phase, field: 'duration' | 'effort' | 'period', here: string, there: string, what: string) =>
      report(phase, `${quoted(phase)} ${what} ${here}, but elsewhere ${there}.`)
        .at(given(phase[field]) ? field : 'period')
        .related(phase, `here it is ${there}`, ['stated', field])
        .fix(`Keep one of the two: ${field}: ${here} or ${field}: ${there}`)
        .key(field);
    for (const phase of plan.phases) {
      const stated = given(phase.stated);
      if (!stated) continue;
      const [period, length, effort] = [given(stated.period), given(stated.duration), given(stated.effort)];
      const own = given(phase.period);
      const [here, there] = [positions.of(own), positions.of(period)];
      if (own && period && here && there && !sameDays(here, there)) differ(phase, 'period', own.raw, period.raw, 'lies in');
      const days = phaseLength(phase, here);
      if (length && days && !agree(days, daysOf(length), dayUnit(length))) {
        const duration = given(phase.duration);
        differ(
          phase,
          'duration',
          duration && 'raw' in duration ? duration.raw : (own?.raw ?? 'its estimate'),
          length.raw,
          'takes',
        );
      }
      const work = given(phase.effort);
      if (effort && work && !agree(hoursOf(work), hoursOf(effort), hourUnit(effort)))
        differ(phase, 'effort', work.raw, effort.raw, 'costs');
    }
  },
});
