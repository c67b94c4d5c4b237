import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import ts from 'typescript';

/** The imports of one specifier: the imported names (`*` for all), and the locations of the specifier. */
interface PackageImport {
  names: Set<string>;
  locations: { file: string; start: number; end: number }[];
}

/** Returns the package of a specifier: `@a/b/c` → `@a/b`. */
export const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Returns the names that an import or export statement uses of a module. */
function namesOf(node: ts.ImportDeclaration | ts.ExportDeclaration): string[] {
  if (ts.isExportDeclaration(node))
    return node.exportClause && ts.isNamedExports(node.exportClause)
      ? node.exportClause.elements.map(({ propertyName, name }) => (propertyName ?? name).text)
      : ['*'];
  const { importClause: clause } = node;
  const bindings = clause?.namedBindings;
  return [
    ...(clause?.name ? ['default'] : []),
    ...(bindings && ts.isNamespaceImport(bindings) ? ['*'] : []),
    ...(bindings && ts.isNamedImports(bindings)
      ? bindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text)
      : []),
  ];
}

/** Returns the package imports of compiled modules, except for packages that are installed. */
function importsOf(files: readonly string[], isInstalled: (specifier: string) => boolean): Map<string, PackageImport> {
  const found = new Map<string, PackageImport>();
  const add = (file: string, literal: ts.Node | undefined, names: readonly string[]): void => {
    if (!literal || !ts.isStringLiteral(literal)) return;
    const { text } = literal;
    if (/^(?:\.|\/|file:|data:)/.test(text) || isBuiltin(text) || isInstalled(text)) return;
    const imported = found.get(text) ?? { names: new Set(), locations: [] };
    for (const name of names) imported.names.add(name);
    imported.locations.push({ file, start: literal.getStart(), end: literal.getEnd() });
    found.set(text, imported);
  };
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(file, node.moduleSpecifier, namesOf(node));
      else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
        add(file, node.arguments[0], ['*', 'default']);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.JS));
  }
  return found;
}

/** Returns a path with the slashes of specifiers. */
export const toPosix = (path: string): string => path.split(sep).join('/');

/** Returns the quoted specifier with which one file imports another. */
const relativeSpecifier = (from: string, to: string): string => {
  const path = toPosix(relative(dirname(from), to));
  return JSON.stringify(path.startsWith('.') ? path : `./${path}`);
};

/** `@a/b/c.js` → `a-b-c` */
const slug = (specifier: string): string =>
  specifier
    .replace(/\.m?js$/, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '');

/** Returns the entry module of a bundle. It re-exports by name, because CommonJS has no static exports. */
function entryOf(specifier: string, names: ReadonlySet<string>): string {
  const from = JSON.stringify(specifier);
  const named = [...names].filter((name) => name !== '*').sort();
  return [
    ...(names.has('*') ? [`export * from ${from};`] : []),
    named.length > 0 ? `export { ${named.join(', ')} } from ${from};` : `import ${from};`,
  ].join('\n');
}

/** Returns the licence of the package that a file belongs to. */
function licenceOf(file: string): { name: string; text: string } | undefined {
  const parts = file.split(sep);
  const at = parts.lastIndexOf('node_modules');
  if (at < 0) return undefined;
  const folder = parts.slice(0, at + (parts[at + 1]?.startsWith('@') ? 3 : 2)).join(sep);
  const { name, version, license }: { name: string; version: string; license?: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const own = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = own === undefined ? '' : readFileSync(join(folder, own), 'utf8').trim();
  return { name: `${name} ${version} (${license ?? 'see below'})`, text };
}

/** jsdom resolves a worker for synchronous requests, which diagrams never make. */
const noSyncRequests = {
  name: 'banyan:without-requests',
  transform(code: string, id: string): string | undefined {
    return /XMLHttpRequest-impl\.js$/.test(id) ? code.replace(/require\.resolve\("[^"]*"\)/, '""') : undefined;
  },
};

/** The bundled modules all lie in one folder, so that the path from any of them to the folder of the package is the same. */
const MODULES = 'modules';

/** Gives our modules the addresses that they had before bundling: they find files beside themselves, and start workers. */
const keepAddresses = (root: string) => ({
  name: 'banyan:addresses',
  transform: (code: string, id: string): string | undefined =>
    id.startsWith(`${root}${sep}`)
      ? code.replaceAll(
          'import.meta.url',
          `new URL(${JSON.stringify(`../${toPosix(relative(root, id))}`)}, import.meta.url).href`,
        )
      : undefined,
});

/** Modules that are started by path: `new Worker(sibling('./worker', import.meta.url))`. */
function startedByPath(files: readonly string[]): string[] {
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bsibling\('(\.[^']+)', import\.meta\.url\)/g)].map(([, name = '']) =>
      join(dirname(file), `${name}.js`),
    ),
  );
}

