import { group, list, type Route, words } from './routes.ts';

const methodsOf = (value: unknown): string[] => (typeof value === 'string' ? value.split(/[|,]/) : list(value).map(words));

/** `php artisan route:list --json`: `[{ "method": "GET|HEAD", "uri": "api/users/{user}", "name": …, "action": … }]`. */
export const laravelRoutes = (data: unknown): Route[] | undefined => {
  const rows = list(data).map(group);
  return rows.length > 0 && rows.every((row) => 'uri' in row && 'method' in row)
    ? rows.map((row) => ({ methods: methodsOf(row.method), path: words(row.uri), name: words(row.name) || words(row.action) }))
    : undefined;
};

/** `express-list-endpoints`: `[{ "path": "/users/:id", "methods": ["GET"], "middlewares": [] }]`. */
export const expressRoutes = (data: unknown): Route[] | undefined => {
  const rows = list(data).map(group);
  return rows.length > 0 && rows.every((row) => typeof row.path === 'string' && Array.isArray(row.methods))
    ? rows.map((row) => ({ methods: methodsOf(row.methods), path: words(row.path) }))
    : undefined;
};

/** OWASP Noir, `noir -f json`: `{ "endpoints": [{ "url": "/users", "method": "GET", … }] }`. */
export const noirRoutes = (data: unknown): Route[] | undefined => {
  const rows = list(group(data).endpoints).map(group);
  return rows.length > 0 && rows.every((row) => typeof row.url === 'string' && typeof row.method === 'string')
    ? rows
        .filter((row) => words(row.protocol) === '' || /^https?$/.test(words(row.protocol)))
        .map((row) => ({ methods: [words(row.method)], path: pathOfUrl(words(row.url)) }))
    : undefined;
};

/** Spring Boot `/actuator/mappings`: conditions of each handler, in servlets and in WebFlux. */
export const springRoutes = (data: unknown): Route[] | undefined => {
  const contexts = group(group(data).contexts);
  if (Object.keys(contexts).length === 0) return undefined;
  const handlers = Object.values(contexts).flatMap((context) => {
    const { dispatcherServlets, dispatcherHandlers } = group(group(context).mappings);
    return [...Object.values(group(dispatcherServlets)), ...Object.values(group(dispatcherHandlers))].flatMap(list);
  });
  return handlers.flatMap((handler) => {
    const details = group(group(handler).details);
    const conditions = group(details.requestMappingConditions);
    const name = words(group(details.handlerMethod).name);
    return list(conditions.patterns).map((path) => ({ methods: methodsOf(conditions.methods), path: words(path), name }));
  });
};

/** The path of an address, without host and query; variables of Postman in front of it are its host. */
export const pathOfUrl = (url: string): string =>
  url
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/^\{\{[^}]*\}\}/, '')
    .replace(/[?#].*$/s, '')
    .replace(/\{\{(\w+)\}\}/g, '{$1}') || '/';

/** Postman collections 2.x: requests in folders. */
export const postmanRoutes = (data: unknown): Route[] | undefined => {
  if (!/postman/.test(words(group(group(data).info).schema)) || !Array.isArray(group(data).item)) return undefined;
  const visit = (items: unknown): Route[] =>
    list(items).flatMap((each) => {
      const item = group(each);
      if (Array.isArray(item.item)) return visit(item.item);
      const request = group(item.request);
      const { url } = request;
      const raw = typeof url === 'string' ? url : words(group(url).raw) || `/${list(group(url).path).map(words).join('/')}`;
      return [{ methods: [words(request.method) || 'GET'], path: pathOfUrl(raw), name: words(item.name) }];
    });
  return visit(group(data).item);
};

/** Segments that name one thing of many: numbers, UUIDs, long hexadecimal keys. */
const VALUE = /^(?:\d+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,})$/i;
const ASSET = /\.(?:js|mjs|css|map|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|html?)$/i;

/** HAR files of browsers and proxies: what was called. Values in paths become `{id}`; pictures, scripts and the like are left out. */
export const harRoutes = (data: unknown): Route[] | undefined => {
  const entries = group(group(data).log).entries;
  if (!Array.isArray(entries)) return undefined;
  return entries.flatMap((entry) => {
    const request = group(group(entry).request);
    const path = pathOfUrl(words(request.url));
    if (ASSET.test(path)) return [];
    const segments = path.split('/').map((segment) => (VALUE.test(segment) ? '{id}' : segment));
    return [{ methods: [words(request.method)], path: segments.join('/') }];
  });
};
