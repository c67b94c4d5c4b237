import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { documentsOf } from '../../analysis/contracts.ts';
import { basePath, pathShape, resolveSurfaces } from '../../analysis/operations.ts';
import type { ReadDocument } from '../../endpoints/documents/compare.ts';
import { operationText } from '../../endpoints/documents/document.ts';
import { loadDocument } from '../../endpoints/documents/load.ts';
import { insertRows } from '../../endpoints/insert-rows.ts';
import { belowBase, LIST_FORMATS, listedOperations } from '../../endpoints/lists/read.ts';
import { covers, methodsMeet } from '../../endpoints/match.ts';
import { type ListedOperation, listedOperation, proposeRows, rowText } from '../../endpoints/propose-rows.ts';
import type { Surface } from '../../model/plan.ts';
import { readAll } from '../../pipeline/read-all.ts';
import { folderText } from '../../reader/text-files.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../failure.ts';
import { type Arguments, flag, text } from '../options.ts';
import { planNamed } from '../plan-named.ts';
import { contentRoot, projectOf } from '../project.ts';

/** What a tool printed about the operations of an API; undefined where the file may be an API document. */
function listAt(path: string): ListedOperation[] | undefined {
  if (!existsSync(path)) throw new UsageError(`there is no file ${path}`, `name ${LIST_FORMATS}`);
  return listedOperations(basename(path), readFileSync(path, 'utf8'));
}

/** Reads an API description that lies anywhere; inside of the content root its `$ref`s may lead anywhere below it. */
async function documentAt(path: string, root: string): Promise<ReadDocument> {
  const file = resolve(path);
  if (!existsSync(file)) throw new UsageError(`there is no file ${path}`, `name ${LIST_FORMATS}`);
  const inside = !relative(root, file).startsWith('..');
  const [folder, name] = inside ? [root, relative(root, file)] : [dirname(file), basename(file)];
  const { document, problems } = await loadDocument(name.replaceAll('\\', '/'), folderText(folder));
  const [problem] = problems;
  if (document?.operations.length === 0) throw new UsageError(`${path} describes no operation`, `name ${LIST_FORMATS}`);
  if (!document) throw new UsageError(problem?.message ?? `${path} cannot be read`, problem?.fix ?? `name ${LIST_FORMATS}`);
  return document;
}

async function operationsOf(args: Arguments, side: 'old' | 'new', surface: Surface, root: string): Promise<ListedOperation[]> {
  const field = side === 'old' ? 'from' : 'to';
  const stated = text(args, side);
  const files = stated === undefined ? documentsOf(surface, field).map((file) => join(root, file)) : [stated];
  if (files.length === 0)
    throw new UsageError(
      `nothing says which operations the ${side} side has`,
      `write --${side} FILE, or openapi:, graphql: or asyncapi: in ${field}:`,
    );
  const base = basePath(surface[field]?.base);
  const lists = await Promise.all(
    files.map(async (file) => {
      const listed = listAt(file);
      return listed
        ? listed.map((operation) => belowBase(operation, base))
        : (await documentAt(file, root)).operations.map((operation) => listedOperation(operation, base));
    }),
  );
  return lists.flat();
}

/** Whether rows of the surface name an operation already, also by `ANY` or a wildcard. */
function takenBy(surface: Surface): Parameters<typeof proposeRows>[2] {
  const rows = resolveSurfaces([surface]);
  const isIn = (side: readonly { methods: readonly string[]; path: string }[]) => {
    const exact = new Set(side.flatMap(({ methods, path }) => methods.map((method) => `${method} ${pathShape(path)}`)));
    const wide = side.filter(({ methods, path }) => methods.includes('ANY') || path.includes('*'));
    return ({ method, path }: ListedOperation): boolean =>
      exact.has(`${method} ${pathShape(path)}`) ||
      wide.some((row) => methodsMeet(row.methods, [method]) && covers(row.path, path));
  };
  return { old: isIn(rows.flatMap(({ from }) => from)), new: isIn(rows.flatMap(({ to }) => to)) };
}

/** `import endpoints`: rows of an endpoint table from the API descriptions of both sides. */
export const importEndpoints: Command = {
  name: 'endpoints',
  summary: 'proposes rows of an endpoint table from the API descriptions of both sides',
  usage: '<plan>/<surface>',
  options: {
    old: {
      type: 'string',
      value: 'FILE',
      doc: 'the operations of the old side: an API document (default: that of the surface), or what a tool prints',
    },
    new: { type: 'string', value: 'FILE', doc: 'the operations of the new side, likewise' },
    write: { type: 'boolean', doc: 'add the rows to the file; without it they are printed' },
  },
  async run(args) {
    const [name = '', ...more] = args.positionals;
    const [planId, surfaceId, ...rest] = name.split('/');
    if (!planId || !surfaceId || rest.length > 0 || more.length > 0)
      throw new UsageError('import endpoints takes one surface', 'banyan import endpoints PLAN/SURFACE --old FILE --new FILE');
    const root = contentRoot(args);
    const { portfolio } = await readAll(projectOf(args));
    const plan = planNamed(planId, portfolio.plans);
    const surface = plan.endpoints.find(({ id }) => id === surfaceId);
    if (!surface)
      throw new UsageError(
        `${planId} has no surface ${surfaceId}`,
        `create plans/${planId}/endpoints/${surfaceId}.mdx with title:, from:, to: and mappings: []`,
      );
    const [old, next] = [await operationsOf(args, 'old', surface, root), await operationsOf(args, 'new', surface, root)];
    const { rows, fresh } = proposeRows(old, next, takenBy(surface));
    const same = rows.filter(({ to }) => to === 'same').length;
    const open = rows.filter(({ to }) => typeof to === 'object' && 'unknown' in to).length;
    const lines = (indent: string): string => rows.map((row) => rowText(row, indent)).join('\n');
    const file = join(root, surface.source.file);
    if (rows.length > 0 && flag(args, 'write')) {
      const inserted = insertRows(readFileSync(file, 'utf8'), lines);
      if (!inserted.ok) throw new UsageError(`${surface.source.file}: ${inserted.why}`, `write ${inserted.write}`);
      writeFileSync(file, inserted.text);
    } else if (rows.length > 0) process.stdout.write(`${lines('  ')}\n`);
    const what = flag(args, 'write') ? 'added to' : 'missing in';
    process.stderr.write(
      rows.length === 0
        ? `Every old operation has a row in ${surface.source.file}.\n`
        : `${rows.length} of ${old.length} old operations ${what} ${surface.source.file}: ${same} the same, ${rows.length - same - open} renamed, ${open} to decide.\n`,
    );
    if (fresh.length > 0)
      process.stderr.write(
        `${fresh.length} new operations have no row: ${fresh
          .slice(0, 5)
          .map(({ method, path }) => operationText({ method, fullPath: path }))
          .join(', ')}${fresh.length > 5 ? ' …' : ''}\n`,
      );
    return 0;
  },
};
