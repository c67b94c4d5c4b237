import { note } from '../drafts.ts';
import { columnOf, operationOf, operationsOf, type ReadTable, shareOf } from '../tables.ts';
import { unmarked } from '../words/bare.ts';
import { plain, RowReader, text } from './row-reader.ts';
import type { TypedTable } from './typed-table.ts';

const isOperation = (table: ReadTable, column: number): boolean => {
  const method = columnOf(table, 'method');
  const header = table.columns[column];
  const share = shareOf(table, column, (cell) => operationOf(cell.plain, method >= 0 ? 'GET' : undefined) !== undefined);
  const verbs = shareOf(table, column, (cell) => /^[^\p{L}]*(?:GET|POST|PUT|PATCH|DELETE|WS|HEAD|OPTIONS)\b/iu.test(cell.plain));
  return (
    share >= 0.6 &&
    (verbs >= 0.3 || method >= 0 || header?.role === 'endpoint' || /route|endpoint|url|api|端点|接口/i.test(header?.header ?? ''))
  );
};

/** Tables of requests that are made to see whether something works. */
export const SMOKE =
  /\b(?:expected|status code|response time|results?|attendu\w*|esperad[oa]s?|erwartet\w*|atteso|resultado|résultat|ergebnis)\b|ожидаем|результат|期待|预期|結果|结果|예상|결과/iu;

const prefixOf = (header: string): string =>
  /[（(`\s](\/?[\w{}-]+(?:\/[\w{}-]+)*\/?)[)）`]/.exec(header)?.[1]?.replace(/^\/?/, '/').replace(/\/$/, '') ?? '';

const SERVICE =
  /\b(?:micro-?)?(?:service|server|host|backend|system|app(?:lication)?)s?\b|servicio|serviço|dienst|сервис|服务|服務|サービス|서비스/iu;

/** The column that names services, where one path is in the table for several of them: `/health` of each. */
function serviceColumn(table: ReadTable, operations: readonly number[]): number {
  const column = table.columns.findIndex(({ header }, index) => !operations.includes(index) && SERVICE.test(header));
  if (column < 0 || shareOf(table, column, ({ plain }) => plain.length <= 48 && !plain.includes('/')) < 1) return -1;
  const services = Map.groupBy(table.rows, ({ cells }) => plain(cells[operations[0] ?? -1]));
  const isShared = [...services].some(
    ([path, rows]) => path !== '' && new Set(rows.map(({ cells }) => plain(cells[column]))).size > 1,
  );
  return isShared ? column : -1;
}

/** Rows of a table whose cells are methods and paths. */
export function endpoints(table: ReadTable): TypedTable | undefined {
  const columns = table.columns.flatMap((_, index) => (isOperation(table, index) ? [index] : []));
  // Parts of the work that name their operations are no operations.
  if (
    columns.length === 0 ||
    /^(?:sub-?)?phases?$|阶段$|段階$|단계$/iu.test(table.columns[0]?.header ?? '') ||
    table.columns.some(({ header }) => SMOKE.test(header))
  )
    return undefined;
  const method = columnOf(table, 'method');
  const [first = -1, second = -1] = columns;
  // One column of bare paths may be the pages of an app: it takes a word or a prefix to make them an API.
  if (second < 0 && method < 0) {
    const verbs = shareOf(table, first, (cell) => /^[^\p{L}]*(?:GET|POST|PUT|PATCH|DELETE|WS|HEAD|OPTIONS)\b/iu.test(cell.plain));
    const api = shareOf(table, first, (cell) => /^\W*\/(?:api|v\d)\b/.test(cell.plain));
    if (
      verbs < 0.3 &&
      api < 0.5 &&
      !/endpoint|\bapi\b|端点|接口|エンドポイント|엔드포인트/i.test(table.columns[first]?.header ?? '')
    )
      return undefined;
  }
  const from =
    second >= 0
      ? first
      : /new|target|nuev|neu|novo|新/i.test(table.columns[first]?.header ?? '') &&
          !/old|旧/i.test(table.columns[first]?.header ?? '')
        ? -1
        : first;
  const to =
    second >= 0
      ? second
      : from < 0
        ? first
        : table.columns.findIndex(
            (column, index) =>
              index !== first &&
              (column.role === 'endpoint' || column.role === 'to') &&
              shareOf(table, index, (cell) => operationOf(cell.plain) !== undefined) >= 0.3,
          );
  const service = serviceColumn(table, columns);
  return {
    kind: 'endpoints',
    why: 'a table whose cells are methods and paths',
    ...(from >= 0 && to >= 0 && { sides: { from: table.columns[from]?.header ?? '', to: table.columns[to]?.header ?? '' } }),
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.take(columnOf(table, 'id'));
      let verb = '';
      if (method >= 0) verb = plain(row.cells[method]).toUpperCase();
      const knownVerb = /^[A-Z]+(?:\s*[/|,]\s*[A-Z]+)*$/.test(verb) ? verb : '';
      if (knownVerb) reader.take(method);
      for (const [field, column] of [
        ['from', from],
        ['to', to],
      ] as const) {
        if (column < 0) continue;
        const words = plain(row.cells[column]);
        const read = operationOf(words, knownVerb);
        const several = operationsOf(words, knownVerb);
        if (several) {
          reader.take(column);
          reader.fields[field] = several;
        } else if (read) {
          reader.take(column);
          const path = /^([A-Z|]+ )?(\/.*)$/.exec(read.operation);
          const prefix = prefixOf(table.columns[column]?.header ?? '');
          reader.fields[field] =
            prefix && path && !path[2]?.startsWith(prefix) ? `${path[1] ?? ''}${prefix}${path[2]}` : read.operation;
          if (read.rest !== '') note(reader.fields, read.rest);
        } else if (words === '' && from >= 0 && to >= 0) {
          reader.take(column);
          reader.fields[field] = 'none';
        }
      }
      const status = columnOf(table, 'status');
      if (status >= 0) {
        const words = text(reader.take(status));
        if (words !== '') reader.fields.statusText = unmarked(words);
      }
      reader.set('priority', columnOf(table, 'priority'));
      reader.set('purpose', columnOf(table, 'purpose'));
      const name = service < 0 ? '' : plain(reader.take(service));
      return { fields: reader.end(), row, ...(name !== '' && { service: name }) };
    }),
  };
}
