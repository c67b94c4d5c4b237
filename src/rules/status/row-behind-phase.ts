import { phaseLabel } from '../../analysis/labels.ts';
import { rowStatuses } from '../../analysis/row-status.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

export const rowBehindPhase = defineRule({
  id: 'status/row-behind-phase',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Item is not done but its phase is',
  why: 'The work of this row has no phase left in which it would be done.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
      'mappings/parts.mdx':
        '---\ntitle: Parts\nof: components\nmappings:\n  - { from: Parser, to: Lexer, status: in-progress, phase: build }\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
      'mappings/parts.mdx':
        '---\ntitle: Parts\nof: components\nmappings:\n  - { from: Parser, to: Lexer, status: done, phase: build }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const { row, name, phase: id, field, raw, done } of rowStatuses(plan)) {
      const phase = plan.phases.find((each) => each.id === id);
      if (!phase || done || phase.status !== 'done') continue;
      report(row, `"${name}" is ${raw}, but its phase ${phaseLabel(phase)} is done.`)
        .at(field)
        .related(phase, 'but here it says done', 'status')
        .fix('Write status: done at the row, or name a phase that is still to come');
    }
  },
});
