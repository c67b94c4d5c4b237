import { escapeRegExp } from '../model/escape-reg-exp.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { type Header, type HeaderOperation, type Lifecycle, lifecycleHeaders } from './headers.ts';

export interface HeaderSnippet {
  server: 'nginx' | 'Envoy' | 'Express';
  language: 'nginx' | 'yaml' | 'js';
  /** The place to paste it. */
  where: string;
  code: string;
}

/** Returns a path template as a regular expression that is valid in RE2 and PCRE: `{id}` is a segment, `**` is the rest. */
function pathPattern(path: string): string {
  const parts = path.split('/').map((segment, index, all) => {
    if (segment === '**') return '.*';
    if (segment === '*') return index === all.length - 1 ? '.+' : '[^/]+';
    return segment
      .split(/\{[^{}]*\}/)
      .map(escapeRegExp)
      .join('[^/]+');
  });
  return parts.join('/');
}

/** A WebSocket starts as GET; gRPC uses trailers and is left out. */
const httpMethods = (methods: readonly string[]): string[] => [
  ...new Set(methods.map((method) => (method === 'WS' || method === 'SSE' ? 'GET' : method))),
];
const isAny = (methods: readonly string[]): boolean => methods.length === 0 || methods.includes('ANY');

/** Quotes a value for nginx. `$` starts a variable and cannot be escaped, so it is percent-encoded as in a URL. */
const inNginx = (text: string): string => text.replaceAll('$', '%24').replace(/["\\]/g, '\\$&');

/**
 * Returns a unique variable suffix: nginx refuses names of more than 47 characters, and `/a-b` and `/a_b` would have the same
 * name.
 */
const variable = ({ methods, fullPath }: HeaderOperation): string => fingerprint(methods.join('|'), fullPath).slice(0, 8);

/**
 * Uses `map` and `add_header`: an empty value adds no header, so this works beside any `location`. `if`, or a separate
 * `location`, would change how requests are handled.
 */
function nginx(operation: HeaderOperation, headers: readonly Header[]): HeaderSnippet {
  const stated = httpMethods(operation.methods);
  // HEAD requests get the headers of GET.
  const methods = stated.includes('GET') && !stated.includes('HEAD') ? [...stated, 'HEAD'] : stated;
  const method = isAny(methods) ? '[A-Z]+' : methods.length === 1 ? methods[0] : `(?:${methods.join('|')})`;
  const name = variable(operation);
  const maps = headers.map(
    ({ name: header, value }) =>
      `map "$request_method $request_uri" $${header.toLowerCase()}_${name} {\n    default "";\n    "~^${method} ${pathPattern(operation.fullPath).replaceAll('"', '\\"')}(?:\\?|$)" "${inNginx(value)}";\n}`,
  );
  const lines = headers.map(({ name: header }) => `add_header ${header} $${header.toLowerCase()}_${name} always;`);
  return {
    server: 'nginx',
    language: 'nginx',
    where: 'map in http { }, add_header in server { } and in each location that has an add_header of its own',
    code: [...maps, ...lines].join('\n'),
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Returns a separate route to put before the original one. `%` starts a command in Envoy's header values. */
function envoy(operation: HeaderOperation, headers: readonly Header[]): HeaderSnippet {
  const methods = httpMethods(operation.methods);
  const matcher = methods.length === 1 ? `exact: ${methods[0]}` : `safe_regex: { regex: ${quoted(methods.join('|'))} }`;
  const code = [
    '- match:',
    `    safe_regex: { regex: ${quoted(pathPattern(operation.fullPath))} }`,
    ...(isAny(methods) ? [] : [`    headers: [{ name: ":method", string_match: { ${matcher} } }]`]),
    '  route: { cluster: legacy }',
    '  response_headers_to_add:',
    ...headers.flatMap(({ name, value }) => [
      `    - header: { key: ${name}, value: ${quoted(value.replaceAll('%', '%%'))} }`,
      // Keep other links, such as those to the next page.
      `      append_action: ${name === 'Link' ? 'APPEND_IF_EXISTS_OR_ADD' : 'OVERWRITE_IF_EXISTS_OR_ADD'}`,
    ]),
  ];
  return { server: 'Envoy', language: 'yaml', where: 'first in routes: of its virtual host', code: code.join('\n') };
}

/** Express 5: parameters are words, wildcards have names. */
function express(operation: HeaderOperation, headers: readonly Header[]): HeaderSnippet {
  let wildcards = 0;
  const path = operation.fullPath
    .split('/')
    .map((segment) =>
      segment === '*' || segment === '**'
        ? `*rest${wildcards++ === 0 ? '' : wildcards}`
        : segment.replace(/\{([^{}]*)\}|[*:?+!()[\]\\]/g, (char, name?: string) =>
            name === undefined ? `\\${char}` : `:${name.replace(/\W+/g, '_').replace(/^(\d)/, '_$1')}`,
          ),
    )
    .join('/');
  const literal = `'${path.replace(/[\\']/g, '\\$&')}'`;
  const verbs = isAny(operation.methods) ? ['all'] : httpMethods(operation.methods).map((method) => method.toLowerCase());
  const literalOf = (value: string): string => (value.includes("'") ? JSON.stringify(value) : `'${value}'`);
  const fields = headers.filter(({ name }) => name !== 'Link').map(({ name, value }) => `    ${name}: ${literalOf(value)},`);
  const links = headers
    .filter(({ name }) => name === 'Link')
    .map(({ value }) => `  response.append('Link', ${literalOf(value)});`);
  const code = verbs.map((verb) =>
    [
      `app.${verb}(${literal}, (request, response, next) => {`,
      '  response.set({',
      ...fields,
      '  });',
      ...links,
      '  next();',
      '});',
    ].join('\n'),
  );
  return { server: 'Express', language: 'js', where: 'Express 5, before the route that answers', code: code.join('\n') };
}

/** Returns headers of an operation for nginx, Envoy and Express, ready to paste. Empty without a date and for gRPC. */
export function headerSnippets(operation: HeaderOperation, lifecycle: Lifecycle): HeaderSnippet[] {
  const headers = lifecycleHeaders(lifecycle);
  if (headers.length === 0 || !operation.fullPath.startsWith('/')) return [];
  return [nginx(operation, headers), envoy(operation, headers), express(operation, headers)];
}
