import type {
  ApiContent,
  ApiDocument,
  ApiHeader,
  ApiOperation,
  ApiParameter,
  ApiSecurity,
  ParameterPlace,
  Schema,
} from './document.ts';
import { mediaType, saysBytes } from './media-types.ts';

type Fields = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;
const PLACES: readonly string[] = ['path', 'query', 'header', 'cookie'];
/** OpenAPI 3 ignores parameters with these names, since they are described elsewhere. */
const IGNORED_HEADERS = new Set(['accept', 'content-type', 'authorization']);

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const schemaOf = (value: unknown): Schema => (typeof value === 'object' && value !== null ? (value as Schema) : {});
const pathOf = (url: string): string => {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  return path.startsWith('/') ? path.replace(/\/+$/, '') : '';
};

/** Returns the base path of the operations: `basePath`, or the path of the server. */
function basePath(root: Fields, item: Fields, operation: Fields): string {
  return pathOf(text(root.swagger) !== undefined ? (text(root.basePath) ?? '') : serverUrl(root, item, operation));
}

/** Returns the URL of an operation's server, with variables replaced by their defaults. */
function serverUrl(root: Fields, item: Fields, operation: Fields): string {
  const server = [operation, item, root]
    .map((each) => fields(list(each.servers)[0]))
    .find((each) => text(each.url) !== undefined);
  const url = text(server?.url) ?? '';
  const variables = fields(server?.variables);
  return url.replace(/\{([^}]*)\}/g, (_, name: string) => text(fields(variables[name]).default) ?? '');
}

/** Binary content, which each OpenAPI version writes differently: `type: file`, `format: binary`, or no schema. */
const BYTES: Schema = { type: 'string', format: 'binary' };

const contentOf = (value: unknown): ApiContent =>
  Object.fromEntries(
    Object.entries(fields(value)).map(([name, each]) => {
      const media = fields(each);
      const type = mediaType(name);
      const schema = schemaOf(media.schema ?? (media.itemSchema && { type: 'array', items: media.itemSchema }));
      return [type, saysBytes(type, schema) ? BYTES : schema];
    }),
  );

const isFirst = (each: Fields, index: number, all: readonly Fields[]): boolean =>
  all.findIndex((other) => other.name === each.name && other.in === each.in) === index;

/** Returns the operation's parameters, after those of its path that it does not override. */
function parameterFields(item: Fields, operation: Fields): Fields[] {
  const own = list(operation.parameters).map(fields).filter(isFirst);
  const shared = list(item.parameters)
    .map(fields)
    .filter(isFirst)
    .filter((each) => !own.some((other) => other.name === each.name && other.in === each.in));
  return [...shared, ...own];
}

const DEFAULT_STYLES: Readonly<Record<string, string>> = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' };
const COLLECTIONS: Readonly<Record<string, string>> = {
  csv: 'form',
  ssv: 'spaceDelimited',
  tsv: 'tabDelimited',
  pipes: 'pipeDelimited',
};

/** Returns the serialization of a list: `collectionFormat` in 2.0, `style` and `explode` in 3.0. */
function styleOf(each: Fields, place: string, swagger: boolean): string {
  const usual = DEFAULT_STYLES[place] ?? 'form';
  if (swagger) {
    const format = text(each.collectionFormat) ?? 'csv';
    if (format === 'multi') return 'form, exploded';
    return format === 'csv' ? usual : (COLLECTIONS[format] ?? format);
  }
  const style = text(each.style) ?? usual;
  const exploded = typeof each.explode === 'boolean' ? each.explode : style === 'form';
  return exploded ? `${style}, exploded` : style;
}

function parameterOf(each: Fields, swagger: boolean): ApiParameter[] {
  const [name, place] = [text(each.name), text(each.in)];
  if (name === undefined || place === undefined || !PLACES.includes(place)) return [];
  if (place === 'header' && IGNORED_HEADERS.has(name.toLowerCase())) return [];
  const schema = swagger ? each : 'schema' in each ? each.schema : Object.values(contentOf(each.content))[0];
  // In 2.0 the parameter is its own schema, but its `required` is a flag.
  const { required: _, ...type } = schemaOf(schema);
  return [
    {
      name,
      in: place as ParameterPlace,
      required: place === 'path' || each.required === true,
      deprecated: each.deprecated === true,
      schema: swagger ? type : schemaOf(schema),
      style: styleOf(each, place, swagger),
      allowEmpty: each.allowEmptyValue === true,
    },
  ];
}

