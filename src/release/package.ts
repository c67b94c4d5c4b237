import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MANIFEST } from '../build/program/manifest.ts';
import { cacheFolder } from '../runtime/cache-folder.ts';
import { PACKAGE_ROOT, packageFile, type Release } from '../runtime/own-files.ts';
import { treeDigest } from '../runtime/tree-digest.ts';
import { bundle, packageOf, relativeImports, toPosix, writeWithFolders } from './bundle.ts';
import { compileProgram } from './compiled-program.ts';

// Makes the contents of `npm pack`: `lib/` with our modules as JavaScript and types, the compiled site, and bundled dependencies.
// Run by `npm run package`.

const LIB = join(PACKAGE_ROOT, 'lib');
const SOURCES = join(PACKAGE_ROOT, 'src');

/** Compiled by Astro, or only used to compile: not part of the package. */
const EXCLUDED = /^(?:pages|components|layouts|scripts|release)(?:\/|$)|^content\.config\.ts$|^styles\/views(?:\/|$)/;

/** Astro modules that are bundled with the package instead of imported from the user's installation. */
const BUNDLED_ASTRO_MODULES = /^astro\/(?:runtime\/|zod$)/;

/** Modules that users may import. */
const PUBLIC = ['index', 'content'];

/** Modules that others import or start: users, `bin/banyan.mjs`. */
const ENTRIES = [...PUBLIC, 'cli/main', 'runtime/cache-folder'];

/** Fonts used to measure text in drawings and embedded in audience pages. */
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

/** Compiles our modules, one file each. */
function compileModules(): void {
  const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(PACKAGE_ROOT, 'tsconfig.package.json')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('tsc failed');
  for (const name of ['release', 'content.config.js', 'content.config.d.ts'])
    rmSync(join(LIB, name), { recursive: true, force: true });
  for (const file of filesBelow(SOURCES)) {
    const below = toPosix(relative(SOURCES, file));
    if (!file.endsWith('.ts') && !EXCLUDED.test(below)) writeWithFolders(join(LIB, below), readFileSync(file));
  }
  for (const font of FONTS) writeWithFolders(join(LIB, 'vendor/files', font), readFileSync(packageFile(font)));
}

/** Compiles the site and makes its modules import ours from `lib/` instead of from the sources. */
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
      .replace(ours, (_, module: string) => `${toPosix(here)}/${module}.js`)
      // Astro embeds the folders that it compiled in. Nothing reads them, and they would reveal the build machine's paths.
      .replaceAll(pathToFileURL(`${PACKAGE_ROOT}/`).href.replace(/\/+$/, '/'), 'file:///banyan/')
      .replaceAll(`${PACKAGE_ROOT.replace(/[\\/]+$/, '')}/`, '/banyan/');
    if (/(?:\bfrom|\bimport)\s*\(?\s*["']file:/.test(code))
      throw new Error(`${relative(LIB, file)} imports a file outside the package`);
    writeFileSync(file, code);
  }
  // Checksums detect a damaged cache; the package needs none.
  const record = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as { files: Record<string, string> };
  writeFileSync(
    join(folder, MANIFEST),
    JSON.stringify({ ...record, files: Object.fromEntries(Object.keys(record.files).map((file) => [file, ''])) }),
  );
}

/**
 * Keeps the types that users can import and their imports, and removes all others. zod's types are copied, since zod itself is
 * bundled.
 */
function pruneTypes(): void {
  const zod = join(LIB, 'vendor/zod-types');
  const installed = dirname(fileURLToPath(import.meta.resolve('zod/package.json')));
  for (const file of filesBelow(installed).filter((path) =>
    /^(?:index|v4\/(?:classic|core|locales)\/.*)\.d\.ts$/.test(toPosix(relative(installed, path))),
  ))
    writeWithFolders(join(zod, relative(installed, file)), readFileSync(file));
  const wanted = new Set<string>();
  const want = (file: string): void => {
    if (wanted.has(file) || !file.startsWith(LIB)) return;
    wanted.add(file);
    const text = readFileSync(file, 'utf8');
    const own = `"./${toPosix(relative(dirname(file), join(zod, 'index.js')))}"`.replace('./..', '..');
    const code = file.startsWith(zod) ? text : text.replace(/(["'])(?:astro\/)?zod\1/g, own);
    if (code !== text) writeFileSync(file, code);
    // `ts.preProcessFile` does not see `export * as name from`.
    for (const module of relativeImports(file, code)) want(module.replace(/\.[jt]s$/, '.d.ts'));
  };
  for (const name of PUBLIC) want(join(LIB, `${name}.d.ts`));
  for (const file of filesBelow(LIB)) if (file.endsWith('.d.ts') && !wanted.has(file)) rmSync(file);
}

rmSync(LIB, { recursive: true, force: true });
compileModules();
await compileSite();
pruneTypes();
const { dependencies, peerDependencies }: { dependencies: object; peerDependencies: object } = JSON.parse(
  readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'),
);
const installed = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]);
const isModule = (file: string): boolean => /\.m?js$/.test(file);
const site = join(LIB, 'program/modules');
await bundle({
  root: LIB,
  modules: filesBelow(SOURCES)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(LIB, relative(SOURCES, file).replace(/\.ts$/, '.js')))
    .filter((file) => existsSync(file)),
  program: filesBelow(site).filter(isModule),
  entries: ENTRIES.map((name) => join(LIB, `${name}.js`)),
  isInstalled: (specifier) => installed.has(packageOf(specifier)) && !BUNDLED_ASTRO_MODULES.test(specifier),
});
writeFileSync(join(LIB, 'release.json'), `${JSON.stringify({ digest: treeDigest(LIB) } satisfies Release)}\n`);
