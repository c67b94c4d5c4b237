import { lacks } from '../../analysis/stated.ts';
import { titleOf } from '../../analysis/title.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';

const files = (phase: string) => ({
  'phases/1-data.mdx': '---\ntitle: Data\nstatus: planned\nduration: 1w\n---\n\n- [ ] Copy the orders\n',
  'data.mdx': `---\ndatasets:\n  - { name: Orders, mode: copy${phase} }\n---\n`,
});

const MOVES = ['copy', 'convert', 'archive'];

export const dataWithoutPhase = defineRule({
  id: 'order/data-without-phase',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Data to be moved belongs to no phase',
  why: 'It is on no timeline and on no task list.',
  missing: ['phase'],
  examples: { fails: files(''), passes: files(', phase: data') },
  check({ plan, report }) {
    if (plan.phases.length === 0) return;
    const moving = (plan.data?.datasets ?? []).filter((dataset) => MOVES.includes(dataset.mode ?? ''));
    const nowhere = moving.filter((dataset) => lacks(dataset, 'phase'));
    const [first, ...others] = nowhere;
    if (!first) return;
    const found = report(
      first,
      lacking(
        nowhere.map((dataset) => `${titleOf(dataset)} (${dataset.mode ?? ''})`),
        moving.length,
        ['dataset that has to move', 'datasets that have to move'],
        'phase',
      ),
    );
    for (const dataset of others) found.related(dataset, 'nor has this one');
    found.fix('Write phase: <the phase that moves it>, and a task there');
  },
});
