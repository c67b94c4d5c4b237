import type { CallCondition } from '../model/values/call-condition.ts';
import { hostOf } from '../model/values/host.ts';
import { isNamed } from '../model/values/operation.ts';
import { normalPath } from '../model/values/path-patterns.ts';
import { type ReadDocument, type ReadOperation, splitDeltas } from './documents/compare.ts';
import type { ContractDelta } from './documents/delta.ts';
import { type ContractOperation, type DocumentFormat, pathInRow } from './documents/document.ts';
import { Work } from './documents/pair-walk.ts';
import { covers, methodsMeet } from './match.ts';
import type { OasdiffReport } from './openapi/oasdiff.ts';
import { pathShape } from './openapi/similar-operations.ts';

/** An operation of a row as `analysis` resolves it: `path` as written, `fullPath` with the base of its side. */
export interface RowOperation {
  methods: readonly string[];
  path: string;
  fullPath: string;
  /** The host that its base states. */
  host?: string;
  /** Which calls a target takes, if not all. */
  when?: CallCondition;
}

/** The part of an endpoint row that contracts need. `ResolvedMapping` is one. */
export interface ContractRow {
  from: readonly RowOperation[];
  to: readonly RowOperation[];
  /** Which calls of `from` are meant, if not all. */
  when?: CallCondition;
  disposition: string;
}

/** The documents that an endpoint file names, by path, and its oasdiff report. Unreadable ones are missing. */
export interface ContractSources {
  old: readonly ReadDocument[];
  new: readonly ReadDocument[];
  report?: OasdiffReport;
}

/** The coverage of old and new operations by rows. */
export interface Coverage {
  /** Operations of the old documents; absent if none is named. */
  old?: {
    total: number;
    /** Rows name their replacement. */
    mapped: number;
    /** Rows say that nothing replaces them: `retire`, `not-migrating`, `to: none`. */
    leaving: number;
    /** Rows do not state a replacement, or state that it is unknown. */
    open: ReadOperation[];
    /** Operations without a row. */
    missing: ReadOperation[];
  };
  new?: {
    total: number;
    /** Operations that rows lead to. */
    mapped: number;
    /** Operations that no row leads to. */
    fresh: ReadOperation[];
  };
}

/** One row with its contracts. */
export interface RowContract<Row> {
  row: Row;
  old: ReadOperation[];
  new: ReadOperation[];
  /** Operations of the row that are missing from its documents. Those that no document of their format describes are left out. */
  absentOld: RowOperation[];
  absentNew: RowOperation[];
  /** Absent if nothing can be compared. */
  deltas?: ContractDelta[];
  /** What cannot be compared, in words: `the payload of Paid is described in Avro`. */
  notCompared?: readonly string[];
  /** The numbers of compared and of skipped pairs of schemas (the latter at least), if the comparison was cut off. */
  truncated?: { compared: number; skipped: number };
  /** The source of the deltas. */
  evidence: 'documents' | 'oasdiff';
}

export interface SurfaceContracts<Row> {
  coverage: Coverage;
  rows: RowContract<Row>[];
}

const methodOf = (method: string): string => (method === 'SSE' || method === 'WS' ? 'GET' : method);
/** Normalises a path for lookup: no parameter names, one notation for all frameworks. */
const bare = (path: string): string => {
  const normal = path.includes('<') || path.includes(':') ? normalPath(path) : undefined;
  return pathShape(normal?.ok ? normal.value : path).replace(/(?<=.)\/$/, '');
};
/** Names are compared as written, apart from the names of parameters: `orders:created` and `orders:deleted` are two channels. */
const keyOf = (method: string, path: string): string =>
  isNamed({ methods: [method], path }) ? `${method} ${pathShape(path)}` : bare(path);
