import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RECORD } from '../build/program/messages.ts';
import { cacheFolder } from '../runtime/cache-folder.ts';
import { PACKAGE_ROOT, packageFile, type Release } from '../runtime/own-files.ts';
import { treeDigest } from '../runtime/tree-digest.ts';
import { compileProgram } from './compiled-program.ts';
import { packageOf, place, vendor } from './vendor.ts';

// Makes what `npm pack` packs: `lib/`, with our modules as JavaScript and types, the compiled program of the site, and the packages
// that it needs, bundled. `npm run package` does it by hand.

const LIB = join(PACKAGE_ROOT, 'lib');
const SOURCES = join(PACKAGE_ROOT, 'src');

/** Compiled by Astro, or used to compile: not part of the package. */
const LEFT_OUT = /^(?:pages|components|layouts|scripts|release)(?:\/|$)|^content\.config\.ts$|^styles\/views(?:\/|$)/;

/** Modules of Astro that come with the package, rather than from a user's own. */
const INTERNALS = /^astro\/(?:runtime\/|zod$)/;

/** Modules that users may import. */
const PUBLIC = ['index', 'content'];

/** Fonts that drawings are measured with, and that pages of audiences carry in them. */
const FONTS = ['latin', 'latin-ext', 'greek', 'cyrillic'].flatMap((subset) => [
  `@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`,
  ...[400, 500, 600, 700].map((weight) => `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`),
]);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const slashed = (path: string): string => path.split(sep).join('/');

/** Our modules, one file each. */
function compileModules(): void {
  const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(PACKAGE_ROOT, 'tsconfig.package.json')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('tsc failed');
  for (const name of ['release', 'content.config.js', 'content.config.d.ts'])
    rmSync(join(LIB, name), { recursive: true, force: true });
  for (const file of filesBelow(SOURCES)) {
    const below = slashed(relative(SOURCES, file));
    if (!file.endsWith('.ts') && !LEFT_OUT.test(below)) place(join(LIB, below), readFileSync(file));
  }
  for (const font of FONTS) place(join(LIB, 'vendor/files', font), readFileSync(packageFile(font)));
}

/** The program of the site. Its modules import ours by where they are: below `lib/`, rather than in the sources. */
async function compileSite(): Promise<void> {
  const folder = join(LIB, 'program');
  mkdirSync(folder, { recursive: true });
  await compileProgram(folder, cacheFolder(PACKAGE_ROOT));
  const sources = `${pathToFileURL(SOURCES).href}/`;
  const ours = new RegExp(`${sources.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}([^"']+)\\.ts`, 'g');
  for (const file of filesBelow(join(folder, 'modules'))) {
    if (!/\.m?js$/.test(file)) continue;
    const here = relative(dirname(file), LIB);
    const code = readFileSync(file, 'utf8')
      .replace(ours, (_, module: string) => `${slashed(here)}/${module}.js`)
      // Astro notes the folders that it has compiled in. Nothing reads them, and nobody is to know them.
      .replaceAll(pathToFileURL(`${PACKAGE_ROOT}/`).href.replace(/\/+$/, '/'), 'file:///banyan/')
      .replaceAll(`${PACKAGE_ROOT.replace(/[\\/]+$/, '')}/`, '/banyan/');
    if (/(?:\bfrom|\bimport)\s*\(?\s*["']file:/.test(code))
      throw new Error(`${relative(LIB, file)} imports a file outside the package`);
    writeFileSync(file, code);
  }
  // Digests tell a damaged cache; a package is what it is.
  const record = JSON.parse(readFileSync(join(folder, RECORD), 'utf8')) as { files: Record<string, string> };
  writeFileSync(
    join(folder, RECORD),
    JSON.stringify({ ...record, files: Object.fromEntries(Object.keys(record.files).map((file) => [file, ''])) }),
  );
}

/** Types that users can import, and what those import; all others go. zod's lie beside them, since zod itself is bundled. */
function publishTypes(): void {
  const zod = join(LIB, 'vendor/zod-types');
  const installed = dirname(fileURLToPath(import.meta.resolve('zod/package.json')));
  for (const file of filesBelow(installed).filter((path) =>
    /^(?:index|v4\/(?:classic|core|locales)\/.*)\.d\.ts$/.test(slashed(relative(installed, path))),
  ))
    place(join(zod, relative(installed, file)), readFileSync(file));
  const wanted = new Set<string>();
  const want = (file: string): void => {
    if (wanted.has(file) || !file.startsWith(LIB)) return;
    wanted.add(file);
    const text = readFileSync(file, 'utf8');
    const own = `"./${slashed(relative(dirname(file), join(zod, 'index.js')))}"`.replace('./..', '..');
    const code = file.startsWith(zod) ? text : text.replace(/(["'])(?:astro\/)?zod\1/g, own);
    if (code !== text) writeFileSync(file, code);
    // `ts.preProcessFile` does not see `export * as name from`.
    for (const [, module = ''] of code.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']*)["']/g))
      want(join(dirname(file), module.replace(/\.[jt]s$/, '.d.ts')));
  };
  for (const name of PUBLIC) want(join(LIB, `${name}.d.ts`));
  for (const file of filesBelow(LIB)) if (file.endsWith('.d.ts') && !wanted.has(file)) rmSync(file);
}

rmSync(LIB, { recursive: true, force: true });
compileModules();
await compileSite();
publishTypes();
const { dependencies, peerDependencies }: { dependencies: object; peerDependencies: object } = JSON.parse(
  readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'),
);
const installed = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]);
const isModule = (file: string): boolean =>
  /\.m?js$/.test(file) && !/^(?:vendor|program\/client)\//.test(slashed(relative(LIB, file)));
await vendor(
  LIB,
  filesBelow(LIB).filter(isModule),
  (specifier) => installed.has(packageOf(specifier)) && !INTERNALS.test(specifier),
);
writeFileSync(join(LIB, 'release.json'), `${JSON.stringify({ digest: treeDigest(LIB) } satisfies Release)}\n`);
