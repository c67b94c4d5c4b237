import type { ContractDocument, ContractOperation } from '../documents/document.ts';

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
export interface ApiOperation extends ContractOperation {
  format: 'openapi';
  parameters: readonly ApiParameter[];
  body?: { required: boolean; content: ApiContent };
  /** By status: `200`, `4XX`, `default`. */
  responses: Readonly<Record<string, ApiContent>>;
  /** Response headers by status. */
  headers: Readonly<Record<string, readonly ApiHeader[]>>;
  /** Alternatives: any of them is sufficient. Empty if no authentication is required. */
  security: readonly (readonly ApiSecurity[])[];
}

export interface ApiDocument extends ContractDocument<ApiOperation> {
  format: 'openapi';
  version: '2.0' | '3.0' | '3.1' | '3.2';
}
