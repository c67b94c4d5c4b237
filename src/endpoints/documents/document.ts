import { hostOf } from '../../model/values/host.ts';

/** What describes an API. */
export const DOCUMENT_FORMATS = ['openapi', 'graphql', 'asyncapi'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/**
 * An operation of an API document of any format: how it is addressed, and what is said about it. What callers send and receive
 * belongs to the format; `compare.ts` knows how two of one format are compared.
 */
export interface ContractOperation {
  format: DocumentFormat;
  /** Upper case: `GET`, `QUERY`, `PUB`. `HOOK` for a webhook: the server calls with what callers usually receive. */
  method: string;
  /** The path as written in the document, or the name of a field, a channel or a webhook. */
  path: string;
  /** The path below the host: with `basePath`, or the path of the first server. A name is the same as `path`. */
  fullPath: string;
  /** Its host, if the document names one: `https://api.example.com`. */
  origin?: string;
  /** The path of the document, relative to the content root. */
  file: string;
  /** The path of keys in the document: `['paths', '/users', 'get']`. */
  pointer: readonly string[];
  operationId?: string;
  summary?: string;
  deprecated: boolean;
  /** `x-sunset`: the day on which it is switched off, as written. */
  sunset?: string;
}

/** An API document, read. */
export interface ContractDocument<Operation extends ContractOperation = ContractOperation> {
  format: DocumentFormat;
  /** The path relative to the content root. */
  file: string;
  /** The version of its format: `3.0`. A GraphQL schema has none. */
  version?: string;
  title?: string;
  operations: readonly Operation[];
}

/** A problem in a document: at a position, or (without pointer and offset) in a whole file. */
export interface DocumentProblem {
  rule: `endpoints/${'document' | 'openapi'}-${string}`;
  message: string;
  fix: string;
  /** The file with the problem; `undefined` if the field that names the document is wrong. */
  file?: string;
  /** Character offset, if the text could not be parsed. */
  offset?: number;
  /** The path of keys in the file. */
  pointer?: readonly (string | number)[];
}

/** Reads a file of the content root; resolves with `undefined` if it does not exist. Rejects if it must not be read. */
export type ReadText = (file: string) => Promise<string | undefined>;

/** Returns `GET /users/{id}` of an operation, as callers send it. */
export const operationText = ({ method, fullPath }: Pick<ContractOperation, 'method' | 'fullPath'>): string =>
  `${method} ${fullPath}`;

/** Returns a path without the base that it begins with; as it is if it does not. `/api/users` below `/api` is `/users`. */
export const pathBelow = (path: string, base: string): string =>
  base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;

/** Returns the path of an operation as rows of a surface with this base write it. Names of fields and channels have no base. */
export const pathInRow = ({ format, fullPath }: Pick<ContractOperation, 'format' | 'fullPath'>, base: string): string =>
  format === 'openapi' ? pathBelow(fullPath, base) : fullPath;

/** Returns how operations are named among others: with their hosts, where the others have several. Only paths have hosts. */
export function namesAmong(operations: readonly ContractOperation[]): (operation: ContractOperation) => string {
  const paths = operations.filter(({ format }) => format === 'openapi');
  const several = new Set(paths.map(({ origin }) => hostOf(origin))).size > 1;
  return (operation) => {
    const host = several ? hostOf(operation.origin) : undefined;
    return host === undefined ? operationText(operation) : `${operation.method} ${host}${operation.fullPath}`;
  };
}
