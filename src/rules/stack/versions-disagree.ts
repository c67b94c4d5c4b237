import { type StackedProduct, stackedProducts } from '../../analysis/stack-index.ts';
import { type VersionStatement, versionStatements } from '../../analysis/version-statements.ts';
import { versionsMeet } from '../../analysis/versions.ts';
import { defineRule } from '../rule.ts';

/** What the stack says of a product's version: its range, else its pin. */
export const stackVersions = ({ item, product }: StackedProduct): { raw: string; field: 'to' | 'pins' }[] => {
  const pin = item.pins;
  return [
    ...(product.version ? [{ raw: product.version.raw, field: 'to' as const }] : []),
    ...(pin ? [{ raw: pin.raw, field: 'pins' as const }] : []),
  ];
};

/** `python:3.11-slim` as a row of the stack has the version of its tag. */
const imageTag = ({ product }: StackedProduct): string | undefined => /^[\w./-]+:v?(\d+(?:\.\d+)*)/.exec(product.raw)?.[1];

const isMeant = (statement: VersionStatement, stacked: StackedProduct): boolean =>
  statement.keys.some((key) => stacked.keys.includes(key));

export const versionsDisagree = defineRule({
  id: 'stack/versions-disagree',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Versions of a product contradict each other',
  why: 'Tests run on one version and production on another, or nothing can be installed at all.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { from: Go, to: Python 3.12+ }\n---\n',
      'pages/image.mdx': '---\ntitle: Image\n---\n\n```dockerfile\nFROM python:3.11-slim\n```\n',
    },
    passes: {
      'stack.mdx': '---\nstack:\n  - { from: Go, to: Python 3.12+ }\n---\n',
      'pages/image.mdx': '---\ntitle: Image\n---\n\n```dockerfile\nFROM python:3.12-slim\n```\n',
    },
  },
  check({ plan, report }) {
    const products = stackedProducts(plan);
    for (const statement of versionStatements(plan)) {
      for (const stacked of products.filter((product) => isMeant(statement, product))) {
        const other = stackVersions(stacked).find(({ raw }) => versionsMeet(raw, statement.version) === false);
        const finding =
          other &&
          report(
            { source: statement.source, ref: statement.owner.ref },
            `${statement.name} is ${statement.version} in ${statement.where}, and ${other.raw} in the stack.`,
          )
            .related(stacked.item, `but here it says ${other.raw}`, other.field)
            .fix('Write one version in both places')
            .key(statement.name, statement.version);
        if (finding && statement.field) finding.at(statement.field);
      }
    }
    for (const image of products) {
      const tag = imageTag(image);
      for (const stacked of tag === undefined
        ? []
        : products.filter(
            (product) =>
              product !== image && imageTag(product) === undefined && image.keys.some((key) => product.keys.includes(key)),
          )) {
        const other = stackVersions(stacked).find(({ raw, field }) => field === 'to' && versionsMeet(raw, tag ?? '') === false);
        if (other)
          report(image.item, `The image ${image.product.raw} holds ${tag}, and the stack asks for ${stacked.product.raw}.`)
            .at('to')
            .related(stacked.item, `but here it says ${other.raw}`, 'to')
            .fix('Write one version in both rows');
      }
    }
  },
});
