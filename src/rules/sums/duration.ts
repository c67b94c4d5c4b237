import { bufferShare, statedBase } from '../../analysis/stated-totals.ts';
import { quoted } from '../../analysis/title.ts';
import { planCalendar } from '../../schedule/calendars.ts';
import { daysInUnit } from '../../schedule/length-words.ts';
import { fieldOf, placeOf } from '../places.ts';
import { defineRule } from '../rule.ts';

const PHASES = (last: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–6\n---\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\nperiod: ${last}\n---\n`,
});
const PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstated: { duration: 8w }\n---\n';

export const duration = defineRule({
  id: 'sums/duration',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stated duration contradicts the phases',
  why: 'People who read the total plan for another end than people who add up the phases.',
  examples: {
    fails: { 'plan.mdx': PLAN, ...PHASES('weeks 7–9') },
    passes: { 'plan.mdx': PLAN, ...PHASES('weeks 7–8') },
  },
  check({ plan, calendars, schedule, report }) {
    const totals = schedule.stated.filter(({ of, against }) => of === 'plan' && (against === 'days' || against === 'buffered'));
    const wrong = (fields: readonly string[]) => {
      const compared = totals.filter(({ field }) => fields.includes(field));
      return compared.some(({ agrees }) => agrees) ? undefined : compared[0];
    };
    const [total, base] = [wrong(['duration']), wrong(['base', 'timeline'])];
    const first = total ?? base;
    if (!first) return;
    const unit = (total ? plan.stated?.duration : statedBase(plan)?.duration)?.unit ?? 'd';
    const calendar = planCalendar(plan, calendars);
    const inUnit = (against: string): string | undefined => {
      const found = totals.find((each) => each.against === against);
      return found && daysInUnit(found.computed, unit, calendar);
    };
    const says = [
      ...(total ? [`The plan states ${total.raw} in all`] : []),
      ...(base ? [`${total ? '' : 'The plan states '}${base.raw} before the buffer`] : []),
    ].join(' and ');
    const last = plan.phases.find(({ id }) => schedule.finish !== null && schedule.phases[id]?.earlyFinish === schedule.finish);
    const [days, buffered] = [inUnit('days'), inUnit('buffered')];
    const found = report(
      plan,
      `${says}, but its phases take ${days}${last ? ` (${quoted(last)} is the last)` : ''}${buffered ? `, ${buffered} with the buffer of ${bufferShare(plan)?.raw}` : ''}.`,
    ).at(['stated', first.field]);
    if (total && base) found.related(plan, `${base.raw} before the buffer`, ['stated', base.field]);
    if (last) found.related(last, 'the last phase', fieldOf(placeOf(schedule, last), 'title'));
    found.fix(
      total
        ? `Write stated: { duration: ${buffered ?? days} }, or leave it out: it is computed`
        : `Write stated: { base: ${days} }, or shorten the phases`,
    );
  },
});
