import { parseLevel } from '../model/values/level.ts';
import { parseQuantity } from '../model/values/quantity.ts';
import { type Fields, note, UNKNOWN } from './drafts.ts';
import { type Cell, columnOf, EMPTY, operationOf, operationsOf, type ReadTable, shareOf, type TableRow } from './tables.ts';
import { bare, type ColumnRole, statusOf } from './words.ts';

/** What a table is, and its rows as fields of that kind. */
export interface TypedTable {
  kind: 'risks' | 'endpoints' | 'metrics' | 'decisions' | 'variables' | 'stack' | 'mappings' | 'phases' | 'tasks';
  /** Why, for `--explain`. */
  why: string;
  rows: { fields: Fields; row: TableRow }[];
  /** Headers of the two sides of a mapping. */
  sides?: { from: string; to: string };
  /** What the rows of a mapping are. */
  of?: string;
}

const text = (cell: Cell | undefined): string => (cell === undefined || EMPTY.test(cell.plain) ? '' : cell.markdown.trim());
/** The Markdown of a cell; a cell that is bold as a whole is not stressed in a row of its own. */
const words = (cell: Cell): string => cell.markdown.trim().replace(/^(?:\*\*|__)([^*_]+)(?:\*\*|__)$/, '$1');
const plain = (cell: Cell | undefined): string => (cell === undefined || EMPTY.test(cell.plain) ? '' : cell.plain);

/** Collects the fields of a row; what no field takes goes into the note, under its header. */
class RowReader {
  readonly fields: Fields = {};
  readonly #left: Set<number>;
  readonly #table: ReadTable;
  readonly #row: TableRow;

  constructor(table: ReadTable, row: TableRow) {
    this.#table = table;
    this.#row = row;
    this.#left = new Set(table.columns.keys());
  }

  take(column: number): Cell | undefined {
    this.#left.delete(column);
    return this.#row.cells[column];
  }

  /** Sets a field from a column, if the cell has text. */
  set(field: string, column: number, read: (cell: Cell) => string | undefined = words): void {
    if (column < 0) return;
    const cell = this.#row.cells[column];
    if (cell === undefined || EMPTY.test(cell.plain)) {
      this.#left.delete(column);
      return;
    }
    const value = read(cell);
    if (value === undefined || value === '' || this.fields[field] !== undefined) return;
    this.#left.delete(column);
    this.fields[field] = value;
  }

  setStatus(column: number): void {
    if (column < 0) return;
    const words = text(this.take(column));
    if (words === '') return;
    const status = statusOf(words);
    if (status) this.fields.status = status;
    if (bare(words) !== '' || status === undefined) this.fields.statusText = words;
  }

  /** Ends the row: what is left becomes its note. */
  end(): Fields {
    for (const column of this.#left) {
      const cell = this.#row.cells[column];
      if (cell === undefined || EMPTY.test(cell.plain)) continue;
      const { header, role } = this.#table.columns[column] ?? { header: '' };
      const words = cell.markdown.trim();
      note(this.fields, role === 'notes' || header === '' ? words : `${header}: ${words}`);
    }
    return this.fields;
  }
}

const levelOf = (cell: Cell): string | undefined => {
  const word = bare(cell.plain).replace(/^[^\p{L}\d]+/u, '');
  return parseLevel(word).ok ? word : undefined;
};

const has = (table: ReadTable, ...roles: ColumnRole[]): boolean => roles.every((role) => columnOf(table, role) >= 0);

const isLevels = (table: ReadTable, column: number): boolean =>
  column >= 0 && shareOf(table, column, (cell) => levelOf(cell) !== undefined) >= 0.6;

