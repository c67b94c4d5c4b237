import { stackedProducts } from '../../analysis/stack-index.ts';
import { driverOf, storeFamily } from '../../analysis/stores.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** Stores that hold data for long: a cache of the old stack says nothing about its database. */
const CACHES: readonly string[] = ['Redis', 'Kafka', 'RabbitMQ'];

export const sharedStoreNotInSource = defineRule({
  id: 'stack/shared-store-not-in-source',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Shared store is not in the old stack',
  why: 'The old system cannot share a database that its stack does not have: either the data has to be moved, or the stack is wrong.',
  waiver: 'The new stack of a plan is often listed in part, so that a store which it lacks proves nothing.',
  examples: {
    fails: {
      'stack.mdx':
        '---\nstack:\n  - { from: sqlite3 5.1, to: SQLAlchemy 2.0+ }\n  - { to: PostgreSQL 16, purpose: database }\n---\n',
      'data.mdx': '---\ndatasets:\n  - { name: Users, mode: shared, store: PostgreSQL }\n---\n',
    },
    passes: {
      'stack.mdx':
        '---\nstack:\n  - { from: sqlite3 5.1, to: SQLAlchemy 2.0+ }\n  - { to: PostgreSQL 16, purpose: database }\n---\n',
      'data.mdx': '---\ndatasets:\n  - { name: Users, mode: convert, from: SQLite, store: PostgreSQL }\n---\n',
    },
  },
  check({ plan, report }) {
    const old = stackedProducts(plan, 'from').flatMap((stacked) => {
      const family = storeFamily(stacked.product.name) ?? stacked.keys.map(driverOf).find((each) => each !== undefined);
      return family && !CACHES.includes(family.id) ? [{ stacked, family }] : [];
    });
    const [first] = old;
    if (!first) return;
    for (const dataset of plan.data?.datasets ?? []) {
      const store = dataset.store;
      const family = store === undefined ? undefined : storeFamily(store);
      if (dataset.mode !== 'shared' || !family || CACHES.includes(family.id) || old.some((each) => each.family === family))
        continue;
      report(
        dataset,
        `"${dataset.name}" is shared by both systems in ${store}, but the old stack has ${listing(old.map(({ stacked }) => stacked.product.name))}.`,
      )
        .at('store')
        .related(first.stacked.item, `but here it says ${first.stacked.product.name}`, 'from')
        .fix(`Write mode: copy or convert with from: ${first.family.id}, or correct the old side of the stack`);
    }
  },
});
