import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../runtime/own-files.ts';

// Writes NOTICE: the packages that the package of Banyan contains or installs, with version, licence and copyright. Run by
// `npm run notice`; a test fails when it is out of date.

interface Locked {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
}
const read = (file: string): string => readFileSync(join(PACKAGE_ROOT, file), 'utf8');

/** Compile the site or the package, and are not part of it. Of Astro, only modules of its own are. */
const BUILD_ONLY = new Set(['typescript', 'rolldown']);
const NOT_FOLLOWED = new Set(['astro']);

/** `mermaid` of `mermaid/dist/x.js`, `@a/b` of `@a/b/c`. */
const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Returns the packages that our sources import, and the fonts. */
function importedPackages(): string[] {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(read('package.json'));
  const sources = readdirSync(join(PACKAGE_ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|mjs|js|astro)$/.test(file))
    .map((file) => read(join('src', file)));
  const imports = sources.flatMap((source) =>
    [
      ...source.matchAll(
        /^import (?!type\b)(?:[^'"\n]* from )?'([^.'][^']*)'|\bimport\('([^.'][^']*)'\)|^\} from '([^.'][^']*)'/gm,
      ),
    ].map(([, a, b, c]) => packageName(a ?? b ?? c ?? '')),
  );
  const fonts = Object.keys(devDependencies).filter((name) => name.startsWith('@fontsource'));
  return [...new Set([...imports, ...fonts])].filter((name) => !isBuiltin(name) && !BUILD_ONLY.has(name) && !name.includes(':'));
}

/** Returns the lockfile key of a package as Node finds it from another one: `node_modules/a/node_modules/b`, or further up. */
function keyOf(name: string, from: string, packages: Readonly<Record<string, Locked>>): string | undefined {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const key = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[key]) return key;
    if (folder === '') return undefined;
  }
}

/** Returns the line of a package's licence file that names who holds the rights; empty if there is none. */
function copyrightOf(key: string): string {
  const folder = join(PACKAGE_ROOT, key);
  const files = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const file = files.find((each) => each.isFile() && /^(?:licen[cs]e|copying)/i.test(each.name))?.name;
  const line =
    file === undefined ? undefined : /^.*\bcopyright\b.*\d{4}.*$/im.exec(readFileSync(join(folder, file), 'utf8'))?.[0];
  return line?.replace(/^[\s/*#>-]+|\s+$/g, '') ?? '';
}

/** Returns the text of NOTICE. */
export function noticeText(): string {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(read('package-lock.json'));
  const found = new Set<string>();
  const waiting = importedPackages().map((name) => keyOf(name, '', packages));
  for (let key = waiting.pop(); waiting.length > 0 || key !== undefined; key = waiting.pop()) {
    if (key === undefined || found.has(key)) continue;
    found.add(key);
    if (NOT_FOLLOWED.has(key.replace('node_modules/', ''))) continue;
    for (const name of Object.keys(packages[key]?.dependencies ?? {})) waiting.push(keyOf(name, key, packages));
  }
  const lines = [...found].map((key) => {
    const { version = '', license } = packages[key] ?? {};
    const copyright = copyrightOf(key);
    return `${key.split('node_modules/').at(-1)} ${version}, ${license ?? 'see its licence file'}${copyright === '' ? '' : `\n    ${copyright}`}`;
  });
  return `${HEAD}\n${[...new Set(lines)].sort().join('\n')}\n`;
}

const HEAD = `Banyan
See LICENSE for its own licence.

The package contains, or installs, the software below. The full licence texts of what is bundled are in lib/vendor/LICENSES.txt.
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(PACKAGE_ROOT, 'NOTICE'), noticeText());