function risks(table: ReadTable, context: TableContext): TypedTable | undefined {
  const mitigation = columnOf(table, 'mitigation', 'contingency');
  const named = columnOf(table, 'risk');
  const levels = (['probability', 'impact', 'level', 'priority'] as const).filter((role) =>
    isLevels(table, columnOf(table, role)),
  );
  const inSection = context.role === 'risks';
  if (
    !(mitigation >= 0 && (named >= 0 || levels.length > 0 || inSection)) &&
    !(named >= 0 && levels.length >= 2) &&
    !(inSection && levels.length > 0 && !has(table, 'phase'))
  )
    return undefined;
  let title = named >= 0 && !isLevels(table, named) ? named : columnOf(table, 'title', 'purpose', 'category');
  if (title < 0)
    title = table.columns.findIndex(
      (_, index) => index !== mitigation && !isLevels(table, index) && table.columns[index]?.role !== 'id',
    );
  if (title < 0) return undefined;
  return {
    kind: 'risks',
    why: `a table with the column "${table.columns[mitigation >= 0 ? mitigation : title]?.header}"${levels.length > 0 ? ' and levels in words' : ''}`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.set('id', columnOf(table, 'id'), (cell) => (/^[\p{L}][\p{L}\p{N}._-]*$/u.test(cell.plain) ? cell.plain : undefined));
      reader.set('title', title);
      reader.set('probability', columnOf(table, 'probability'), levelOf);
      reader.set('impact', columnOf(table, 'impact'), levelOf);
      if (levels.length < 2 || !reader.fields.impact) reader.set('level', columnOf(table, 'level', 'priority'), levelOf);
      reader.set('consequence', columnOf(table, 'consequence'));
      if (!reader.fields.impact) reader.set('consequence', columnOf(table, 'impact'));
      reader.set('mitigation', columnOf(table, 'mitigation'));
      reader.set('contingency', columnOf(table, 'contingency'));
      reader.set('owner', columnOf(table, 'owner'), (cell) => cell.plain);
      return { fields: reader.end(), row };
    }),
  };
}

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
const SMOKE = /expected|status code|response time|result|期待|预期|예상/i;

const prefixOf = (header: string): string =>
  /[（(`\s](\/?[\w{}-]+(?:\/[\w{}-]+)*\/?)[)）`]/.exec(header)?.[1]?.replace(/^\/?/, '/').replace(/\/$/, '') ?? '';

function endpoints(table: ReadTable): TypedTable | undefined {
  const columns = table.columns.flatMap((_, index) => (isOperation(table, index) ? [index] : []));
  if (columns.length === 0 || table.columns.some(({ header }) => SMOKE.test(header))) return undefined;
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
        if (words !== '') reader.fields.statusText = words;
      }
      reader.set('priority', columnOf(table, 'priority'));
      reader.set('purpose', columnOf(table, 'purpose'));
      return { fields: reader.end(), row };
    }),
  };
}

/** `< 200ms (p95)` as a quantity and its statistic. */
export function quantityOf(words: string): { quantity: string; statistic?: string } | undefined {
  const ranked = words.replace(/\s+(?:for|at|in)?\s*(?:the\s+)?(\d{2})th percentile\b/i, ' (p$1)');
  const match = /^(.*?)\s*[（(]?\b(p\d{2,3}|mean|median|avg|average|max)\b[)）]?$/i.exec(ranked.trim());
  const quantity = (match?.[1] ?? ranked).trim().replace(/,(?=\d{3})/g, '');
  if (!/\d/.test(quantity) || !parseQuantity(quantity).ok) return undefined;
  return { quantity, ...(match?.[2] && { statistic: match[2].toLowerCase() }) };
}

function metrics(table: ReadTable, context: TableContext): TypedTable | undefined {
  const name = columnOf(table, 'metric');
  const target = columnOf(table, 'target', 'to');
  const baseline = columnOf(table, 'baseline', 'from');
  const values = [target, baseline, columnOf(table, 'measured')].filter((column) => column >= 0);
  const numbers = values.filter((column) => shareOf(table, column, (cell) => quantityOf(cell.plain) !== undefined) >= 0.5);
  if (
    !(name >= 0 && values.length > 0 && numbers.length > 0) &&
    !(context.role === 'metrics' && numbers.length >= 1 && target >= 0)
  )
    return undefined;
  const title = Math.max(name, 0);
  return {
    kind: 'metrics',
    why: `a table with the column "${table.columns[title]?.header}" and quantities`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.set('name', title);
      for (const [field, column] of [
        ['baseline', baseline],
        ['target', target],
        ['measured', columnOf(table, 'measured')],
      ] as const) {
        const read = column < 0 ? undefined : quantityOf(plain(row.cells[column]));
        if (!read) continue;
        reader.take(column);
        reader.fields[field] = read.quantity;
        if (read.statistic) reader.fields.statistic ??= read.statistic;
      }
      return { fields: reader.end(), row };
    }),
  };
}

