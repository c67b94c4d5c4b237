import { stackedProducts } from '../../analysis/stack-index.ts';
import { driverOf } from '../../analysis/stores.ts';
import { textsOf } from '../../analysis/texts.ts';
import { defineRule } from '../rule.ts';

export const driverWithoutStore = defineRule({
  id: 'stack/driver-without-store',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Driver has no store in the plan',
  why: 'It is left over, or the plan does not mention a database.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { to: asyncpg 0.29+, purpose: driver }\n  - { to: aiosqlite 0.20+, purpose: driver }\n---\n',
      'data.mdx': '---\ndatasets:\n  - { name: Users, mode: shared, store: SQLite }\n---\n',
    },
    passes: {
      'stack.mdx': '---\nstack:\n  - { to: aiosqlite 0.20+, purpose: driver }\n---\n',
      'data.mdx': '---\ndatasets:\n  - { name: Users, mode: shared, store: SQLite }\n---\n',
    },
  },
  check({ plan, report }) {
    if (!plan.data) return;
    for (const { item, product, keys } of stackedProducts(plan)) {
      const family = keys.map(driverOf).find((each) => each !== undefined);
      if (!family) continue;
      const named = [...textsOf(plan)].some(
        ({ owner, text }) => owner.ref !== item.ref && owner !== plan.stack && family.named.test(text),
      );
      if (named) continue;
      report(item, `${product.name} is a driver for ${family.id}, which no data, service or phase of the plan uses.`)
        .at('to')
        .fix(`Add the row when ${family.id} comes, or say in data.mdx what lies in it`);
    }
  },
});
