import { stackedProducts } from '../../analysis/stack-index.ts';
import { driverOf, storeFamily } from '../../analysis/stores.ts';
import { defineRule } from '../rule.ts';

export const storeNotRegistered = defineRule({
  id: 'stack/store-not-registered',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Store is not in the stack',
  why: 'Nobody plans its version, its driver or its operation.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { from: Echo, to: FastAPI 0.115+ }\n---\n',
      'data.mdx': '---\ndatasets:\n  - { name: Users, mode: copy, store: PostgreSQL }\n---\n',
    },
    passes: {
      'stack.mdx': '---\nstack:\n  - { from: Echo, to: FastAPI 0.115+ }\n  - { to: asyncpg 0.29+, purpose: driver }\n---\n',
      'data.mdx': '---\ndatasets:\n  - { name: Users, mode: copy, store: PostgreSQL }\n---\n',
    },
  },
  check({ plan, report }) {
    if (!plan.stack) return;
    const products = stackedProducts(plan);
    const seen = new Set<string>();
    for (const dataset of plan.data?.datasets ?? []) {
      const store = dataset.store;
      const family = store === undefined ? undefined : storeFamily(store);
      const mode = dataset.mode;
      if (!family || seen.has(family.id) || mode === 'none' || mode === 'archive') continue;
      if (products.some(({ product, keys }) => family.named.test(product.raw) || keys.some((key) => driverOf(key) === family)))
        continue;
      seen.add(family.id);
      report(dataset, `"${dataset.name}" lies in ${store}, and the stack lists neither ${family.id} nor a driver for it.`)
        .at('store')
        .fix(`Add a row to stack.mdx: - { from: …, to: ${family.id} …, category: database }`);
    }
  },
});
