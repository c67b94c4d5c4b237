import { dayOf } from '../../analysis/day.ts';
import { endpointStates } from '../../analysis/endpoint-states.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';
import { surface } from './sunset-examples.ts';

const PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-06-01\n---\n';

const ROLLOUT =
  '---\ntitle: Ramp\nmode: canary\nsteps:\n  - { title: A tenth, at: 2026-07-01, share: 10 % }\n  - { title: All, at: 2026-08-03, share: 100 % }\n---\n';

export const sunsetBeforeReplacement = defineRule({
  id: 'endpoints/sunset-before-replacement',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Sunset comes before the replacement carries all traffic',
  why: 'Calls that still go to the old system fail from that day on.',
  examples: withRouteBack({
    fails: {
      'plan.mdx': PLAN,
      'rollout/ramp.mdx': ROLLOUT,
      'endpoints/api.mdx': surface('{ from: GET /users, to: GET /people, sunset: 2026-07-15 }'),
    },
    passes: {
      'plan.mdx': PLAN,
      'rollout/ramp.mdx': ROLLOUT,
      'endpoints/api.mdx': surface('{ from: GET /users, to: GET /people, sunset: 2026-08-31 }'),
    },
  }),
  check({ plan, facts, schedule, report }) {
    if (schedule.unit !== 'date') return;
    const statesOf = endpointStates(plan, facts, schedule);
    for (const resolved of facts.endpoints) {
      const { mapping } = resolved;
      const sunset = dayOf(mapping.sunset);
      if (sunset === undefined || resolved.from.length === 0 || resolved.to.length === 0) continue;
      const states = statesOf(resolved);
      const lost = states.find(({ from, answer }) => from === sunset && answer !== undefined && answer.nothing > 0);
      if (!lost?.answer) continue;
      const whole = states.find(({ from, answer }) => typeof from === 'string' && from > sunset && answer?.new === 100);
      const phase = plan.phases.find(({ id }) => id === mapping.phase);
      const finding = report(
        mapping,
        `${rowLabel(mapping)} is switched off on ${sunset}, when its replacement carries ${lost.answer.new} % of its calls${whole ? `: all of them only from ${whole.from} on (${whole.because})` : ', and the plan does not say when it carries all of them'}.`,
      )
        .at('sunset')
        .fix(
          whole
            ? `Move the sunset after ${whole.from}, or the replacement before ${sunset}`
            : 'Plan the step with share: 100 %, and move the sunset after it',
        );
      const rollout = plan.rollout.find(({ id }) => id === facts.chosenRollout?.id);
      if (phase && whole?.because.startsWith(`"${phase.title}"`)) finding.related(phase, 'the phase that builds its replacement');
      else if (rollout) finding.related(rollout, 'the rollout that moves its traffic');
    }
  },
});
