import { pathBelow } from '../documents/document.ts';
import { parseText } from '../documents/yaml.ts';
import type { ListedOperation } from '../propose-rows.ts';
import { expressRoutes, harRoutes, laravelRoutes, noirRoutes, postmanRoutes, springRoutes } from './json.ts';
import { operationsOf } from './routes.ts';
import { delimitedRoutes, flaskRoutes, railsRoutes } from './text.ts';

/** What `import endpoints` reads, for messages. */
export const LIST_FORMATS =
  'an OpenAPI or AsyncAPI document, a GraphQL schema, HAR, Postman, route:list --json, rails routes, flask routes, Spring actuator mappings, express-list-endpoints, Noir JSON, CSV or TSV with the columns method and path';

/**
 * Reads what a tool prints about the operations of an API; undefined where the text is none of them, as for an API
 * document. What frameworks write for parameters becomes `{name}`, optional segments become two paths.
 */
export function listedOperations(name: string, text: string): ListedOperation[] | undefined {
  const lines = railsRoutes(text) ?? flaskRoutes(text);
  if (lines) return operationsOf(lines);
  if (/\.(?:csv|tsv|txt)$/i.test(name)) {
    const rows = delimitedRoutes(text);
    return rows && operationsOf(rows);
  }
  if (!/^\s*[{[]/.test(text)) return undefined;
  const parsed = parseText(text);
  if (!('value' in parsed)) return undefined;
  const { value } = parsed;
  for (const routes of [laravelRoutes, expressRoutes, noirRoutes, springRoutes, postmanRoutes, harRoutes]) {
    const found = routes(value);
    if (found) return operationsOf(found);
  }
  return undefined;
}

/** An operation below the base of its side. */
export const belowBase = (operation: ListedOperation, base: string): ListedOperation => ({
  ...operation,
  path: pathBelow(operation.path, base),
});