const withoutQuery = (path: string): string => path.replace(/\?.*$/s, '');
/** OpenAPI does not cover WebSockets and gRPC; they are found if a document has them anyway. */
const UNDESCRIBED = new Set(['WS', 'GRPC', 'JOB', 'CMD']);
/** Returns the format that describes an operation; `undefined` if none does. */
function formatOf(method: string, path: string): DocumentFormat | undefined {
  if (UNDESCRIBED.has(method)) return undefined;
  if (method === 'PUB' || method === 'SUB') return 'asyncapi';
  return method === 'MUTATION' || method === 'SUBSCRIPTION' || (method === 'QUERY' && !path.startsWith('/'))
    ? 'graphql'
    : 'openapi';
}

type Find = (operation: RowOperation, named?: readonly string[]) => ReadOperation[];

/** Returns the operations with the address of the first: services on other hosts, or below other paths, are other operations. */
const atOneAddress = ([first, ...others]: readonly ReadOperation[]): ReadOperation[] => {
  if (!first) return [];
  const hostOfFirst = hostOf(first.origin);
  const isThere = ({ method, fullPath, origin }: ReadOperation): boolean => {
    const host = hostOf(origin);
    return (
      keyOf(method, fullPath) === keyOf(first.method, first.fullPath) &&
      (host === undefined || hostOfFirst === undefined || host === hostOfFirst)
    );
  };
  return [first, ...others.filter(isThere)];
};

/**
 * Returns a function that finds the document operations of a row's operation: exact paths by lookup, wildcards by matching. Of
 * several hosts the one that the base states counts; without it the documents that the surface names (`named`) come first.
 */
function finder(documents: readonly ReadDocument[]): Find {
  const operations = documents.flatMap((document) => document.operations);
  const hosts = new Set(operations.map(({ origin }) => hostOf(origin)));
  const full = Map.groupBy(operations, (each) => keyOf(each.method, each.fullPath));
  const short = Map.groupBy(operations, (each) => keyOf(each.method, each.path));
  return ({ methods, path, fullPath, host }, named = []) => {
    const wanted = methods.map(methodOf);
    // Documents may name other hosts than the plan, such as those of a test environment.
    const isAtHost = ({ origin }: ReadOperation): boolean =>
      host === undefined || !hosts.has(host) || origin === undefined || hostOf(origin) === host;
    const fits = (candidates: readonly ReadOperation[] | undefined): ReadOperation[] =>
      (candidates ?? []).filter((each) => methodsMeet(wanted, [each.method]) && isAtHost(each));
    // A document may have the base in its servers, in its paths, or nowhere.
    for (const [index, key] of [
      [full, fullPath],
      [short, fullPath],
      [full, path],
      [short, path],
      // A single script that dispatches on the query: the document has the script.
      [full, withoutQuery(fullPath)],
      [short, withoutQuery(path)],
    ] as const) {
      const found = fits(index.get(keyOf(wanted[0] ?? '', key)));
      // If paths differ only by parameter names, prefer the same spelling.
      const exact = found.filter((each) => each.fullPath === key || each.path === key);
      const best = exact.length > 0 ? exact : found;
      const own = best.filter(({ file }) => named.includes(file));
      if (best.length > 0) return atOneAddress(own.length > 0 ? own : best);
    }
    if (!/[*]/.test(path) || isNamed({ methods, path })) return [];
    return fits(
      operations.filter((each) => each.format === 'openapi' && (covers(fullPath, each.fullPath) || covers(path, each.path))),
    );
  };
}

const LEAVING: ReadonlySet<string> = new Set(['retire', 'not-migrating']);

