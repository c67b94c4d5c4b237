import { lacks } from '../../analysis/stated.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const dataModeUnknown = defineRule({
  id: 'risks/data-without-mode',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Data has no migration mode',
  why: 'While both systems run, data that both write without an agreement is the first thing to break.',
  missing: ['mode'],
  examples: {
    fails: {
      'data.mdx': '---\ndatasets: [{ name: Orders, store: PostgreSQL }, { name: Sessions, mode: shared, store: Redis }]\n---\n',
    },
    passes: {
      'data.mdx':
        '---\ndatasets: [{ name: Orders, mode: copy, store: PostgreSQL }, { name: Sessions, mode: shared, store: Redis }]\n---\n',
    },
  },
  check({ plan, report }) {
    const all = plan.data?.datasets ?? [];
    const bare = all.filter((dataset) => lacks(dataset, 'mode'));
    if (!plan.data || bare.length === 0) return;
    report(
      plan.data,
      lacking(
        bare.map((dataset) => dataset.name ?? dataset.id),
        all.length,
        ['set of data', 'sets of data'],
        'mode (shared, copied, converted, archived or left)',
      ),
    )
      .at(bare[0]?.source.path ?? [])
      .fix('Write mode: shared | copy | convert | archive | none');
  },
});
