import { counted } from '../../analysis/counted.ts';
import { stackedProducts } from '../../analysis/stack-index.ts';
import { lacks } from '../../analysis/stated.ts';
import { textsOf } from '../../analysis/texts.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** `opentelemetry-sdk` is meant where a plan speaks of OpenTelemetry; `python-dotenv` is not where it speaks of Python. */
const familyOf = (key: string): string | undefined => {
  const root = key.split('-')[0] ?? '';
  return root.length >= 8 && root !== key ? root : undefined;
};

export const noPurpose = defineRule({
  id: 'stack/no-purpose',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Packages have no purpose',
  why: 'A package without a purpose, a predecessor or a mention is left over or an undocumented decision; either way it has to be maintained.',
  missing: ['purpose'],
  examples: {
    fails: { 'stack.mdx': '---\nstack:\n  - { from: Echo, to: FastAPI 0.115+ }\n  - { to: celery 5.3+ }\n---\n' },
    passes: {
      'stack.mdx':
        '---\nstack:\n  - { from: Echo, to: FastAPI 0.115+ }\n  - { to: celery 5.3+, purpose: sends mails in the background }\n---\n',
    },
  },
  check({ plan, report }) {
    const products = stackedProducts(plan);
    const unexplained = products.filter(
      ({ item }) =>
        item.from === undefined && lacks(item, 'purpose') && item.benefit === undefined && item.decision === undefined,
    );
    if (unexplained.length === 0) return;
    const texts = [...textsOf(plan)].filter(({ source }) => source.file !== plan.stack?.source.file).map(({ text }) => text);
    const elsewhere = ` ${texts
      .join('\n')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}@/]+/gu, ' ')} `;
    const isNamed = (key: string): boolean =>
      [key, familyOf(key)].some(
        (name) => name !== undefined && elsewhere.includes(` ${name.replace(/[^\p{L}\p{N}@/]+/gu, ' ')} `),
      );
    const unused = unexplained.filter(({ keys }) => !keys.some(isNamed));
    const [first] = unused;
    if (!first) return;
    report(
      first.item,
      `${unused.length} of ${counted(products.length, 'product')} of the stack ${unused.length === 1 ? 'has' : 'have'} no purpose and no predecessor, and ${unused.length === 1 ? 'is' : 'are'} named nowhere else: ${listing(
        unused.map(({ product }) => product.name),
        12,
      )}.`,
    )
      .at('to')
      .fix('Write purpose: at each of them, or remove it');
  },
});
