import { delimitedRows, separatorOf } from '../../model/delimited.ts';
import type { Route } from './routes.ts';

const VERBS = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS';

/** `rails routes`: prefix, verb, pattern and action in columns; a route without a prefix has the one above it. */
export function railsRoutes(text: string): Route[] | undefined {
  if (!/^\s*Prefix\s+Verb\s+URI Pattern/m.test(text)) return undefined;
  const row = new RegExp(`^\\s*(?:[\\w?!]+\\s+)?((?:${VERBS})(?:\\|(?:${VERBS}))*)\\s+(\\(?/\\S*)\\s+(\\S+)`);
  return text.split('\n').flatMap((line) => {
    const [, verbs = '', path = '', name = ''] = row.exec(line) ?? [];
    return verbs === '' ? [] : [{ methods: verbs.split('|'), path: path.replace(/\(\.:format\)$/, ''), name }];
  });
}

/** `flask routes`: endpoint, methods and rule in columns, below a line of hyphens. */
export function flaskRoutes(text: string): Route[] | undefined {
  if (!/^\s*Endpoint\s+Methods\s+Rule/m.test(text)) return undefined;
  const row = new RegExp(`^\\s*(\\S+)\\s+((?:${VERBS})(?:,\\s*(?:${VERBS}))*)\\s+(/\\S*)\\s*$`);
  return text.split('\n').flatMap((line) => {
    const [, name = '', verbs = '', path = ''] = row.exec(line) ?? [];
    return verbs === '' || name === 'static' ? [] : [{ methods: verbs.split(','), path, name }];
  });
}

const METHOD = /^(?:http[ _-]?)?(?:methods?|verbs?)$/i;
const PATH = /^(?:paths?|routes?|uris?|urls?|endpoints?)$/i;
const NAME = /^(?:names?|handlers?|actions?|operation ?ids?)$/i;

/** CSV and TSV with the columns `path` and `method`, or with both in one: `GET /users`. */
export function delimitedRoutes(text: string): Route[] | undefined {
  const rows = delimitedRows(text, separatorOf(text) ?? '\t').map(({ cells }) => cells);
  const [head = [], ...body] = rows;
  const column = (pattern: RegExp): number => head.findIndex((cell) => pattern.test(cell.trim()));
  const [path, method, name] = [column(PATH), column(METHOD), column(NAME)];
  if (path < 0) return undefined;
  return body.flatMap((cells) => {
    const cell = (cells[path] ?? '').trim();
    const [, verbs = '', own = ''] = /^(?:([A-Za-z]+(?:\s*[|,/]\s*[A-Za-z]+)*)\s+)?(\/\S*)$/.exec(cell) ?? [];
    const stated = method < 0 ? verbs : (cells[method] ?? '');
    return own === ''
      ? []
      : [{ methods: stated.split(/[|,/\s]+/).filter((verb) => verb !== ''), path: own, name: (cells[name] ?? '').trim() }];
  });
}
