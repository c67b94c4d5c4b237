import { stackedProducts } from '../../analysis/stack-index.ts';
import { versionStatements } from '../../analysis/version-statements.ts';
import { sameVersions, versionsMeet } from '../../analysis/versions.ts';
import { defineRule } from '../rule.ts';

const isRange = (version: string): boolean => /[+^~<>≥≤*x]|>=/.test(version);

export const twoRanges = defineRule({
  id: 'stack/two-ranges',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Product has two version ranges',
  why: 'A version that one place allows is too old for the other.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { from: Node.js, to: Python 3.8+ }\n---\n',
      'environment.mdx': '---\ntools:\n  - { name: Python on Windows, version: 3.11+ }\n---\n',
    },
    passes: {
      'stack.mdx': '---\nstack:\n  - { from: Node.js, to: Python 3.11+ }\n---\n',
      'environment.mdx': '---\ntools:\n  - { name: Python on Windows, version: 3.11+ }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const statement of versionStatements(plan)) {
      if (!isRange(statement.version)) continue;
      const stacked = stackedProducts(plan).find(
        ({ keys, product }) =>
          statement.keys.some((key) => keys.includes(key)) && product.version !== undefined && isRange(product.version.raw),
      );
      const range = stacked?.product.version?.raw;
      if (
        !stacked ||
        range === undefined ||
        sameVersions(range, statement.version) !== false ||
        versionsMeet(range, statement.version) === false
      )
        continue;
      const finding = report(
        { source: statement.source, ref: statement.owner.ref },
        `${statement.name} is ${statement.version} in ${statement.where}, and ${range} in the stack.`,
      )
        .related(stacked.item, `but here it says ${range}`, 'to')
        .fix('Write the narrower range in both places')
        .key(statement.name, statement.version);
      if (statement.field) finding.at(statement.field);
    }
  },
});
