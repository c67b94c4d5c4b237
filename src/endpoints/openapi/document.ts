/** A JSON Schema as a document has it, `$ref`s already replaced by what they lead to: it may be a circle. */
export type Schema = { readonly [keyword: string]: unknown };

/** Where a parameter stands. `cookie` counts as a header for callers. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

export interface ApiParameter {
  name: string;
  in: ParameterPlace;
  required: boolean;
  deprecated: boolean;
  schema: Schema;
  /** How lists and objects are written into text: `form`, `form, exploded`, `spaceDelimited`. */
  style: string;
  /** `?name=` is accepted. */
  allowEmpty: boolean;
}

/** A header of an answer. */
export interface ApiHeader {
  /** As the document writes it. */
  name: string;
  required: boolean;
  schema: Schema;
}

/** What is sent or answered, by media type in lower case, without its charset: `application/json`. */
export type ApiContent = Readonly<Record<string, Schema>>;

/** One way to be let in: schemes in words that do not depend on their names, with their scopes. None: nobody is asked. */
export interface ApiSecurity {
  scheme: string;
  scopes: readonly string[];
  /** Where callers get a token: the addresses of OAuth flows, or of OpenID discovery. */
  addresses: readonly string[];
}

/** One operation of an OpenAPI document, in one form for all versions. */
export interface ApiOperation {
  /** Upper case. `HOOK` for a webhook: the server calls, with what callers otherwise answer. */
  method: string;
  /** As the document writes it; the name of a webhook. */
  path: string;
  /** Below the host: with `basePath`, or the path of the first server. */
  fullPath: string;
  /** The host that serves it, where the document names one: `https://api.example.com`. */
  origin?: string;
  /** The document, by its path below the content root. */
  file: string;
  /** Keys in the document: `['paths', '/users', 'get']`. */
  pointer: readonly string[];
  operationId?: string;
  summary?: string;
  deprecated: boolean;
  parameters: readonly ApiParameter[];
  body?: { required: boolean; content: ApiContent };
  /** By status: `200`, `4XX`, `default`. */
  responses: Readonly<Record<string, ApiContent>>;
  /** Headers of the answer, by status. */
  headers: Readonly<Record<string, readonly ApiHeader[]>>;
  /** Alternatives: one of them lets a caller in. Empty where nothing is asked. */
  security: readonly (readonly ApiSecurity[])[];
}

export interface ApiDocument {
  /** Path below the content root. */
  file: string;
  version: '2.0' | '3.0' | '3.1' | '3.2';
  title?: string;
  operations: readonly ApiOperation[];
}

/** Something that is wrong with a document: where in its files, or (without a pointer and an offset) with a file as a whole. */
export interface DocumentProblem {
  rule: `endpoints/openapi-${string}`;
  message: string;
  fix: string;
  /** The file that it is in; `undefined` where the field that names the document is wrong. */
  file?: string;
  /** Character offset, where the text could not be parsed. */
  offset?: number;
  /** Keys in the file. */
  pointer?: readonly (string | number)[];
}

/** Reads a file of the content root; `undefined` where there is none. Throws where it may not be read. */
export type ReadText = (file: string) => Promise<string | undefined>;

/** `GET /users/{id}` of an operation, as callers send it. */
export const operationText = ({ method, fullPath }: Pick<ApiOperation, 'method' | 'fullPath'>): string => `${method} ${fullPath}`;
