import { counted } from '../../analysis/counted.ts';
import { stackedProducts } from '../../analysis/stack-index.ts';
import { DEVELOPMENT_TOOLS } from '../../analysis/test-tools.ts';
import type { StackItem } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const isForDevelopment = (item: StackItem): boolean => ['dev', 'test'].includes(item.scope ?? '');
const isForRuntime = (item: StackItem): boolean => [undefined, 'runtime'].includes(item.scope);

/** Files without sections of their own for development: what they pin goes into production. */
const FLAT_FILE = /(?:^|\/)requirements(?![\w-]*(?:dev|test))[\w-]*\.(?:txt|in)$/;

export const toolsAtRuntime = defineRule({
  id: 'stack/tools-at-runtime',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Development tools are among the runtime products',
  why: 'They make the image larger, and their advisories become those of the production system.',
  examples: {
    fails: {
      'stack.mdx':
        '---\nstack:\n  - { to: fastapi 0.115+, scope: runtime, purpose: framework }\n  - { to: pytest 8.0+, scope: runtime, purpose: tests }\n---\n',
    },
    passes: {
      'stack.mdx':
        '---\nstack:\n  - { to: fastapi 0.115+, scope: runtime, purpose: framework }\n  - { to: pytest 8.0+, scope: test, purpose: tests }\n---\n',
    },
  },
  check({ plan, report }) {
    const products = stackedProducts(plan);
    const asRuntime = products.filter(
      ({ item, keys }) => item.scope === 'runtime' && keys.some((key) => DEVELOPMENT_TOOLS.has(key)),
    );
    const [first] = asRuntime;
    if (first) {
      report(
        first.item,
        `${counted(asRuntime.length, 'tool')} of development ${asRuntime.length === 1 ? 'has' : 'have'} the scope runtime: ${listing(
          asRuntime.map(({ product }) => product.name),
          8,
        )}.`,
      )
        .at('scope')
        .fix('Write scope: test or scope: dev, and declare them in the group for development');
    }
    const files = new Set(products.filter(({ item }) => isForRuntime(item)).map(({ item }) => item.pinnedIn));
    for (const file of files) {
      if (file === undefined || !FLAT_FILE.test(file)) continue;
      const mixed = products.filter(({ item }) => isForDevelopment(item) && item.pinnedIn === file);
      const [one] = mixed;
      if (!one) continue;
      report(
        one.item,
        `${file} pins ${listing(
          mixed.map(({ product }) => product.name),
          8,
        )} (${mixed.length === 1 ? 'a tool' : 'tools'} for tests or development) beside what runs in production.`,
      )
        .at('pinnedIn')
        .fix(`Pin ${mixed.length === 1 ? 'it' : 'them'} in a file of their own, such as requirements-dev.txt`)
        .key(file);
    }
  },
});