function decisions(table: ReadTable, context: TableContext): TypedTable | undefined {
  const title = columnOf(table, 'decision');
  const chosen = columnOf(table, 'chosen');
  if (
    title < 0 ||
    (chosen < 0 &&
      !has(table, 'reason') &&
      !has(table, 'options') &&
      context.role !== 'decisions' &&
      context.role !== 'questions')
  )
    return undefined;
  return {
    kind: 'decisions',
    why: `a table with the column "${table.columns[title]?.header}"`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.set('id', columnOf(table, 'id'), (cell) => (/^[\p{L}][\p{L}\p{N}._-]*$/u.test(cell.plain) ? cell.plain : undefined));
      reader.set('title', title);
      reader.set('date', columnOf(table, 'date'), (cell) => (/^\d{4}-\d{2}-\d{2}$/.test(cell.plain) ? cell.plain : undefined));
      reader.set('chosen', chosen);
      reader.set('why', columnOf(table, 'reason'));
      reader.set('owner', columnOf(table, 'owner'), (cell) => cell.plain);
      return { fields: reader.end(), row };
    }),
  };
}

function variables(table: ReadTable): TypedTable | undefined {
  const name = table.columns.findIndex(
    (column, index) =>
      (column.role === 'variable' || column.role === 'title') &&
      shareOf(table, index, (cell) => /^[A-Z][A-Z0-9_]{2,}$/.test(cell.plain)) >= 0.7,
  );
  if (name < 0 || columnOf(table, 'from') >= 0) return undefined;
  return {
    kind: 'variables',
    why: 'a table of names in capitals',
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.set('name', name, (cell) => cell.plain);
      reader.set('default', columnOf(table, 'default'), (cell) => cell.plain);
      reader.set('required', columnOf(table, 'required'), (cell) =>
        /^(?:yes|✅|true|required|✓|是)/i.test(cell.plain)
          ? 'true'
          : /^(?:no|❌|false|optional|否)/i.test(cell.plain)
            ? 'false'
            : undefined,
      );
      reader.set('purpose', columnOf(table, 'purpose'));
      return { fields: reader.end(), row };
    }),
  };
}

/** What the rows of a mapping are, by the words of its headers and of the heading above it. */
const MAPPED_WORDS: readonly (readonly [string, RegExp])[] = [
  ['files', /\b(?:files?|paths?|folder|director(?:y|ies)|location|module|handler)s?\b|文件|目录|路径|パス|ファイル|파일/i],
  ['variables', /\b(?:env(?:ironment)? var\w*|properties|property|config\w*|settings?)\b|环境变量|配置/i],
  ['types', /\b(?:types?|data ?types?|column types?)\b|类型|型/i],
  ['data', /\b(?:tables?|schema|models?|collections?|fields?|sheets?|database)\b|表|数据/i],
  ['components', /\b(?:components?|views?|screens?|pages?|widgets?|controllers?|router)\b|组件|コンポーネント|컴포넌트/i],
  ['services', /\b(?:services?|microservices?|apps?)\b|服务|サービス|서비스/i],
  ['hosts', /\b(?:hosts?|domains?|urls?|servers?|dns)\b|域名|도메인|ドメイン/i],
  ['commands', /\b(?:commands?|scripts?|cli)\b|命令/i],
  ['concepts', /\b(?:concepts?|patterns?|features?|legacy area|aspect)\b|概念|功能/i],
];

const STACK_WORDS =
  /\b(?:packages?|librar(?:y|ies)|dependenc(?:y|ies)|framework|technolog(?:y|ies)|stack|tech|tools?|gem|nuget|npm)\b|技术栈|技術|依赖|库|ライブラリ|パッケージ|패키지|기술 스택|Abhängigkeit|dépendance|dependencia|stack/i;