/** Returns the body from `in: body` and `in: formData` of 2.0. */
function swaggerBody(parameters: readonly Fields[], consumes: readonly string[]): ApiOperation['body'] {
  const body = parameters.find((each) => each.in === 'body');
  const types = (fallback: string): string[] => (consumes.length > 0 ? consumes.map(mediaType) : [fallback]);
  if (body) {
    const schema = schemaOf(body.schema);
    return {
      required: body.required === true,
      content: Object.fromEntries(types('application/json').map((type) => [type, schema])),
    };
  }
  const form = parameters.filter((each) => each.in === 'formData');
  if (form.length === 0) return undefined;
  const required = form.filter((each) => each.required === true).map((each) => String(each.name));
  const properties = Object.fromEntries(form.map(({ required: _, ...each }) => [String(each.name), each]));
  const schema: Schema = { type: 'object', properties, required };
  const fallback = form.some((each) => each.type === 'file') ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  return { required: required.length > 0, content: Object.fromEntries(types(fallback).map((type) => [type, schema])) };
}

/** Returns the headers of a response, without case-insensitive duplicates. */
const headersOf = (value: unknown, swagger: boolean): ApiHeader[] =>
  Object.entries(fields(value)).flatMap(([name, each]): ApiHeader[] => {
    const header = fields(each);
    // OpenAPI 3 ignores a response header with this name.
    if (name.toLowerCase() === 'content-type') return [];
    const { required: _, ...own } = header;
    const schema = swagger ? own : 'schema' in header ? header.schema : Object.values(contentOf(header.content))[0];
    return [{ name, required: header.required === true, schema: schemaOf(schema) }];
  });

const FLOW_ADDRESSES = ['authorizationUrl', 'tokenUrl', 'deviceAuthorizationUrl'];

/** Returns the login URLs of a scheme: moving the identity provider affects all callers. */
function addressesOf(scheme: Fields): string[] {
  const flows = [scheme, ...Object.values(fields(scheme.flows)).map(fields)];
  const found = flows.flatMap((flow) => FLOW_ADDRESSES.flatMap((key) => text(flow[key]) ?? []));
  return [
    ...new Set([...found, ...(text(scheme.openIdConnectUrl) === undefined ? [] : [String(scheme.openIdConnectUrl)])]),
  ].sort();
}

/** Returns a scheme as text, independent of its name in the document. */
function schemeWords(scheme: Fields, name: string): string {
  const type = text(scheme.type);
  if (type === 'apiKey') return `API key in ${text(scheme.in) ?? 'header'} ${text(scheme.name) ?? name}`;
  if (type === 'basic' || (type === 'http' && text(scheme.scheme)?.toLowerCase() === 'basic')) return 'HTTP basic';
  if (type === 'http') return `HTTP ${text(scheme.scheme)?.toLowerCase() ?? ''}`.trim();
  if (type === 'oauth2') return 'OAuth 2';
  if (type === 'openIdConnect') return 'OpenID Connect';
  return type === 'mutualTLS' ? 'mutual TLS' : name;
}

function securityOf(value: unknown, schemes: Fields): ApiSecurity[][] {
  const alternatives = list(value).map((each) =>
    Object.entries(fields(each))
      .map(
        ([name, scopes]): ApiSecurity => ({
          scheme: schemeWords(fields(schemes[name]), name),
          scopes: list(scopes).map(String).sort(),
          addresses: addressesOf(fields(schemes[name])),
        }),
      )
      .sort((a, b) => (a.scheme < b.scheme ? -1 : 1)),
  );
  return alternatives.some((each) => each.length === 0) ? [] : alternatives;
}

/** Returns the operations of a path item: OpenAPI's methods, and others (`additionalOperations` of 3.2). */
const operationsOf = (item: Fields): [method: string, pointer: string[], operation: Fields][] => [
  ...METHODS.flatMap((method): [string, string[], Fields][] =>
    typeof item[method] === 'object' && item[method] !== null ? [[method.toUpperCase(), [method], fields(item[method])]] : [],
  ),
  ...Object.entries(fields(item.additionalOperations)).map(([method, operation]): [string, string[], Fields] => [
    method.toUpperCase(),
    ['additionalOperations', method],
    fields(operation),
  ]),
];

