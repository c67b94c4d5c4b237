import { isBacked } from '../../analysis/evidenced.ts';
import { phaseLabel } from '../../analysis/labels.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { doneTooEarly } from './planned-end.ts';

export const doneUndated = defineRule({
  id: 'status/done-undated',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Done phase has no date and no evidence',
  why: 'Without the day, slips cannot be measured; without evidence, the status is an opinion.',
  examples: {
    fails: { ...BEGUN_PLAN, 'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\n---\n' },
    passes: { ...BEGUN_PLAN, 'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n' },
  },
  check({ plan, schedule, asOf, report }) {
    const parents = new Set(plan.phases.map((phase) => phase.parent));
    const done = plan.phases.filter((phase) => phase.status === 'done' && !parents.has(phase.id));
    const bare = done.filter((phase) => !isBacked(phase) && !doneTooEarly(phase, plan, schedule, asOf));
    const [first, ...others] = bare;
    if (!first) return;
    const finding = report(
      first,
      `${listing(bare.map(phaseLabel))} ${bare.length === 1 ? 'is' : 'are'} done, but neither the day nor any evidence is given.`,
    )
      .at('status')
      .fix('Write actual: { finish: 2026-05-04 }, or evidence: [{ source: ci run 812, asOf: 2026-05-04 }]');
    for (const other of others) finding.related(other, 'so is this one', 'status');
  },
});
