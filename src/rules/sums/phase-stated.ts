import { quoted } from '../../analysis/title.ts';
import { placeOf, placeWords } from '../places.ts';
import { defineRule } from '../rule.ts';

const phase = (stated: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nduration: 2w\nstated: { duration: ${stated} }\n---\n`,
});

export const phaseStated = defineRule({
  id: 'sums/phase-stated',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase has two lengths, efforts or positions',
  why: 'The plan gives two answers to when a phase is done or what it costs.',
  examples: { fails: phase('3w'), passes: phase('2 weeks') },
  check({ plan, schedule, report }) {
    for (const phase of plan.phases) {
      const place = placeOf(schedule, phase);
      const differ = (field: 'duration' | 'effort' | 'period', here: string, there: string, what: string) =>
        report(phase, `${quoted(phase)} ${what} ${here}, but elsewhere ${there}.`)
          .at(phase[field] ? field : (place?.stated?.field ?? 'title'))
          .related(phase, `here it is ${there}`, ['stated', field])
          .fix(`Keep one of the two: ${field}: ${here} or ${field}: ${there}`)
          .key(field);
      if (place?.repeated && !place.repeated.agrees) differ('period', placeWords(place, plan), place.repeated.raw, 'lies in');
      for (const { of, field, raw, agrees, against } of schedule.stated) {
        if (of !== phase.id || agrees || against !== 'own') continue;
        const duration = phase.duration;
        if (field === 'duration') {
          const here = duration && 'raw' in duration ? duration.raw : duration ? 'its estimate' : placeWords(place, plan);
          differ('duration', here, raw, 'takes');
        }
        if (field === 'effort') differ('effort', phase.effort?.raw ?? '', raw, 'costs');
      }
    }
  },
});
