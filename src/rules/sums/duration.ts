import { agree, daysOf, dayUnit, inWords, times } from '../../analysis/amount.ts';
import { type PlannedLength, plannedLength } from '../../analysis/planned-length.ts';
import { bufferShare, statedBase } from '../../analysis/stated-totals.ts';
import { titleOf } from '../../analysis/title.ts';
import { given } from '../../model/field.ts';
import { defineRule } from '../rule.ts';

const PHASES = (last: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–6\n---\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\nperiod: ${last}\n---\n`,
});
const PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstated: { duration: 8w }\n---\n';

const howFound = ({ by, last }: PlannedLength): string =>
  by === 'lengths' ? 'one after another' : last ? `"${titleOf(last)}" is the last` : 'from the first to the last';

export const duration = defineRule({
  id: 'sums/duration',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'The stated duration is not that of the phases',
  why: 'Whoever reads only the total plans for another end than whoever adds up the phases.',
  examples: {
    fails: { 'plan.mdx': PLAN, ...PHASES('weeks 7–9') },
    passes: { 'plan.mdx': PLAN, ...PHASES('weeks 7–8') },
  },
  check({ plan, report }) {
    const planned = plannedLength(plan);
    const total = given(given(plan.stated)?.duration);
    const base = statedBase(plan);
    if (!planned) return;
    const buffer = bufferShare(plan);
    const withBuffer = buffer === undefined ? undefined : times(planned.days, 1 + buffer.percent / 100);
    const wrongTotal = total && ![planned.days, withBuffer].some((days) => days && agree(daysOf(total), days, dayUnit(total)));
    const wrongBase = base && !agree(daysOf(base.duration), planned.days, dayUnit(base.duration));
    if (!wrongTotal && !wrongBase) return;
    const says = [
      ...(wrongTotal ? [`The plan states ${total.raw} in all`] : []),
      ...(wrongBase ? [`${wrongTotal ? '' : 'The plan states '}${base.duration.raw} before the buffer`] : []),
    ].join(' and ');
    const unit = (total ?? base?.duration)?.unit;
    const computed = `${inWords(planned.days, unit)} (${howFound(planned)})${withBuffer && buffer ? `, ${inWords(withBuffer, unit)} with the buffer of ${buffer.raw}` : ''}`;
    const found = report(plan, `${says}, but its phases take ${computed}.`).at(
      wrongTotal ? ['stated', 'duration'] : ['stated', base?.field ?? 'base'],
    );
    if (wrongTotal && wrongBase) found.related(plan, `${base.duration.raw} before the buffer`, ['stated', base.field]);
    if (planned.last)
      found.related(planned.last, `the last phase is in ${given(planned.last.period)?.raw ?? 'its own place'}`, 'period');
    found.fix(
      wrongTotal
        ? `Write stated: { duration: ${inWords(withBuffer ?? planned.days, unit)} }, or leave it out: it is computed`
        : `Write stated: { base: ${inWords(planned.days, unit)} }, or shorten the phases`,
    );
  },
});
