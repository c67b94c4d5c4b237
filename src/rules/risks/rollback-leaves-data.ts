import { lacks } from '../../analysis/stated.ts';
import type { Dataset } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { titleOf, waysBack } from './procedures.ts';

const nameOf = (dataset: Dataset): string => dataset.name ?? dataset.id;

const back = (data: string): string =>
  `---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n${data}---\n\n1. Point the proxy at the old system\n`;

export const convertedData = defineRule({
  id: 'risks/rollback-leaves-data',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback moves no data, although the data was moved',
  why: 'What was written to the new store since the switch is missing in the old one.',
  missing: ['loses'],
  examples: {
    fails: {
      'data.mdx': '---\ndatasets: [{ name: Orders, mode: copy, store: PostgreSQL }]\n---\n',
      'rollback/1-back.mdx': back('data: none\n'),
    },
    passes: {
      'data.mdx': '---\ndatasets: [{ name: Orders, mode: copy, store: PostgreSQL }]\n---\n',
      'rollback/1-back.mdx': back('data: none\nloses: orders placed since the switch\n'),
    },
  },
  check({ plan, report }) {
    const moved = (plan.data?.datasets ?? []).filter(({ mode }) => ['copy', 'convert'].includes(mode ?? ''));
    const [first] = moved;
    if (!first) return;
    for (const procedure of waysBack(plan)) {
      // `none` is the word of the format, in any language. A reason after it (none, writes go to both) is the answer.
      if (procedure.data?.trim() !== 'none' || !lacks(procedure, 'loses')) continue;
      report(
        procedure,
        `"${titleOf(procedure)}" moves no data back, but ${listing(moved.map((dataset) => `"${nameOf(dataset)}" (${dataset.mode ?? ''})`))} ${moved.length === 1 ? 'gets' : 'get'} a store of the new system's own.`,
      )
        .at('data')
        .related(first, `…but here the data is moved: ${first.mode ?? ''}`, 'mode')
        .fix('Write what is lost (loses: "orders placed since the switch"), or how it is carried back');
    }
  },
});
