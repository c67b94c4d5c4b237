import { normalPath } from '../model/values/path-patterns.ts';
import { covers, methodsMeet } from './match.ts';
import type { ContractDelta } from './openapi/delta.ts';
import type { ApiDocument, ApiOperation } from './openapi/document.ts';
import type { OasdiffReport } from './openapi/oasdiff.ts';
import { splitDeltas } from './openapi/operation-deltas.ts';
import { Work } from './openapi/schema-deltas.ts';
import { pathShape } from './openapi/similar-operations.ts';

/** An operation of a row, as `facts` resolves it: `path` as written, `fullPath` with the base of its side. */
export interface RowOperation {
  methods: readonly string[];
  path: string;
  fullPath: string;
}

/** A row of an endpoint table, as far as contracts go. `ResolvedMapping` is one. */
export interface ContractRow {
  from: readonly RowOperation[];
  to: readonly RowOperation[];
  disposition: string;
}

/** What a surface names: its documents by path, and a report of oasdiff. What could not be read is missing. */
export interface ContractSources {
  old: readonly ApiDocument[];
  new: readonly ApiDocument[];
  report?: OasdiffReport;
}

/** What becomes of the old operations, and where the new ones come from. */
export interface Coverage {
  /** Operations of the old documents; absent where none is named. */
  old?: {
    total: number;
    /** Rows name what answers them. */
    mapped: number;
    /** Rows say that nothing takes their place: `retire`, `not-migrating`, `to: none`. */
    leaving: number;
    /** Rows that say nothing of what they become, or that it is not known. */
    open: ApiOperation[];
    /** No row. */
    missing: ApiOperation[];
  };
  new?: {
    total: number;
    /** Rows lead to them. */
    mapped: number;
    /** No row leads to them. */
    fresh: ApiOperation[];
  };
}

/** One row beside its contracts. */
export interface RowContract<Row> {
  row: Row;
  old: ApiOperation[];
  new: ApiOperation[];
  /** Operations of the row that its documents do not have. Protocols that OpenAPI does not describe are left out. */
  absentOld: RowOperation[];
  absentNew: RowOperation[];
  /** Absent where nothing can be compared. */
  deltas?: ContractDelta[];
  /** How many pairs of schemas were compared, and how many at least were left out, where the comparison was too large. */
  truncated?: { compared: number; skipped: number };
  /** What the deltas come from. */
  evidence: 'documents' | 'oasdiff';
}

export interface SurfaceContracts<Row> {
  coverage: Coverage;
  rows: RowContract<Row>[];
}

const methodOf = (method: string): string => (method === 'SSE' || method === 'WS' ? 'GET' : method);
/** A path as it is found: without the names of its parameters, in one spelling for all frameworks. */
const bare = (path: string): string => {
  const normal = path.includes('<') || path.includes(':') ? normalPath(path) : undefined;
  return pathShape(normal?.ok ? normal.value : path).replace(/(?<=.)\/$/, '');
};
const withoutQuery = (path: string): string => path.replace(/\?.*$/s, '');
/** WebSockets and gRPC have no place in OpenAPI; where a document has them all the same, they are found. */
const UNDESCRIBED = new Set(['WS', 'GRPC', 'MUTATION', 'SUBSCRIPTION', 'PUB', 'SUB', 'JOB', 'CMD']);
const isDescribed = (method: string, path: string): boolean =>
  !UNDESCRIBED.has(method) && (method !== 'QUERY' || path.startsWith('/'));

/** Finds operations of documents by the operations of rows: exact paths in one step, wildcards by matching. */
function finder(documents: readonly ApiDocument[]): (operation: RowOperation) => ApiOperation[] {
  const operations = documents.flatMap((document) => document.operations);
  const full = Map.groupBy(operations, (each) => bare(each.fullPath));
  const short = Map.groupBy(operations, (each) => bare(each.path));
  return ({ methods, path, fullPath }) => {
    const wanted = methods.map(methodOf);
    const fits = (candidates: readonly ApiOperation[] | undefined): ApiOperation[] =>
      (candidates ?? []).filter((each) => methodsMeet(wanted, [each.method]));
    // A document may have the base in its servers, in its paths, or not at all.
    for (const [index, key] of [
      [full, fullPath],
      [short, fullPath],
      [full, path],
      [short, path],
      // One script that tells its operations apart by the query: the document has the script.
      [full, withoutQuery(fullPath)],
      [short, withoutQuery(path)],
    ] as const) {
      const found = fits(index.get(bare(key)));
      // Paths that differ by the names of parameters only: the one that is spelled alike is meant.
      const exact = found.filter((each) => each.fullPath === key || each.path === key);
      if (found.length > 0) return exact.length > 0 ? exact : found;
    }
    if (!/[*]/.test(path)) return [];
    return fits(operations.filter((each) => covers(fullPath, each.fullPath) || covers(path, each.path)));
  };
}

