import { stepFacts } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Phase, Plan } from '../../model/plan.ts';
import { phaseSequence } from '../../schedule/sequence.ts';
import { listing } from '../listing.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const phases = (first: string, second: string) => ({
  [`phases/1-${first.toLowerCase()}.mdx`]: `---\ntitle: ${first}\nstatus: planned\nduration: 1w\n---\n`,
  [`phases/2-${second.toLowerCase()}.mdx`]: `---\ntitle: ${second}\nstatus: planned\nduration: 1w\n---\n`,
  'rollout/switch.mdx':
    '---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, phase: cutover, share: 100 %, hold: 1w }\n---\n',
});

const TESTS = /\b(tests?|testing|QA|quality assurance)\b/i;
/** Tests that belong behind the cutover. */
const AFTERWARDS = /\b(post|after|in production|production test|smoke|hyper ?care|A\/B)\b/i;

/** Phases that move production traffic: said so, or phases of rollout steps that have a share. */
function productionPhases(plan: Plan): Phase[] {
  const moved = new Set(
    plan.rollout.flatMap((rollout) => stepFacts(rollout).flatMap(({ step, share = 0 }) => (share > 0 ? (step.phase ?? []) : []))),
  );
  return plan.phases.filter((phase) => phase.production ?? moved.has(phase.id));
}

export const productionBeforeTests = defineRule({
  id: 'order/production-before-tests',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Production comes before the tests',
  why: 'Users find the faults that the tests were meant to find.',
  examples: withRouteBack({ fails: phases('Cutover', 'Testing'), passes: phases('Testing', 'Cutover') }),
  check({ plan, schedule, report }) {
    const sequence = phaseSequence(plan, schedule);
    const production = productionPhases(plan);
    for (const phase of plan.phases) {
      const title = phase.title ?? '';
      if (!TESTS.test(title) || AFTERWARDS.test(title) || phase.status === 'cancelled' || production.includes(phase)) continue;
      const before = production.find((each) => sequence.precedes(each.id, phase.id));
      if (!before || production.some((each) => sequence.precedes(phase.id, each.id))) continue;
      const tests = phase.body.tasks.slice(0, 8).map((task) => plainText(task.text));
      const suites = (plan.quality?.suites ?? []).filter((suite) => suite.phase === phase.id);
      const found = report(
        phase,
        `${quoted(phase)}${tests.length > 0 ? ` (${listing(tests, 4)})` : ''} comes after ${quoted(before)}, which brings the new system into production.`,
      )
        .at('title')
        .related(before, 'production', before.production === true ? 'production' : 'title');
      for (const suite of suites) found.related(suite, 'tests of that phase', 'phase');
      found.fix(`Put ${quoted(phase)} in front of ${quoted(before)}: after: [${phase.id}] there, or swap their numbers`);
    }
  },
});
