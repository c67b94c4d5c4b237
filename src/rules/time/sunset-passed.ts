import { rowLabel } from '../../analysis/labels.ts';
import { retiresOld } from '../../analysis/retirement.ts';
import { stepStates } from '../../analysis/rollout.ts';
import type { EndpointMapping, Plan } from '../../model/plan.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import { defineRule } from '../rule.ts';
import { dated } from './example.ts';
import { reportPassed } from './passed.ts';

const surface = (stage: string, sunset: string) =>
  dated('', {
    'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\nduration: 12w\n---\n',
    'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /orders, to: GET /orders, phase: build, stage: ${stage}, sunset: ${sunset} }\n---\n`,
  });

/** Whether something that was observed says that the old system answers no more. */
function isOff(mapping: EndpointMapping, plan: Plan, oldIsOff: boolean): boolean {
  const stage = mapping.stage;
  if (stage !== undefined) return stage === 'gone' || stage === 'migrated';
  return oldIsOff || plan.status === 'done';
}

const passedSunset = (mapping: EndpointMapping, asOf: CivilDate): string | undefined => {
  const sunset = mapping.sunset;
  return sunset?.axis === 'date' && sunset.to < asOf ? sunset.raw : undefined;
};

export const sunsetPassed = defineRule({
  id: 'time/sunset-passed',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Sunset has passed while the old operation serves',
  why: 'Callers were told that it ends, and nothing says that it did or that they have moved.',
  examples: { fails: surface('legacy-only', '2026-05-15'), passes: surface('legacy-only', '2026-08-15') },
  check(context) {
    const { plan, asOf } = context;
    if (plan.status === 'cancelled') return;
    const oldIsOff = plan.rollout.some((rollout) => {
      const states = stepStates(rollout, plan);
      return rollout.steps.some((step, index) => states[index] === 'done' && retiresOld(step, plan));
    });
    const late = plan.endpoints.flatMap(({ mappings }) =>
      mappings.flatMap((mapping) => {
        const sunset = passedSunset(mapping, asOf);
        if (sunset === undefined || mapping.from === undefined || isOff(mapping, plan, oldIsOff)) return [];
        return [{ subject: mapping, name: `"${rowLabel(mapping)}" (${sunset})`, note: `sunset ${sunset}`, field: 'sunset' }];
      }),
    );
    reportPassed(
      context,
      late,
      (names, many) => `${names} ${many ? 'are' : 'is'} past the sunset, and nothing says that the old operation is off.`,
    )?.fix('Set stage: gone once it is off (migrated once no one calls it), or give it a later sunset');
  },
});