/** Returns scheme and host of an operation's server; `undefined` if the document names none. */
function originOf(root: Fields, item: Fields, operation: Fields): string | undefined {
  const host = text(root.host);
  if (host !== undefined) return `${text(list(root.schemes)[0]) ?? 'https'}://${host}`;
  return /^[a-z][a-z0-9+.-]*:\/\/[^/{}]+/i.exec(serverUrl(root, item, operation))?.[0];
}

/** Normalises a parsed and linked root. Takes the well-formed parts, and leaves the rest to OpenAPI linters. */
export function normalDocument(value: unknown, file: string): ApiDocument {
  const root = fields(value);
  const swagger = text(root.swagger) !== undefined;
  const schemes = swagger ? fields(root.securityDefinitions) : fields(fields(root.components).securitySchemes);
  const operationOf = (
    item: Fields,
    operation: Fields,
    address: Pick<ApiOperation, 'method' | 'path' | 'fullPath' | 'pointer'>,
  ): ApiOperation => {
    const parameters = parameterFields(item, operation);
    const produces = list(operation.produces ?? root.produces).map(String);
    const consumes = list(operation.consumes ?? root.consumes).map(String);
    const requestBody = fields(operation.requestBody);
    const body = swagger
      ? swaggerBody(parameters, consumes)
      : 'requestBody' in operation
        ? { required: requestBody.required === true, content: contentOf(requestBody.content) }
        : undefined;
    const statuses = Object.entries(fields(operation.responses)).filter(([status]) => !status.startsWith('x-'));
    const named = (status: string): string => (/^default$/i.test(status) ? 'default' : status.toUpperCase());
    const responses = statuses.map(([status, response]): [string, ApiContent] => {
      const answer = fields(response);
      if (!swagger) return [named(status), contentOf(answer.content)];
      const types = produces.length > 0 ? produces.map(mediaType) : ['application/json'];
      const schema = schemaOf(answer.schema);
      return [
        named(status),
        'schema' in answer ? Object.fromEntries(types.map((type) => [type, schema.type === 'file' ? BYTES : schema])) : {},
      ];
    });
    const headers = statuses.map(([status, response]): [string, ApiHeader[]] => [
      named(status),
      headersOf(fields(response).headers, swagger),
    ]);
    const [operationId, summary] = [text(operation.operationId), text(operation.summary)];
    const sunset = text(operation['x-sunset']);
    const origin = address.method === 'HOOK' ? undefined : originOf(root, item, operation);
    return {
      format: 'openapi',
      ...address,
      file,
      deprecated: operation.deprecated === true,
      parameters: parameters.flatMap((parameter) => parameterOf(parameter, swagger)),
      responses: Object.fromEntries(responses),
      headers: Object.fromEntries(headers.filter(([, own]) => own.length > 0)),
      security: securityOf(operation.security ?? root.security, schemes),
      ...(origin !== undefined && { origin }),
      ...(operationId !== undefined && { operationId }),
      ...(summary !== undefined && { summary }),
      ...(sunset !== undefined && { sunset }),
      ...(body && { body }),
    };
  };
  const paths = Object.entries(fields(root.paths)).flatMap(([path, each]): ApiOperation[] => {
    const item = fields(each);
    return operationsOf(item).map(([method, pointer, operation]) =>
      operationOf(item, operation, {
        method,
        path,
        fullPath: basePath(root, item, operation) + path,
        pointer: ['paths', path, ...pointer],
      }),
    );
  });
  const webhooks = Object.entries(fields(root.webhooks)).flatMap(([name, each]): ApiOperation[] => {
    const item = fields(each);
    const all = operationsOf(item);
    return all.map(([method, pointer, operation]) => {
      const path = all.length === 1 ? name : `${name}/${method.toLowerCase()}`;
      return operationOf(item, operation, { method: 'HOOK', path, fullPath: path, pointer: ['webhooks', name, ...pointer] });
    });
  });
  const title = text(fields(root.info).title);
  const version = swagger ? '2.0' : ((/^3\.[012]/.exec(text(root.openapi) ?? '')?.[0] ?? '3.0') as ApiDocument['version']);
  return { format: 'openapi', file, version, operations: [...paths, ...webhooks], ...(title !== undefined && { title }) };
}
