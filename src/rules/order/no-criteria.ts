import { isReached, leafPhases } from '../../analysis/leaf-phases.ts';
import { titleOf } from '../../analysis/title.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';

const phases = (criteria: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nduration: 2w\n---\n\n- [ ] Port the routes\n${criteria}`,
});

export const noCriteria = defineRule({
  id: 'order/no-criteria',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Phases have no exit criteria',
  why: 'When such a phase is done, and the next may start, is a matter of opinion.',
  examples: { fails: phases(''), passes: phases('\n<Exit>\n\n- [ ] All contract tests pass\n\n</Exit>\n') },
  check({ plan, facts, report }) {
    const phases = leafPhases(plan).filter((phase) => phase.status !== 'done' && !isReached(phase));
    // A part of a whole is done when the whole says so.
    const isGuarded = (id: string): boolean =>
      (plan.phases.find((phase) => phase.id === id)?.body.criteria.length ?? 0) > 0 ||
      (facts.phases[id]?.gate.checklists.length ?? 0) > 0;
    const open = phases.filter((phase) => !isGuarded(phase.id) && !isGuarded(phase.parent ?? ''));
    const [first, ...others] = open;
    if (!first) return;
    const found = report(first, lacking(open.map(titleOf), phases.length, ['phase', 'phases'], 'exit criterion')).at('title');
    for (const phase of others) found.related(phase, 'no criterion either', 'title');
    found.fix('Write what has to be met: <Exit>, a list of boxes, </Exit>');
  },
});
