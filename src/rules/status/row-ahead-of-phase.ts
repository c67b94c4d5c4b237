import { phaseLabel } from '../../analysis/labels.ts';
import { rowStatuses } from '../../analysis/row-status.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

export const rowAheadOfPhase = defineRule({
  id: 'status/row-ahead-of-phase',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Item is done but its phase has not started',
  why: 'Either the row claims what does not exist, or it belongs to another phase.',
  examples: {
    fails: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n',
      'mappings/parts.mdx':
        '---\ntitle: Parts\nof: components\nmappings:\n  - { from: Parser, to: Lexer, status: done, phase: build }\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\n---\n',
      'mappings/parts.mdx':
        '---\ntitle: Parts\nof: components\nmappings:\n  - { from: Parser, to: Lexer, status: done, phase: build }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const { row, name, phase: id, field, raw, done } of rowStatuses(plan)) {
      const phase = plan.phases.find((each) => each.id === id);
      const status = phase?.status;
      if (!phase || !done || (status !== 'planned' && status !== 'ready')) continue;
      report(row, `"${name}" is ${raw}, but its phase ${phaseLabel(phase)} is ${status}.`)
        .at(field)
        .related(phase, `but here it says ${status}`, 'status')
        .fix('Name the phase in which it was done, or correct the status of the row');
    }
  },
});
