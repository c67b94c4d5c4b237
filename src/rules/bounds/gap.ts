import { workingPhases } from '../../analysis/planned-length.ts';
import { planPositions } from '../../analysis/position.ts';
import { quoted } from '../../analysis/title.ts';
import { given } from '../../model/field.ts';
import type { Calendar, Plan } from '../../model/plan.ts';
import { OFFICE_DAYS, type WorkCalendar } from '../../schedule/calendar.ts';
import { compileModelCalendar } from '../../schedule/calendars.ts';
import { defineRule } from '../rule.ts';

const phases = (second: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–2\n---\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\nperiod: ${second}\n---\n`,
});

/** Working days, months or sprints: less is no gap. */
const NOTICED = { work: 2.5, date: 2.5, month: 0.5, sprint: 0.5, cutover: 6 };

/** The calendar of a plan, by which holidays are no gap. */
function calendarOf(plan: Plan, calendars: readonly Calendar[]): WorkCalendar {
  const named = calendars.find(({ id }) => id === (given(plan.calendar) ?? 'default'));
  return named ? compileModelCalendar(named, []) : OFFICE_DAYS;
}

export const gap = defineRule({
  id: 'bounds/gap',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Time between two phases that belongs to none',
  why: 'Something is missing there, or the finish could be earlier.',
  examples: { fails: phases('weeks 5–6'), passes: phases('weeks 3–4') },
  check({ plan, calendars, report }) {
    const positions = planPositions(plan);
    const phases = workingPhases(plan);
    const placed = phases.flatMap((phase) => {
      const stretch = positions.of(given(phase.period));
      return stretch ? [{ phase, stretch }] : [];
    });
    const scale = placed[0]?.stretch.scale;
    if (!scale || placed.length < phases.length || placed.some(({ stretch }) => stretch.scale !== scale)) return;
    const sorted = [...placed].sort((a, b) => a.stretch.from - b.stretch.from);
    const calendar = calendarOf(plan, calendars);
    const between = (from: number, to: number): number =>
      scale === 'date' ? calendar.indexAt(to) - calendar.indexAt(from) : to - from;
    let latest = sorted[0];
    for (const next of sorted.slice(1)) {
      if (!latest) return;
      const dependencies = given(next.phase.after) ?? [];
      const lagged =
        dependencies.some((each) => typeof each !== 'string' && 'lag' in each && given(each.lag) !== undefined) ||
        given(next.phase.notBefore) !== undefined;
      if (between(latest.stretch.to, next.stretch.from) >= NOTICED[scale] && !lagged) {
        report(
          next.phase,
          `Between ${quoted(latest.phase)} (${given(latest.phase.period)?.raw ?? ''}) and ${quoted(next.phase)} (${given(next.phase.period)?.raw ?? ''}) is time that belongs to no phase.`,
        )
          .at('period')
          .related(latest.phase, 'the phase before', 'period')
          .fix(
            `Move ${quoted(next.phase)}, add the phase that fills the time, or say why it waits: after: [{ phase: ${latest.phase.id}, lag: 1w }]`,
          );
      }
      if (next.stretch.to > latest.stretch.to) latest = next;
    }
  },
});
