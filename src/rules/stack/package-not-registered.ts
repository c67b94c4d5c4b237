import { codeOf } from '../../analysis/code.ts';
import { type CodePackage, codePackages } from '../../analysis/code-packages.ts';
import { isMeantBy, stackedProducts } from '../../analysis/stack-index.ts';
import type { Plan } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

/** Folders and modules of the project itself: an import of them names no package. */
function localNames(plan: Plan): (name: string) => boolean {
  let paths: string | undefined;
  return (name) => {
    paths ??= [...codeOf(plan)].map(({ text }) => text).join('\n');
    const root = name.split(/[./]/)[0] ?? name;
    return (
      /^(?:app|src|lib|tests?|config|main|server|your|my)\b|^(?:your|my)[-_]/i.test(root) ||
      new RegExp(`(?:^|[\\s/])${root.replace(/[^\w-]/g, '.')}(?:\\.py|\\.[jt]sx?|/)`, 'm').test(paths)
    );
  };
}

export const packageNotRegistered = defineRule({
  id: 'stack/package-not-registered',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Package is not in the stack',
  why: 'It enters the new system without a version, a reason, or a review of its licence and advisories.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { from: Echo, to: FastAPI 0.115+, category: framework }\n---\n',
      'pages/install.mdx': '---\ntitle: Install\n---\n\n```bash\npip install fastapi uvicorn\n```\n',
    },
    passes: {
      'stack.mdx':
        '---\nstack:\n  - { from: Echo, to: FastAPI 0.115+, category: framework }\n  - { to: uvicorn 0.30+, category: server, purpose: serves the API }\n---\n',
      'pages/install.mdx': '---\ntitle: Install\n---\n\n```bash\npip install fastapi uvicorn\n```\n',
    },
  },
  check({ plan, report }) {
    if (!plan.stack) return;
    const products = [...stackedProducts(plan, 'to'), ...stackedProducts(plan, 'from')];
    const isLocal = localNames(plan);
    const missing = new Map<string, CodePackage[]>();
    for (const { named, code } of codePackages(plan)) {
      const last = named.name.split('/').at(named.how === 'image' ? -1 : 0) ?? named.name;
      if (products.some((product) => isMeantBy(product, last) || isMeantBy(product, named.name))) continue;
      if (named.how === 'import' && isLocal(named.name)) continue;
      const key = named.how === 'import' ? (named.name.split('.')[0] ?? named.name) : named.name;
      missing.set(key, [...(missing.get(key) ?? []), { named, code }]);
    }
    for (const [name, [first, ...others]] of missing) {
      if (!first) continue;
      const { code, named } = first;
      const how = { install: 'is installed', import: 'is imported', image: 'is the base of an image' }[named.how];
      const finding = report(
        { source: code.source, ref: code.owner.ref },
        `\`${name}\` ${how} (\`${named.quote}\`), but the stack does not list it.`,
      )
        .key(name)
        .fix(`Add a row to stack.mdx: - { to: ${name}, purpose: … }`);
      if (code.field) finding.at(code.field);
      for (const other of others.slice(0, 3)) finding.related({ source: other.code.source }, 'here as well');
    }
  },
});