/** Versions of both sides beside a name: `JDK | 8 | 21`. */
function versions(table: ReadTable, context: TableContext, from: number, to: number): TypedTable | undefined {
  const name = columnOf(table, 'package', 'category', 'title');
  if (name < 0 || !STACK_WORDS.test(context.heading)) return undefined;
  return {
    kind: 'stack',
    why: `a table of versions with the sides "${table.columns[from]?.header}" and "${table.columns[to]?.header}"`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      const product = plain(reader.take(name));
      for (const [field, column] of [
        ['from', from],
        ['to', to],
      ] as const) {
        const version = plain(reader.take(column));
        reader.fields[field] = version === '' ? 'none' : `${product} ${version}`;
      }
      return { fields: reader.end(), row };
    }),
  };
}

const OLD_SIDE =
  /^(?:old|legacy|current|existing|alt\w*|bisherig\w*|actual|atual|ancien\w*|antig[uo]\w*|旧|现有|現行|기존)(?![a-z])/i;
const NEW_SIDE = /^(?:new|target|future|neu\w*|nuev[oa]|nouve\w*|nov[oa]|新|目标|移行先|신규)(?![a-z])/i;

function pairs(table: ReadTable, context: TableContext): TypedTable | undefined {
  let from = columnOf(table, 'from', 'baseline');
  let to = table.columns.findIndex(({ role }, index) => (role === 'to' || role === 'target') && index !== from);
  const { oldSystem, newSystem } = context;
  if (from < 0 || to < 0) {
    // Headers that name the two products: "Node.js/Express" and "FastAPI/Python".
    const named = (system: string | undefined): number =>
      system === undefined
        ? -1
        : table.columns.findIndex(({ header }) =>
            system.split(/[^\p{L}\p{N}.#+]+/u).some(
              (word) =>
                word.length > 1 &&
                header
                  .toLowerCase()
                  .split(/[^\p{L}\p{N}.#+]+/u)
                  .includes(word.toLowerCase()),
            ),
          );
    // "JavaScript vs Go" above a table with these columns, or "Legacy area" and "New module".
    const [, left, right] = /(\S+)\s+vs\.?\s+(\S+)\s*$/i.exec(context.heading) ?? [];
    const begins = (pattern: RegExp): number => table.columns.findIndex(({ header }) => pattern.test(header));
    const sides = [
      [named(oldSystem), named(newSystem)],
      [named(left), named(right)],
      [begins(OLD_SIDE), begins(NEW_SIDE)],
    ] as const;
    const [old, next] = sides.find(([one, other]) => (from >= 0 || one >= 0) && (to >= 0 || other >= 0)) ?? [-1, -1];
    if (from < 0) from = old !== to ? old : -1;
    if (to < 0) to = next !== from ? next : -1;
  }
  if (from < 0 || to < 0 || from === to) {
    const version = columnOf(table, 'version');
    const name = columnOf(table, 'package');
    if (version < 0 || name < 0 || has(table, 'phase')) return undefined;
    const replaces = columnOf(table, 'from');
    return {
      kind: 'stack',
      why: `a table with the columns "${table.columns[name]?.header}" and "${table.columns[version]?.header}"`,
      rows: table.rows.map((row) => {
        const reader = new RowReader(table, row);
        const number = plain(reader.take(version));
        reader.fields.to = `${plain(reader.take(name))} ${number}`.trim();
        if (replaces >= 0) reader.set('from', replaces, (cell) => cell.plain);
        reader.set('category', columnOf(table, 'category'), (cell) => cell.plain);
        reader.set('purpose', columnOf(table, 'purpose'));
        return { fields: reader.end(), row };
      }),
    };
  }
  // Comparisons of several candidates are no mapping, and counts are none either.
  const headers = `${table.columns.map(({ header }) => header).join(' ')}`;
  if (shareOf(table, from, (cell) => /^[\d.,%\s<>~≈]+$/.test(cell.plain)) > 0.5) return versions(table, context, from, to);
  const stack =
    STACK_WORDS.test(headers) || (STACK_WORDS.test(context.heading) && !/file|folder|structure/i.test(context.heading));
  const of =
    MAPPED_WORDS.find(([, pattern]) => pattern.test(headers))?.[0] ??
    MAPPED_WORDS.find(([, pattern]) => pattern.test(context.heading))?.[0] ??
    'other';
  return {
    kind: stack ? 'stack' : 'mappings',
    why: `a table with the sides "${table.columns[from]?.header}" and "${table.columns[to]?.header}"`,
    sides: { from: table.columns[from]?.header ?? '', to: table.columns[to]?.header ?? '' },
    of,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      const [old, next] = [row.cells[from], row.cells[to]];
      reader.take(from);
      reader.take(to);
      reader.fields.from = old === undefined || EMPTY.test(old.plain) ? 'none' : stack ? old.plain : old.markdown.trim();
      reader.fields.to = next === undefined || EMPTY.test(next.plain) ? 'none' : stack ? next.plain : next.markdown.trim();
      if (!stack) reader.set('title', columnOf(table, 'title', 'category', 'package'));
      else reader.set('category', columnOf(table, 'category'), (cell) => cell.plain);
      if (stack) reader.set('purpose', columnOf(table, 'purpose'));
      const status = columnOf(table, 'status');
      reader.setStatus(status);
      return { fields: reader.end(), row };
    }),
  };
}

function phases(table: ReadTable, context: TableContext): TypedTable | undefined {
  const phase = columnOf(table, 'phase', 'task', 'title');
  if (phase < 0) return undefined;
  const known = shareOf(table, phase, (cell) => context.phaseIn(cell.plain) !== undefined);
  const timed =
    has(table, 'duration') ||
    has(table, 'period') ||
    has(table, 'start') ||
    has(table, 'effort') ||
    has(table, 'status') ||
    has(table, 'finish') ||
    has(table, 'progress');
  if (known < 0.6 || !timed) return undefined;
  return {
    kind: 'phases',
    why: `a table whose column "${table.columns[phase]?.header}" names the phases`,
    rows: table.rows.map((row) => ({ fields: { phase: plain(row.cells[phase]) }, row })),
  };
}

const OPEN_WORK =
  /^(?:tasks?|to-?dos?|action items?|work (?:items?|packages?)|aufgaben?|tâches?|tareas?|tarefas?|задач[аи]|任务|タスク|작업)$/iu;

function tasks(table: ReadTable, context: TableContext): TypedTable | undefined {
  const task = columnOf(table, 'task');
  const about = (['owner', 'effort', 'status', 'duration', 'dependencies', 'criteria'] as const).some((role) => has(table, role));
  if (task < 0 || !(about || (context.inPhase && has(table, 'deliverables')))) return undefined;
  // Elsewhere a step or an action may be anything: only the word itself counts.
  if (!context.inPhase && !OPEN_WORK.test(table.columns[task]?.header ?? '')) return undefined;
  return {
    kind: 'tasks',
    why: `a table with the column "${table.columns[task]?.header}"`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.take(columnOf(table, 'id'));
      reader.set('text', task);
      reader.set('owner', columnOf(table, 'owner'), (cell) => cell.plain);
      reader.set('effort', columnOf(table, 'effort', 'duration'), (cell) => cell.plain);
      reader.setStatus(columnOf(table, 'status'));
      return { fields: reader.end(), row };
    }),
  };
}

/** What stands around a table and helps to tell what it is. */
export interface TableContext {
  /** The nearest heading, and its role. */
  heading: string;
  role: string | undefined;
  inPhase: boolean;
  oldSystem: string | undefined;
  newSystem: string | undefined;
  /** The phase that a text names by its number or its title. */
  phaseIn: (text: string) => string | undefined;
}

/** What a table is, from its header, its cells and its heading. Nothing where it is none of our kinds: it stays a table. */
export function typedTable(table: ReadTable, context: TableContext): TypedTable | undefined {
  if (table.rows.length === 0 || table.columns.length < 2) return undefined;
  const found =
    risks(table, context) ??
    phases(table, context) ??
    variables(table) ??
    endpoints(table) ??
    metrics(table, context) ??
    decisions(table, context) ??
    tasks(table, context) ??
    pairs(table, context);
  return (
    found && {
      ...found,
      rows: found.rows.map((each) => (Object.keys(each.fields).length === 0 ? { ...each, fields: { note: UNKNOWN } } : each)),
    }
  );
}