const LEAVING: ReadonlySet<string> = new Set(['retire', 'not-migrating']);

/** The operations of a document that rows speak of, with what the rows say. Of several rows, the one that says most counts. */
function coverageOf<Row extends ContractRow>(rows: readonly RowContract<Row>[], sources: ContractSources): Coverage {
  const states = new Map<ApiOperation, 'mapped' | 'leaving' | 'open'>();
  const targets = new Set<ApiOperation>();
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
  const are = (state: string): ApiOperation[] => oldOperations.filter((operation) => states.get(operation) === state);
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
 * How the operations of a row differ from those that it leads to: each method from its own (`GET|POST /a`), a lone operation
 * from all targets. A row for many paths at once (`ANY /a/**`) does not say which of them becomes which.
 */
function comparedDeltas(
  { from, to }: ContractRow,
  old: readonly ApiOperation[],
  next: readonly ApiOperation[],
  deltasOf: (old: ApiOperation, next: readonly ApiOperation[]) => Compared,
): Compared | undefined {
  if (old.length === 0 || next.length === 0 || [...from, ...to].some(({ path }) => path.includes('*'))) return undefined;
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
  };
}

/** The result of a comparison, and how much of it was done. */
interface Compared {
  deltas: ContractDelta[];
  compared: number;
  skipped: number;
}

/** Pairs of schemas that are compared for all rows of a surface; every row after that still has a few. */
const MOST_IN_ALL = 500_000;
const FEW_PAIRS = 200;

/**
 * Holds the rows that speak of the same documents against them: what is covered, what is missing on either side, and how
 * the contracts of each row differ. A report of oasdiff stands in for the comparison where it speaks of an operation.
 */
export function surfaceContracts<Row extends ContractRow>(rows: readonly Row[], sources: ContractSources): SurfaceContracts<Row> {
  const [findOld, findNew] = [finder(sources.old), finder(sources.new)];
  const known = new Map<ApiOperation, Map<string, Compared>>();
  let inAll = 0;
  const numbers = new Map<ApiOperation, number>();
  const numberOf = (operation: ApiOperation): number => {
    const number = numbers.get(operation) ?? numbers.size;
    numbers.set(operation, number);
    return number;
  };
  const deltasOf = (old: ApiOperation, next: readonly ApiOperation[]): Compared => {
    const key = next.map(numberOf).join();
    const own = known.get(old) ?? new Map<string, Compared>();
    known.set(old, own);
    const before = own.get(key);
    if (before) return before;
    const work = inAll < MOST_IN_ALL ? new Work() : new Work(FEW_PAIRS);
    const deltas = splitDeltas(old, next, work);
    inAll += work.compared;
    const result: Compared = { deltas, compared: work.compared, skipped: work.skipped };
    own.set(key, result);
    return result;
  };
  const results = rows.map((row): RowContract<Row> => {
    const [old, next] = [[...new Set(row.from.flatMap(findOld))], [...new Set(row.to.flatMap(findNew))]];
    const reported = sources.report?.deltasOf(row.from);
    const compared = reported ? undefined : comparedDeltas(row, old, next, deltasOf);
    const deltas = reported ?? compared?.deltas;
    const absent = (
      side: readonly RowOperation[],
      find: (operation: RowOperation) => ApiOperation[],
      documents: readonly ApiDocument[],
    ): RowOperation[] =>
      documents.length === 0
        ? []
        : side.flatMap((operation) => {
            const missing = operation.methods.filter(
              (method) => isDescribed(method, operation.path) && find({ ...operation, methods: [method] }).length === 0,
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
      ...(compared && compared.skipped > 0 && { truncated: { compared: compared.compared, skipped: compared.skipped } }),
    };
  });
  return { coverage: coverageOf(results, sources), rows: results };
}

/** `GET /users/{id}` as a value of a row, in the style of `banyan fmt`: quoted where YAML would take braces for its own. */
const rowValue = (operation: ApiOperation, base: string): string => {
  const path =
    base !== '' && operation.fullPath.startsWith(`${base}/`) ? operation.fullPath.slice(base.length) : operation.fullPath;
  const text = `${operation.method} ${path}`;
  return /[{}[\],#"'`|&*!]|:\s/.test(text) ? JSON.stringify(text) : text;
};

/** A row to paste for an old operation that has none. Its base is left out, as in the rows beside it. */
export const missingRow = (operation: ApiOperation, base = ''): string =>
  `- { from: ${rowValue(operation, base)}, to: { unknown: "not decided yet" } }`;

/** A row to paste for a new operation that nothing leads to. */
export const freshRow = (operation: ApiOperation, base = ''): string => `- { from: none, to: ${rowValue(operation, base)} }`;