/** Returns the paths of the modules that the code of a file imports by relative path. */
export const relativeImports = (file: string, code: string): string[] =>
  [...code.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']*)["']/g)].map(([, path = '']) => join(dirname(file), path));

/** Our modules that the site's program imports. */
const importedFrom = (program: readonly string[], root: string): string[] =>
  program
    .flatMap((file) => relativeImports(file, readFileSync(file, 'utf8')))
    .filter((file) => !file.startsWith(join(root, 'program')));

/** What the package needs. Paths are absolute, below `root`. */
export interface BundleInput {
  root: string;
  /** Our compiled modules. */
  modules: readonly string[];
  /** Modules of the site's program, which stay files of their own. */
  program: readonly string[];
  /** Those of our modules that others import or start; what the program imports and what is started by path is added to them. */
  entries: readonly string[];
  /** Whether the users of the package have what a specifier names. */
  isInstalled: (specifier: string) => boolean;
}

/**
 * Bundles our modules with the packages that they and the site's program import, so that users install few packages and a command
 * loads a dozen files instead of hundreds. Each entry stays importable at its path; the other modules are removed.
 */
export async function bundle({ root, modules, program, entries, isInstalled }: BundleInput): Promise<void> {
  const imports = importsOf(program, isInstalled);
  const virtual = new Map([...imports].map(([specifier, { names }]) => [`entry:${specifier}`, entryOf(specifier, names)]));
  const own = [...new Set([...entries, ...startedByPath(modules), ...importedFrom(program, root)])].filter((file) =>
    modules.includes(file),
  );
  const nameOf = (file: string): string => slug(toPosix(relative(root, file)));
  const rolled = await rolldown({
    input: {
      ...Object.fromEntries([...imports.keys()].map((specifier) => [`package-${slug(specifier)}`, `entry:${specifier}`])),
      ...Object.fromEntries(own.map((file) => [nameOf(file), file])),
    },
    platform: 'node',
    // `release/` makes packages and is not part of one.
    external: (id) => isBuiltin(id) || isInstalled(id) || /\/release\/[\w-]+\.js$/.test(id),
    logLevel: 'silent',
    plugins: [
      {
        name: 'banyan:entries',
        resolveId: (id, importer) =>
          virtual.has(id) ? id : importer?.startsWith('entry:') ? import.meta.resolve(id).replace(/^file:\/\//, '') : undefined,
        load: (id) => virtual.get(id),
      },
      keepAddresses(root),
      noSyncRequests,
    ],
  });
  const folder = join(root, MODULES);
  const { output } = await rolled.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    minify: true,
    keepNames: true,
  });
  await rolled.close();
  const licences = new Map(
    output
      .flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
      .flatMap((id) => licenceOf(id) ?? [])
      .map(({ name, text }) => [name, text]),
  );
  const notices = [...licences].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `${name}\n\n${text}\n`);
  writeWithFolders(
    join(root, 'vendor/LICENSES.txt'),
    `Packages that are bundled here, with their licences.\n\n${notices.join('\n---\n\n')}`,
  );
  rewriteSpecifiers(imports, (specifier) => join(folder, `package-${slug(specifier)}.js`));
  for (const file of modules) rmSync(file);
  for (const file of own) writeFileSync(file, `export * from ${relativeSpecifier(file, join(folder, `${nameOf(file)}.js`))};\n`);
}

/** Replaces specifiers by relative paths. */
function rewriteSpecifiers(imports: ReadonlyMap<string, PackageImport>, target: (specifier: string) => string): void {
  const edits = new Map<string, { start: number; end: number; text: string }[]>();
  for (const [specifier, { locations: places }] of imports)
    for (const { file, start, end } of places) {
      const text = relativeSpecifier(file, target(specifier));
      edits.set(file, [...(edits.get(file) ?? []), { start, end, text }]);
    }
  for (const [file, own] of edits) {
    let code = readFileSync(file, 'utf8');
    for (const { start, end, text } of own.sort((a, b) => b.start - a.start))
      code = code.slice(0, start) + text + code.slice(end);
    writeFileSync(file, code);
  }
}

/** Writes a file and creates its parent folders. */
export function writeWithFolders(path: string, bytes: string | Uint8Array): void {
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