/** Returns which document operations are covered by rows. If several rows cover one, the most informative counts. */
function coverageOf<Row extends ContractRow>(rows: readonly RowContract<Row>[], sources: ContractSources): Coverage {
  const states = new Map<ReadOperation, 'mapped' | 'leaving' | 'open'>();
  const targets = new Set<ReadOperation>();
  for (const { row, old, new: next } of rows) {
    const state = row.to.length > 0 ? 'mapped' : LEAVING.has(row.disposition) ? 'leaving' : 'open';
    for (const operation of old) {
      const known = states.get(operation);
      if (known === undefined || known === 'open' || state === 'mapped') states.set(operation, state);
    }
    for (const operation of next) targets.add(operation);
  }
  const oldOperations = sources.old.flatMap((document) => document.operations);
  const newOperations = sources.new.flatMap((document) => document.operations);
  const are = (state: string): ReadOperation[] => oldOperations.filter((operation) => states.get(operation) === state);
  return {
    ...(sources.old.length > 0 && {
      old: {
        total: oldOperations.length,
        mapped: are('mapped').length,
        leaving: are('leaving').length,
        open: are('open'),
        missing: oldOperations.filter((operation) => !states.has(operation)),
      },
    }),
    ...(sources.new.length > 0 && {
      new: {
        total: newOperations.length,
        mapped: targets.size,
        fresh: newOperations.filter((operation) => !targets.has(operation)),
      },
    }),
  };
}

/**
 * Compares the operations of a row with their targets: each method with the same method (`GET|POST /a`), a single operation with
 * all targets. A wildcard row (`ANY /a/**`) is not compared, since it does not state which operation becomes which.
 */
function comparedDeltas(
  { from, to }: ContractRow,
  old: readonly ReadOperation[],
  next: readonly ReadOperation[],
  deltasOf: (old: ReadOperation, next: readonly ReadOperation[]) => Compared,
): (Compared & { comparable: boolean }) | undefined {
  if (old.length === 0 || next.length === 0 || [...from, ...to].some((each) => each.path.includes('*') && !isNamed(each)))
    return undefined;
  const pairs = old.map((operation) => {
    const own = next.filter(({ method }) => method === operation.method);
    return { operation, targets: own.length > 0 ? own : old.length === 1 ? next : [] };
  });
  if (pairs.every(({ targets }) => targets.length === 0)) return undefined;
  const several = pairs.length > 1;
  const compared = pairs.flatMap(({ operation, targets }) =>
    targets.length === 0 ? [] : [{ operation, ...deltasOf(operation, targets) }],
  );
  return {
    deltas: compared.flatMap(({ operation, deltas }) =>
      several ? deltas.map((delta) => ({ ...delta, of: operation.method })) : deltas,
    ),
    compared: compared.reduce((sum, each) => sum + each.compared, 0),
    skipped: compared.reduce((sum, each) => sum + each.skipped, 0),
    notCompared: [...new Set(compared.flatMap((each) => each.notCompared))],
    comparable: pairs.some(({ operation, targets }) => targets.some(({ format }) => format === operation.format)),
  };
}

/**
 * Leaves out what the conditions of a row say already: callers who select a version by a header or parameter send it, and are
 * not affected where the new operation requires or ignores it.
 */
function exceptSelectors({ to, when }: ContractRow, deltas: readonly ContractDelta[]): ContractDelta[] {
  const isPart = (condition: CallCondition | undefined, { in: part, at }: ContractDelta): boolean =>
    (part === 'header' && condition?.header?.name.toLowerCase() === at.toLowerCase()) ||
    (part === 'query' && condition?.query?.name === at);
  return deltas.filter(
    (delta) =>
      !(delta.kind === 'removed' && isPart(when, delta)) &&
      !(['added', 'required'].includes(delta.kind) && to.some((target) => isPart(target.when ?? when, delta))),
  );
}

/** The result of a comparison, and how complete it is. */
interface Compared {
  deltas: ContractDelta[];
  compared: number;
  skipped: number;
  notCompared: string[];
}

/** The limit of compared pairs of schemas for all rows of an endpoint file; every row after that still gets a few. */
const MOST_IN_ALL = 500_000;
const FEW_PAIRS = 200;

