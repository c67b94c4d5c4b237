import { counted } from '../../analysis/counted.ts';
import { stackedProducts } from '../../analysis/stack-index.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const noVersions = defineRule({
  id: 'stack/no-versions',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Products have no version',
  why: 'Two builds of the same plan get different software, and a review cannot look for what changed between the majors.',
  examples: {
    fails: { 'stack.mdx': '---\nstack:\n  - { from: Echo, to: FastAPI }\n---\n' },
    passes: {
      'stack.mdx': '---\nstack:\n  - { from: Echo, to: FastAPI 0.115+ }\n  - { to: S3 unpinned, purpose: artifacts }\n---\n',
    },
  },
  check({ plan, report }) {
    const products = stackedProducts(plan).filter(({ item }) => item.to !== 'same');
    const bare = products.filter(
      ({ item, product }) =>
        product.version === undefined && item.pins === undefined && !/:[\w.-]+$|\b\d+(?:\.\d+)+/.test(product.raw),
    );
    const [first] = bare;
    if (!first) return;
    report(
      first.item,
      `${bare.length} of ${counted(products.length, 'product')} of the stack ${bare.length === 1 ? 'has' : 'have'} no version: ${listing(
        bare.map(({ product }) => product.name),
        12,
      )}.`,
    )
      .at('to')
      .fix(`Write to: ${first.product.name} 1.2+, or to: ${first.product.name} unpinned where any version will do`);
  },
});
