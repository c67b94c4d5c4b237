import { slug } from '../model/slug.ts';
import type { Block } from './blocks.ts';
import type { Cursor, DraftPlan } from './draft-plan.ts';
import { type DraftFile, type Fields, note, UNKNOWN } from './drafts.ts';
import { setStatus, setTime } from './phase-fields.ts';
import { timeOf } from './spans.ts';
import { TOTAL } from './table-rows/tasks.ts';
import { typedTable } from './table-rows/type-of-table.ts';
import type { TableContext } from './table-rows/typed-table.ts';
import { columnOf, type ReadTable, readTable, type TableRow } from './tables.ts';
import { bare } from './words/bare.ts';
import { statusOf } from './words/status.ts';

/** What a table needs to become rows: where it stands, and the phases. */
export interface TablePlace extends TableContext {
  cursor: Cursor;
  /** Id of the phase that the table stands in. */
  phase: string | undefined;
  phaseFile: (id: string) => DraftFile | undefined;
}

const system = (header: string, words: RegExp): string =>
  header
    .replace(/[（(`][^)）`]*[)）`]?/g, '')
    .replace(words, '')
    .replace(/\s+/g, ' ')
    .trim();
const SIDE_WORDS =
  /\b(?:endpoints?|routes?|urls?|uris?|paths?|apis?|old|new|equivalent|alternative|replacement|packages?|dependency|dependencies|service)\b|端点|路由|接口|エンドポイント/giu;

/** The system that a header names, or the old or the new one of the plan. */
const sideOf = (header: string | undefined, known: string | undefined): Fields => {
  const named = header === undefined ? '' : system(header, SIDE_WORDS);
  return { system: named !== '' && /\p{L}{2}/u.test(named) ? named : (known ?? UNKNOWN) };
};

function tellsPhases(draft: DraftPlan, table: ReadTable, row: TableRow, place: TablePlace, why: string): boolean {
  const column = columnOf(table, 'phase', 'task', 'title');
  const id = place.phaseIn(row.cells[column]?.plain ?? '');
  const file = id === undefined ? undefined : place.phaseFile(id);
  if (!file) return false;
  for (const [index, { role }] of table.columns.entries()) {
    const words = row.cells[index]?.plain ?? '';
    if (words === '' || index === column) continue;
    const time = timeOf(words);
    if ((role === 'duration' || role === 'period' || role === 'effort' || role === 'date') && time) setTime(file.fields, time);
    if ((role === 'start' || role === 'finish') && time?.field === 'dates' && time.from === time.to) {
      const done = statusOf(row.cells[columnOf(table, 'status')]?.plain ?? '') === 'done';
      if (done || /started|completed|完成|완료/i.test(table.columns[index]?.header ?? ''))
        file.fields.actual = { ...((file.fields.actual ?? {}) as Fields), [role]: time.from };
      else file.fields[role === 'start' ? 'start' : 'finish'] ??= time.from;
    }
    if (role === 'status' && !/verified/i.test(table.columns[index]?.header ?? ''))
      setStatus(file.fields, row.cells[index]?.markdown ?? '');
    if (role === 'progress' && /^~?\d{1,3}(?:\.\d+)?\s*%$/.test(words))
      file.fields.stated = { ...((file.fields.stated ?? {}) as Fields), progress: words };
    if (role === 'owner') file.fields.owner ??= words;
  }
  draft.claim('typed', 'phase', file, row.line, row.line, why);
  return true;
}

const rowLines = (row: TableRow): [number, number] => [row.line, row.end ?? row.line];

const titleOf = ({ title }: Fields): string => (typeof title === 'string' ? slug(bare(title)) : '');
const isSameTitle = (a: Fields, b: Fields): boolean => titleOf(a) !== '' && titleOf(a) === titleOf(b);

/** Told twice: adds to a row what only the second one says, and notes where that says something else. */
function takeIn(draft: DraftPlan, into: Fields, fields: Fields, row: TableRow, why: string, file: DraftFile): void {
  for (const [field, value] of Object.entries(fields)) {
    const known = into[field];
    if (known === undefined) into[field] = value;
    else if (known === value || typeof value !== 'string' || field === 'from' || field === 'to' || field === 'title') continue;
    else note(into, field === 'note' ? value : `${draft.sourceOf(...rowLines(row))} has ${field} ${value}`);
  }
  into.source = `${into.source}, ${row.line}`;
  draft.claim('typed', `row of ${file.kind}`, file, ...rowLines(row), why);
}

/** Turns a table into rows of the plan. Answers whether it did; a table of no kind of ours stays one, in place. */
export const applyTable = (draft: DraftPlan, block: Block, place: TablePlace): boolean =>
  applyReadTable(
    draft,
    readTable(draft.document, block),
    { markdown: draft.markdownOf(block), from: block.from, to: block.to },
    place,
  );

/** A row of a table of tasks as an item of a list. */
function taskLine(fields: Fields): string {
  const attributes = [
    ...(typeof fields.owner === 'string' && !/[();]/.test(fields.owner) ? [`owner: ${fields.owner}`] : []),
    ...(typeof fields.effort === 'string' && timeOf(fields.effort) && !/[();]/.test(fields.effort)
      ? [`effort: ${fields.effort}`]
      : []),
  ];
  const extra = [
    fields.statusText,
    fields.note,
    attributes.some((each) => each.startsWith('effort')) ? undefined : fields.effort,
    attributes.some((each) => each.startsWith('owner')) ? undefined : fields.owner,
  ].filter((each): each is string => typeof each === 'string');
  const steps = Array.isArray(fields.steps) ? fields.steps.map((step) => `\n  - ${String(step)}`) : [];
  const box = fields.status === 'done' ? '[x] ' : fields.status === undefined ? '' : '[ ] ';
  return `- ${box}${String(fields.text ?? '').replace(/\n/g, ' ')}${extra.length > 0 ? ` — ${extra.join('; ')}` : ''}${attributes.length > 0 ? ` (${attributes.join('; ')})` : ''}${steps.join('')}`;
}

/** Turns a table that was read into rows, wherever it comes from; `written` is how it stands in Markdown. */
export function applyReadTable(
  draft: DraftPlan,
  table: ReadTable,
  written: { markdown: string; from: number; to: number },
  place: TablePlace,
): boolean {
  const typed = typedTable(table, place);
  if (!typed) return false;
  const { why, rows } = typed;
  const phase = place.phase === undefined ? {} : { phase: place.phase };
  const claimHead = (file: DraftFile): void =>
    draft.claim(
      'typed',
      'header',
      file,
      written.from,
      Math.max(written.from, (rows[0]?.row.line ?? written.from + 2) - 1),
      `the header of ${why}`,
    );

  if (typed.kind === 'phases') {
    // The table is told in place as well: it compares phases, and its other columns are prose.
    draft.keep(place.cursor, written.markdown, written.from, written.to, `${why}; what it says about each phase is compared`);
    for (const { row } of rows) tellsPhases(draft, table, row, place, why);
    return true;
  }
  if (typed.kind === 'tasks') {
    const totals = rows.filter(({ row }) => row.cells.some(({ plain }) => TOTAL.test(plain)));
    const work = rows.filter((each) => !totals.includes(each));
    const { file } = place.cursor;
    draft.mark(place.cursor, '<Tasks>');
    draft.keep(
      place.cursor,
      work.map(({ fields }) => taskLine(fields)).join('\n'),
      rows[0]?.row.line ?? written.from,
      (totals[0]?.row.line ?? written.to + 1) - 1,
      why,
      'typed',
      'task',
    );
    claimHead(file);
    draft.mark(place.cursor, '</Tasks>');
    for (const { row } of totals) {
      const words = row.cells
        .map(({ markdown }) => markdown.trim())
        .filter((cell) => cell !== '' && cell !== '—' && cell !== '-');
      draft.keep(place.cursor, words.join(' · '), row.line, row.line, 'the sum of a table of tasks');
    }
    return true;
  }
  if (typed.kind === 'endpoints') {
    const to = sideOf(typed.sides?.to, place.newSystem);
    const fileFor = (service: string | undefined): DraftFile => {
      const from = service === undefined ? sideOf(typed.sides?.from, place.oldSystem) : { system: service };
      const same = (file: DraftFile): boolean =>
        file.kind === 'endpoints' && JSON.stringify([file.fields.from, file.fields.to]) === JSON.stringify([from, to]);
      const title = [place.heading, service].filter((each) => each !== undefined && each !== '').join(': ');
      const file = draft.files.find(same) ?? draft.add('endpoints', title || 'api', 1);
      file.fields.title ??= title || 'API';
      file.fields.from ??= from;
      file.fields.to ??= to;
      return file;
    };
    claimHead(fileFor(rows[0]?.service));
    for (const { fields, row, service } of rows) {
      const file = fileFor(service);
      const key = (each: Fields): string => JSON.stringify([each.from ?? '', each.to ?? '']);
      const before =
        (fields.from ?? fields.to) === undefined
          ? undefined
          : file.rows.mappings?.find((each) => key(each.fields) === key(fields));
      if ((fields.from ?? fields.to) === undefined) {
        if (Object.keys(fields).length > 0)
          draft.row(
            file,
            'mappings',
            { ...fields, title: typeof fields.note === 'string' ? fields.note : 'unnamed', ...phase },
            ...rowLines(row),
            `${why}; this row names no operation`,
          );
        else draft.claim('look', 'endpoint', file, ...rowLines(row), 'an empty row');
        draft.claim('look', 'endpoint', file, ...rowLines(row), 'this row names no operation');
      } else if (before) {
        if (phase.phase !== undefined) before.fields.phase ??= phase.phase;
        takeIn(draft, before.fields, fields, row, `${why}; the row before of the same operation takes it in`, file);
      } else draft.row(file, 'mappings', { ...fields, ...phase }, ...rowLines(row), why);
    }
    return true;
  }
  const targets = {
    risks: ['risks', 'risks', 'title'],
    metrics: ['metrics', 'metrics', 'name'],
    decisions: ['decisions', 'decisions', 'title'],
    variables: ['environment', 'variables', 'name'],
    stack: ['stack', 'stack', undefined],
    mappings: ['mappings', 'mappings', undefined],
  } as const;
  const [kind, field, needs] = targets[typed.kind];
  let file: DraftFile;
  if (kind === 'mappings') {
    file = draft.add('mappings', place.heading || typed.of || 'mappings', 1);
    file.fields.title = place.heading || 'Mappings';
    file.fields.of = typed.of ?? 'other';
    if (typed.sides) Object.assign(file.fields, { from: bare(typed.sides.from), to: bare(typed.sides.to) });
  } else file = draft.register(kind);
  claimHead(file);
  for (const { fields, row } of rows) {
    if (needs !== undefined && fields[needs] === undefined) {
      if (Object.keys(fields).length === 0) {
        draft.claim('look', typed.kind, file, ...rowLines(row), 'an empty row');
        continue;
      }
      fields[needs] = row.cells.find((cell) => cell.plain !== '')?.plain ?? UNKNOWN;
    }
    const again = kind === 'decisions' ? file.rows[field]?.find((each) => isSameTitle(each.fields, fields)) : undefined;
    if (again) {
      takeIn(draft, again.fields, fields, row, `${why}; the row before of the same title takes it in`, file);
      continue;
    }
    draft.row(file, field, { ...fields, ...(kind === 'decisions' ? {} : phase) }, ...rowLines(row), why);
  }
  return true;
}