/**
 * Compares rows with their documents: covered operations, missing ones on both sides, and the contract deltas of each row. An
 * oasdiff report replaces the comparison for the operations that it mentions.
 * @param namedBy the documents that the surface of a row names, where surfaces share documents
 */
export function surfaceContracts<Row extends ContractRow>(
  rows: readonly Row[],
  sources: ContractSources,
  namedBy: (row: Row, side: 'from' | 'to') => readonly string[] = () => [],
): SurfaceContracts<Row> {
  const [findOld, findNew] = [finder(sources.old), finder(sources.new)];
  const known = new Map<ReadOperation, Map<string, Compared>>();
  let inAll = 0;
  const numbers = new Map<ReadOperation, number>();
  const numberOf = (operation: ReadOperation): number => {
    const number = numbers.get(operation) ?? numbers.size;
    numbers.set(operation, number);
    return number;
  };
  const deltasOf = (old: ReadOperation, next: readonly ReadOperation[]): Compared => {
    const key = next.map(numberOf).join();
    const own = known.get(old) ?? new Map<string, Compared>();
    known.set(old, own);
    const before = own.get(key);
    if (before) return before;
    const work = inAll < MOST_IN_ALL ? new Work() : new Work(FEW_PAIRS);
    const deltas = splitDeltas(old, next, work);
    inAll += work.compared;
    const result: Compared = { deltas, compared: work.compared, skipped: work.skipped, notCompared: [...work.notCompared] };
    own.set(key, result);
    return result;
  };
  const results = rows.map((row): RowContract<Row> => {
    const [namedOld, namedNew] = [namedBy(row, 'from'), namedBy(row, 'to')];
    const old = [...new Set(row.from.flatMap((operation) => findOld(operation, namedOld)))];
    const next = [...new Set(row.to.flatMap((operation) => findNew(operation, namedNew)))];
    const reported = sources.report?.deltasOf(row.from);
    const compared = reported ? undefined : comparedDeltas(row, old, next, deltasOf);
    const deltas = reported ?? (compared?.comparable ? exceptSelectors(row, compared.deltas) : undefined);
    const absent = (side: readonly RowOperation[], find: Find, documents: readonly ReadDocument[]): RowOperation[] =>
      documents.length === 0
        ? []
        : side.flatMap((operation) => {
            const missing = operation.methods.filter(
              (method) =>
                documents.some(({ format }) => format === formatOf(method, operation.path)) &&
                find({ ...operation, methods: [method] }).length === 0,
            );
            return missing.length === 0 ? [] : [{ ...operation, methods: missing }];
          });
    return {
      row,
      old,
      new: next,
      absentOld: absent(row.from, findOld, sources.old),
      absentNew: absent(row.to, findNew, sources.new),
      evidence: reported ? 'oasdiff' : 'documents',
      ...(deltas && { deltas }),
      ...(compared && compared.notCompared.length > 0 && { notCompared: compared.notCompared }),
      ...(compared && compared.skipped > 0 && { truncated: { compared: compared.compared, skipped: compared.skipped } }),
    };
  });
  return { coverage: coverageOf(results, sources), rows: results };
}

/** Returns `GET /users/{id}` as a YAML value, in the style of `banyan fmt`: quoted if it contains braces. */
const rowValue = (operation: ContractOperation, base: string): string => {
  const text = `${operation.method} ${pathInRow(operation, base)}`;
  return /[{}[\],#"'`|&*!]|:\s/.test(text) ? JSON.stringify(text) : text;
};

/** Returns a row to paste for an old operation without one. The base is left out, as in the neighbouring rows. */
export const missingRow = (operation: ContractOperation, base = ''): string =>
  `- { from: ${rowValue(operation, base)}, to: { unknown: "not decided yet" } }`;

/** Returns a row to paste for a new operation that no row leads to. */
export const freshRow = (operation: ContractOperation, base = ''): string => `- { from: none, to: ${rowValue(operation, base)} }`;
