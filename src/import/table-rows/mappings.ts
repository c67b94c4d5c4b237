import { columnOf, EMPTY, type ReadTable, shareOf } from '../tables.ts';
import { words } from '../words/pattern.ts';
import { SMOKE } from './endpoints.ts';
import { has, plain, RowReader } from './row-reader.ts';
import type { TableContext, TypedTable } from './typed-table.ts';

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

/** The words of a name, and what stands before the ending of one: `Temporal.io` is named by "Temporal activity" too. */
const namesOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}.#+]+/u)
    .flatMap((word) => [word, word.replace(/\.(?:js|io|net|dev|com|ai|app)$/, '')]);

/** Words that many systems have in their names. */
const SIDE_NOUNS =
  /^(?:service|services|app|application|system|architecture|platform|api|server|client|stack|and|the|to|of|for)$/;

const OLD_SIDE =
  /^(?:old|legacy|current|existing|alt\w*|bisherig\w*|actual|atual|ancien\w*|antig[uo]\w*|旧|舊|现有|現有|現行|原(?![因则則理型始])|기존)(?![a-z])/i;

const NEW_SIDE = /^(?:new|target|future|neu\w*|nuev[oa]|nouve\w*|nov[oa]|新|目标|移行先|신규)(?![a-z])/i;

/** First columns of tables that compare two systems; what they have in each column replaces nothing. */
const COMPARED =
  /^(?:dimensions?|criteri\w*|characteristics?|característic\w*|caractéristique\w*|merkmal\w*|kriteri\w*|критери\S*|характеристик\S*|维度|方面|観点|比較項目|구분|비교)/iu;
/** Columns of tables that say what is still missing. */
const LACKING = /\b(?:pending|missing|gaps?|pendiente\w*|pendente\w*|faltante\w*|offen|fehlt)\b|缺失|差距|未完成|不足|미완료/iu;

/** Headings that say that their table maps one thing to another. */
const MAPS = words(
  'mappings?|zuordnung|correspondances?|correspondencias?|correspondências?|mapeos?|mapeamentos?|mappature?|соответстви\\p{L}+',
  '映射|对照|对应|マッピング|対応(?:表|関係)|매핑|대응표',
);

/** Columns that say something about a pair, and are no side of it. */
const ABOUT_PAIR: ReadonlySet<string | undefined> = new Set([
  'id',
  'notes',
  'reason',
  'status',
  'progress',
  'priority',
  'effort',
  'owner',
  'method',
  'phase',
  'purpose',
]);

/** Columns that say what comes instead of what the row names. */
const INSTEAD =
  /\b(?:replacements?|replaced (?:by|with)|replace with|instead|ersatz|ersetzt durch|remplac\p{L}+|reemplaz\p{L}+|substitu\p{L}+|sostitu\p{L}+)\b|замен|替代|替换|代替|置き換え|대체/iu;

/** The sides of a table below a heading that says mapping, where its headers name one side, or two of the same kind. */
function mappedSides(table: ReadTable, context: TableContext, left: number, right: number): [number, number] {
  const instead = right >= 0 && INSTEAD.test(table.columns[right]?.header ?? '');
  if (!(instead || MAPS.test(context.heading)) || (left >= 0 && right >= 0)) return [left, right];
  const begins = (pattern: RegExp): number => table.columns.findIndex(({ header }) => pattern.test(header));
  const from = left >= 0 ? left : begins(OLD_SIDE);
  const to = right >= 0 ? right : begins(NEW_SIDE);
  if (from >= 0 && to >= 0) return [from, to];
  const sides = [...table.columns.keys()].filter((index) => !ABOUT_PAIR.has(table.columns[index]?.role));
  const [first = -1, second = -1] = sides;
  if (from >= 0) return [from, sides.find((index) => index > from) ?? -1];
  if (to >= 0) return [sides.find((index) => index < to) ?? -1, to];
  const same = second >= 0 && table.columns[first]?.role === table.columns[second]?.role;
  return same ? [first, second] : [-1, -1];
}

/** A version and nothing else: `v1`, `2.0`. */
const BARE_VERSION = /^v?\d+(?:\.\d+)*$/i;

