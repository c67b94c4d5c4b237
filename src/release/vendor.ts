import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/**
 * Bundles the packages that compiled modules import, so that users need not install them and their dependencies, and rewrites the
 * imports. Specifiers for which `isInstalled` returns true are left alone.
 */
export async function vendor(root: string, files: readonly string[], isInstalled: (specifier: string) => boolean): Promise<void> {
  const imports = importsOf(files, isInstalled);
  const folder = join(root, 'vendor');
  const entries = new Map([...imports].map(([specifier, { names }]) => [`entry:${specifier}`, entryOf(specifier, names)]));
  const bundle = await rolldown({
    input: Object.fromEntries([...imports.keys()].map((specifier) => [slug(specifier), `entry:${specifier}`])),
    platform: 'node',
    external: (id) => isBuiltin(id) || isInstalled(id),
    logLevel: 'silent',
    plugins: [
      {
        name: 'banyan:entries',
        resolveId: (id, importer) =>
          entries.has(id) ? id : importer?.startsWith('entry:') ? import.meta.resolve(id).replace(/^file:\/\//, '') : undefined,
        load: (id) => entries.get(id),
      },
      noSyncRequests,
    ],
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: true,
    keepNames: true,
  });
  await bundle.close();
  const licences = new Map(
    output
      .flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
      .flatMap((id) => licenceOf(id) ?? [])
      .map(({ name, text }) => [name, text]),
  );
  const notices = [...licences].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `${name}\n\n${text}\n`);
  writeFileSync(
    join(folder, 'LICENSES.txt'),
    `Packages that are bundled here, with their licences.\n\n${notices.join('\n---\n\n')}`,
  );
  rewriteSpecifiers(imports, (specifier) => join(folder, `${slug(specifier)}.js`));
}

/** Replaces specifiers by relative paths. */
function rewriteSpecifiers(imports: ReadonlyMap<string, PackageImport>, target: (specifier: string) => string): void {
  const edits = new Map<string, { start: number; end: number; text: string }[]>();
  for (const [specifier, { locations: places }] of imports)
    for (const { file, start, end } of places) {
      const path = relative(dirname(file), target(specifier)).split(sep).join('/');
      const text = JSON.stringify(path.startsWith('.') ? path : `./${path}`);
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
