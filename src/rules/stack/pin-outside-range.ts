import { stackedProducts } from '../../analysis/stack-index.ts';
import { versionsMeet } from '../../analysis/versions.ts';
import { defineRule } from '../rule.ts';

export const pinOutsideRange = defineRule({
  id: 'stack/pin-outside-range',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Pinned version is outside the range of the stack',
  why: 'What is installed is not what the plan was made for.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { from: Express, to: Flask 2.3+, pins: ==2.2.5, pinnedIn: requirements.txt }\n---\n',
    },
    passes: {
      'stack.mdx': '---\nstack:\n  - { from: Express, to: Flask 2.3+, pins: ==2.3.3, pinnedIn: requirements.txt }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const { item, product } of stackedProducts(plan)) {
      const pin = item.pins;
      if (!pin || !product.version || versionsMeet(pin.raw, product.version.raw) !== false) continue;
      const where = item.pinnedIn;
      report(
        item,
        `${product.name} is pinned to ${pin.raw}${where === undefined ? '' : ` in ${where}`}, outside of ${product.version.raw}.`,
      )
        .at('pins')
        .related(item, `but here it says ${product.version.raw}`, 'to')
        .fix('Pin a version of the range, or correct the range');
    }
  },
});