/** Words of headings about changes of the document itself: small words, change, review, plan. */
const CHANGES = words(
  'changes?|changed|revisions?|reviews?|findings|feedback|history|log|differences?|updates?|plans?|drafts?|documents?|versions?|proposals?|änderung\\w*|überarbeitung\\w*|entwurf\\w*|dokument\\w*|versionen|changements?|modifications?|révisions?|cambios?|revisi[oó]n(?:es)?|mudanças?|alteraç(?:ão|ões)|revisões|revisão|modifiche|revisioni|изменени\\S+|правки|план\\S*|документ\\S*|the|this|of|to|in|from|since|between|and|der|des|die|von|zu|seit|dieses|du|de|la|del|do|da|le|между',
  '变更|修订|变化|更新|版本|计划|文档|変更点?|改訂|計画|변경|개정|계획',
);

/** Whether two versions above a table are those of the plan itself, as in "Changes v1 → v2", and not of what moves, as in "Vue v2 → v3". */
const isRevision = (heading: string, left: string, right: string): boolean =>
  BARE_VERSION.test(left) &&
  BARE_VERSION.test(right) &&
  heading
    .replace(/[（(][^()（）]*[)）]/g, ' ')
    .split(/[\s:：→>/-]+/)
    .every((word) => !/\p{L}/u.test(word) || BARE_VERSION.test(word) || /^vs\.?$/i.test(word) || CHANGES.test(word));

/** An amount: money, a percentage or a measured quantity, which nothing replaces. */
const AMOUNT =
  /^[~≈<>≤≥+-]*\s*(?:(?:[$€£¥₽₩]|US\$|R\$)\s*\d|\d[\d.,]*\s*(?:[$€£¥₽₩%元円원]|USD|EUR|руб|[kKMGT]i?B\b|m?s\b|min\b|h\b))/u;

/** Whether most rows of a table compare amounts. */
const comparesAmounts = (table: ReadTable, from: number, to: number): boolean =>
  table.rows.filter(({ cells }) => [cells[from], cells[to]].some((cell) => AMOUNT.test(cell?.plain ?? ''))).length * 2 >=
  table.rows.length;

/** Rows of a table with an old and a new side: packages, or other mappings. */
export function pairs(table: ReadTable, context: TableContext): TypedTable | undefined {
  let from = columnOf(table, 'from', 'baseline');
  let to = table.columns.findIndex(({ role }, index) => (role === 'to' || role === 'target') && index !== from);
  const { oldSystem, newSystem } = context;
  if (from < 0 || to < 0) {
    // Headers that name the two products: "Node.js/Express" and "FastAPI/Python".
    const named = (system: string | undefined): number =>
      system === undefined
        ? -1
        : table.columns.findIndex(({ header }) =>
            namesOf(system).some((word) => word.length > 1 && !SIDE_NOUNS.test(word) && namesOf(header).includes(word)),
          );
    // "JavaScript vs Go" above a table with these columns, or "Legacy area" and "New module".
    const [, left, right] = /(\S+)\s+(?:vs\.?|→|->)\s+(\S+)/i.exec(context.heading) ?? [];
    const versioned = left !== undefined && right !== undefined && isRevision(context.heading, left, right);
    const begins = (pattern: RegExp): number => table.columns.findIndex(({ header }) => pattern.test(header));
    const sides = [
      [named(oldSystem), named(newSystem)],
      versioned ? [-1, -1] : [named(left), named(right)],
      [begins(OLD_SIDE), begins(NEW_SIDE)],
      [begins(OLD_SIDE), named(newSystem)],
      [named(oldSystem), begins(NEW_SIDE)],
    ] as const;
    const [old, next] = sides.find(([one, other]) => one !== other && (from >= 0 || one >= 0) && (to >= 0 || other >= 0)) ?? [
      -1, -1,
    ];
    if (from < 0) from = old !== to ? old : -1;
    if (to < 0) to = next !== from ? next : -1;
    [from, to] = mappedSides(table, context, from, to);
  }
  if (from < 0 || to < 0 || from === to) {
    const version = columnOf(table, 'version');
    // Beside a version, a dependency is a package.
    const name = columnOf(table, 'package', 'dependencies');
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
  if (COMPARED.test(table.columns[0]?.header ?? '') || LACKING.test(headers) || SMOKE.test(headers)) return undefined;
  if (comparesAmounts(table, from, to)) return undefined;
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
