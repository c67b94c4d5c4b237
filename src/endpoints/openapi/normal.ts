import type { ApiContent, ApiDocument, ApiOperation, ApiParameter, ApiSecurity, ParameterPlace, Schema } from './document.ts';

type Fields = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const PLACES: readonly string[] = ['path', 'query', 'header', 'cookie'];
/** Headers that OpenAPI 3 takes from elsewhere: its parameters of these names mean nothing. */
const IGNORED_HEADERS = new Set(['accept', 'content-type', 'authorization']);

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const schemaOf = (value: unknown): Schema => (typeof value === 'object' && value !== null ? (value as Schema) : {});
const mediaType = (name: string): string =>
  name
    .replace(/\s*;.*$/s, '')
    .trim()
    .toLowerCase();

const pathOf = (url: string): string => {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  return path.startsWith('/') ? path.replace(/\/+$/, '') : '';
};

/** Below which path the operations are: `basePath`, or the path of the server. The parser makes relative servers absolute. */
function basePath(root: Fields, item: Fields, operation: Fields): string {
  if (text(root.swagger) !== undefined) return pathOf(text(root.basePath) ?? '');
  const server = [operation, item, root]
    .map((each) => fields(list(each.servers)[0]))
    .find((each) => text(each.url) !== undefined);
  const url = text(server?.url) ?? '';
  const variables = fields(server?.variables);
  return pathOf(url.replace(/\{([^}]*)\}/g, (_, name: string) => text(fields(variables[name]).default) ?? ''));
}

const contentOf = (value: unknown): ApiContent =>
  Object.fromEntries(Object.entries(fields(value)).map(([name, media]) => [mediaType(name), schemaOf(fields(media).schema)]));

/** Parameters of the operation, after those of its path that it does not replace. */
function parameterFields(item: Fields, operation: Fields): Fields[] {
  const own = list(operation.parameters).map(fields);
  const shared = list(item.parameters)
    .map(fields)
    .filter((each) => !own.some((other) => other.name === each.name && other.in === each.in));
  return [...shared, ...own];
}

function parameterOf(each: Fields, swagger: boolean): ApiParameter[] {
  const [name, place] = [text(each.name), text(each.in)];
  if (name === undefined || place === undefined || !PLACES.includes(place)) return [];
  if (place === 'header' && IGNORED_HEADERS.has(name.toLowerCase())) return [];
  const schema = swagger ? each : 'schema' in each ? each.schema : Object.values(contentOf(each.content))[0];
  // In 2.0 the parameter is its own schema, but `required` there is a flag.
  const { required: _, ...type } = schemaOf(schema);
  return [
    {
      name,
      in: place as ParameterPlace,
      required: place === 'path' || each.required === true,
      deprecated: each.deprecated === true,
      schema: swagger ? type : schemaOf(schema),
    },
  ];
}

/** `in: body` and `in: formData` of 2.0. */
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

/** A scheme in words that do not depend on the name that a document gives it. */
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
        }),
      )
      .sort((a, b) => (a.scheme < b.scheme ? -1 : 1)),
  );
  return alternatives.some((each) => each.length === 0) ? [] : alternatives;
}

/** A parsed and linked root as a document. Takes what is well-formed, and leaves the rest to the linters of OpenAPI. */
export function normalDocument(value: unknown, file: string): ApiDocument {
  const root = fields(value);
  const swagger = text(root.swagger) !== undefined;
  const schemes = swagger ? fields(root.securityDefinitions) : fields(fields(root.components).securitySchemes);
  const operations = Object.entries(fields(root.paths)).flatMap(([path, each]): ApiOperation[] => {
    const item = fields(each);
    return METHODS.flatMap((method): ApiOperation[] => {
      if (typeof item[method] !== 'object' || item[method] === null) return [];
      const operation = fields(item[method]);
      const parameters = parameterFields(item, operation);
      const produces = list(operation.produces ?? root.produces).map(String);
      const consumes = list(operation.consumes ?? root.consumes).map(String);
      const requestBody = fields(operation.requestBody);
      const body = swagger
        ? swaggerBody(parameters, consumes)
        : 'requestBody' in operation
          ? { required: requestBody.required === true, content: contentOf(requestBody.content) }
          : undefined;
      const responses = Object.entries(fields(operation.responses)).map(([status, response]): [string, ApiContent] => {
        const answer = fields(response);
        if (!swagger) return [status.toUpperCase() === 'DEFAULT' ? 'default' : status, contentOf(answer.content)];
        const types = produces.length > 0 ? produces.map(mediaType) : ['application/json'];
        return [status, 'schema' in answer ? Object.fromEntries(types.map((type) => [type, schemaOf(answer.schema)])) : {}];
      });
      const [operationId, summary] = [text(operation.operationId), text(operation.summary)];
      return [
        {
          method: method.toUpperCase(),
          path,
          fullPath: basePath(root, item, operation) + path,
          file,
          pointer: ['paths', path, method],
          deprecated: operation.deprecated === true,
          parameters: parameters.flatMap((parameter) => parameterOf(parameter, swagger)),
          responses: Object.fromEntries(responses.filter(([status]) => !status.startsWith('x-'))),
          security: securityOf(operation.security ?? root.security, schemes),
          ...(operationId !== undefined && { operationId }),
          ...(summary !== undefined && { summary }),
          ...(body && { body }),
        },
      ];
    });
  });
  const title = text(fields(root.info).title);
  const version = swagger ? '2.0' : text(root.openapi)?.startsWith('3.1') ? '3.1' : '3.0';
  return { file, version, operations, ...(title !== undefined && { title }) };
}
