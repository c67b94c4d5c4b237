import { hostOf } from '../../model/values/host.ts';

/** A JSON Schema of a document with all `$ref`s resolved; may be cyclic. */
export type Schema = { readonly [keyword: string]: unknown };

/** The location of a parameter. Callers treat `cookie` as a header. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

export interface ApiParameter {
  name: string;
  in: ParameterPlace;
  required: boolean;
  deprecated: boolean;
  schema: Schema;
  /** The serialization of lists and objects: `form`, `form, exploded`, `spaceDelimited`. */
  style: string;
  /** `?name=` is accepted. */
  allowEmpty: boolean;
}

/** A response header. */
export interface ApiHeader {
  /** The name as written in the document. */
  name: string;
  required: boolean;
  schema: Schema;
}

/** Schemas of a request or response by media type, in lower case and without charset: `application/json`. */
export type ApiContent = Readonly<Record<string, Schema>>;

/** One way to authenticate: schemes, described independently of their names, with scopes. Empty: no authentication. */
export interface ApiSecurity {
  scheme: string;
  scopes: readonly string[];
  /** Where callers get tokens: the URLs of OAuth flows or of OpenID discovery. */
  addresses: readonly string[];
}

/** An operation of an OpenAPI document, normalised across versions. */
export interface ApiOperation {
  /** Upper case. `HOOK` for a webhook: the server calls with what callers usually receive. */
  method: string;
  /** The path as written in the document, or the name of a webhook. */
  path: string;
  /** The path below the host: with `basePath`, or the path of the first server. */
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
  parameters: readonly ApiParameter[];
  body?: { required: boolean; content: ApiContent };
  /** By status: `200`, `4XX`, `default`. */
  responses: Readonly<Record<string, ApiContent>>;
  /** Response headers by status. */
  headers: Readonly<Record<string, readonly ApiHeader[]>>;
  /** Alternatives: any of them is sufficient. Empty if no authentication is required. */
  security: readonly (readonly ApiSecurity[])[];
}

export interface ApiDocument {
  /** The path relative to the content root. */
  file: string;
  version: '2.0' | '3.0' | '3.1' | '3.2';
  title?: string;
  operations: readonly ApiOperation[];
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
export const operationText = ({ method, fullPath }: Pick<ApiOperation, 'method' | 'fullPath'>): string => `${method} ${fullPath}`;

/** Returns how operations are named among others: with their hosts, where the others have several. */
export function namesAmong(operations: readonly ApiOperation[]): (operation: ApiOperation) => string {
  const several = new Set(operations.map(({ origin }) => hostOf(origin))).size > 1;
  return (operation) => {
    const host = several ? hostOf(operation.origin) : undefined;
    return host === undefined ? operationText(operation) : `${operation.method} ${host}${operation.fullPath}`;
  };
}
