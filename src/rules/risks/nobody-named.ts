import { counted } from '../../analysis/counted.ts';
import { namesAnybody } from '../../analysis/people.ts';
import type { Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** What could have an owner, counted. */
const unowned = (plan: Plan): string[] =>
  (
    [
      [plan.phases.length, 'phase'],
      [plan.risks?.risks.length ?? 0, 'risk'],
      [plan.decisions.length, 'decision'],
      [plan.rollout.length, 'rollout'],
      [plan.rollback.length, 'rollback'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, noun]) => counted(count, noun));

function team(plan: Plan): string {
  const roles = (plan.team ?? []).map(({ role = '' }) => role).filter((role) => role !== '');
  const contacts = plan.escalation ?? [];
  if (roles.length > 0) return ` The team lists roles without people (${listing(roles)}).`;
  return contacts.length > 0 ? ` The escalation lists ${listing(contacts)}, and no person.` : '';
}

const plan = (people: string) => ({
  'plan.mdx': `---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nteam: [{ role: Developer, count: 2${people} }]\n---\n`,
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n\n- [ ] Port the routes\n',
});

/** Whether the plan is that of a team, or moves something that someone has to move back. */
const needsPeople = (plan: Plan): boolean =>
  plan.rollout.length + plan.rollback.length > 0 || plan.team !== undefined || plan.escalation !== undefined;

export const nobodyNamed = defineRule({
  id: 'risks/nobody-named',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Plan names no owner',
  why: 'It is unclear who decides, who is on call, and whom to ask.',
  missing: ['owner'],
  examples: {
    fails: plan(''),
    passes: plan(', people: [Ana]'),
  },
  check({ plan, report }) {
    const things = unowned(plan);
    if (things.length === 0 || !needsPeople(plan) || namesAnybody(plan) || plan.archived || plan.status === 'done') return;
    report(plan, `The plan names no owner, and neither does anything in it (${listing(things)}).${team(plan)}`)
      .at('owner')
      .fix('Write owner: Ana in plan.mdx, and in the phases, risks and rollbacks that others answer for');
  },
});
