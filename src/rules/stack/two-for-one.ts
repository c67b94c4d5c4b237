import { type StackedProduct, stackedProducts } from '../../analysis/stack-index.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const twoForOne = defineRule({
  id: 'stack/two-for-one',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Product is replaced by two, with no stated split',
  why: 'Each team picks the one it knows, and both have to be maintained.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { from: axios 1.6, to: requests 2.31+ }\n  - { from: axios 1.6, to: httpx 0.24+ }\n---\n',
    },
    passes: {
      'stack.mdx':
        '---\nstack:\n  - { from: axios 1.6, to: requests 2.31+, purpose: scripts }\n  - { from: axios 1.6, to: httpx 0.24+, purpose: calls between services }\n---\n',
    },
  },
  check({ plan, report }) {
    const next = new Map(stackedProducts(plan, 'to').map((product) => [product.item, product]));
    const byOld = new Map<string, StackedProduct[]>();
    for (const old of stackedProducts(plan, 'from')) {
      const successor = next.get(old.item);
      const key = `${old.product.raw} ${old.item.scope ?? ''}`;
      if (successor) byOld.set(key, [...(byOld.get(key) ?? []), successor]);
    }
    for (const successors of byOld.values()) {
      const vague = successors.filter(({ item }) => item.purpose === undefined);
      const [first, second] = vague;
      if (!first || !second) continue;
      const old = first.item.from;
      report(
        second.item,
        `${listing(successors.map(({ product }) => product.name))} replace ${typeof old === 'object' ? old.name : 'one product'}, with no stated split.`,
      )
        .at('to')
        .related(first.item, `${first.product.name} as well`, 'to')
        .fix('Write purpose: at each of them, or keep one');
    }
  },
});
