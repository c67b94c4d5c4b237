import { phaseLabel } from '../phase-label.ts';
import { columnOf, type ReadTable, shareOf } from '../tables.ts';
import { statusOf } from '../words/status.ts';
import { asksForWork } from '../words/work.ts';
import { has, RowReader } from './row-reader.ts';
import type { TableContext, TypedTable } from './typed-table.ts';

const OPEN_WORK =
  /^(?:tasks?|to-?dos?|action items?|work (?:items?|packages?)|aufgaben?|tâches?|tareas?|tarefas?|задач[аи]|任务|タスク|작업)$/iu;

/** The cell that names the row which adds up the others. */
export const TOTAL =
  /^(?:(?:grand |sub-?)?totals?|sum|summe|gesamt|somme|suma|soma|totale|итого|всего|合计|总计|合計|합계|총계|tổng(?: cộng)?|jumlah)\s*[:：]?$/iu;

/** A box of a check list in a cell. */
const BOX = /^(?:\[([ xX~-]?)\]|[☐☑☒])$/u;
const isTicked = (plain: string): boolean => /^(?:\[[xX]\]|[☑☒])$/u.test(plain.trim());

/** Columns with a box in each row: what a row has to pass, such as `Backend`, `Frontend`, `Production`. */
const boxColumns = (table: ReadTable): number[] =>
  [...table.columns.keys()].filter((column) => shareOf(table, column, ({ plain }) => BOX.test(plain.trim())) >= 0.8);

/** Sets who does a task, how much it takes, and how far it is. */
function setWork(reader: RowReader, table: ReadTable): void {
  reader.set('owner', columnOf(table, 'owner'), (cell) => cell.plain);
  reader.set('effort', columnOf(table, 'effort', 'duration'), (cell) => cell.plain);
  reader.setStatus(columnOf(table, 'status'));
}

/** Rows with boxes: each is a task; with several boxes it has a task for each of them. */
function boxed(table: ReadTable, boxes: readonly number[]): TypedTable | undefined {
  const named = columnOf(table, 'task', 'title');
  const id = columnOf(table, 'id');
  const text =
    named >= 0
      ? named
      : table.columns.findIndex(
          (_, index) =>
            index !== id && !boxes.includes(index) && shareOf(table, index, ({ plain }) => /\p{L}{2}/u.test(plain)) > 0.5,
        );
  if (text < 0) return undefined;
  return {
    kind: 'tasks',
    why: `a table with boxes in the column "${table.columns[boxes[0] ?? 0]?.header}"`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.take(id);
      reader.set('text', text);
      reader.set('owner', columnOf(table, 'owner'), (cell) => cell.plain);
      const steps = boxes.flatMap((column) => {
        const { plain = '' } = reader.take(column) ?? {};
        return BOX.test(plain.trim()) ? [{ title: table.columns[column]?.header ?? '', done: isTicked(plain) }] : [];
      });
      if (steps.length > 0) reader.fields.status = steps.every(({ done }) => done) ? 'done' : 'planned';
      if (steps.length > 1) reader.fields.steps = steps.map(({ title, done }) => `[${done ? 'x' : ' '}] ${title}`);
      return { fields: reader.end(), row };
    }),
  };
}

/** Headers of columns that name files: that they were changed says nothing of what was done. */
const FILES = /\b(?:files?|paths?|dateien?|fichiers?|archivos?|arquivos?)\b|файл|文件|路径|ファイル|パス|파일|경로/iu;

/** Rows of a table in a phase that says what is done to each file: `auth.ts · 27 · Update the fallback`. */
function filesChanged(table: ReadTable, task: number): TypedTable | undefined {
  const file = table.columns.findIndex(({ header }) => FILES.test(header));
  if (task < 0 || file < 0 || file === task) return undefined;
  if (shareOf(table, task, ({ plain }) => /\s/.test(plain) && asksForWork(plain)) < 0.6) return undefined;
  return {
    kind: 'tasks',
    why: `a table with the columns "${table.columns[file]?.header}" and "${table.columns[task]?.header}"`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.take(columnOf(table, 'id'));
      const [of, what] = [reader.take(file), reader.take(task)].map((cell) => cell?.markdown.trim() ?? '');
      reader.fields.text = [of, what].filter((words) => words !== '').join(' — ');
      reader.setStatus(columnOf(table, 'status'));
      return { fields: reader.end(), row };
    }),
  };
}

/** Roles of columns that may name a piece of work. */
const NAMES_WORK: ReadonlySet<string | undefined> = new Set([undefined, 'title', 'category', 'package', 'task', 'deliverables']);

/** Rows of a table in a phase that says of each part where it stands, in words: "Invoices · ✅ Done", "Search · to do". */
export function parts(table: ReadTable, context: TableContext): TypedTable | undefined {
  const status = columnOf(table, 'status');
  if (!context.inPhase || status < 0 || table.rows.length < 2) return undefined;
  const told = shareOf(table, status, ({ plain }) => statusOf(plain.replace(/[^\p{L}\p{N}\s]/gu, ' ').trim()) !== undefined);
  const name = [...table.columns.keys()].find(
    (index) =>
      index !== status &&
      NAMES_WORK.has(table.columns[index]?.role) &&
      shareOf(table, index, ({ plain }) => /\p{L}{2}/u.test(plain)) > 0.5,
  );
  if (told < 0.8 || name === undefined || FILES.test(table.columns[name]?.header ?? '')) return undefined;
  return {
    kind: 'tasks',
    why: `a table with the status of each "${table.columns[name]?.header}" of a phase`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      reader.take(columnOf(table, 'id'));
      reader.set('text', name);
      setWork(reader, table);
      return { fields: reader.end(), row };
    }),
  };
}

/** Ids of tickets: `M1-01`, `APP-12`, `T3`, `#4`. */
const TICKET = /^(?:[A-Z][A-Z\d]{0,7}[-.]\d+(?:[-.]\d+)*|[A-Z]{1,3}\d+|#\d+)$/;

/** Rows of a table of tickets in a phase: each with an id and a title, and what it takes or waits for. */
function tickets(table: ReadTable): TypedTable | undefined {
  const [id, title] = [columnOf(table, 'id'), columnOf(table, 'title')];
  const sized = (['owner', 'effort', 'duration', 'size', 'dependencies', 'status', 'priority'] as const).some((role) =>
    has(table, role),
  );
  if (id < 0 || title < 0 || !sized || shareOf(table, id, ({ plain }) => TICKET.test(plain.trim())) < 0.8) return undefined;
  return {
    kind: 'tasks',
    why: `a table of tickets with the columns "${table.columns[id]?.header}" and "${table.columns[title]?.header}"`,
    rows: table.rows.map((row) => {
      const reader = new RowReader(table, row);
      const [ticket, text] = [reader.take(id), reader.take(title)].map((cell) => cell?.markdown.trim() ?? '');
      reader.fields.text = [ticket, text].filter((words) => words !== '').join(': ');
      setWork(reader, table);
      return { fields: reader.end(), row };
    }),
  };
}

/** Rows of a table of tasks: with who does them, how much they take, or what they have to meet. */
export function tasks(table: ReadTable, context: TableContext): TypedTable | undefined {
  const boxes = boxColumns(table);
  const asTickets = context.inPhase && boxes.length === 0 && columnOf(table, 'task') < 0 ? tickets(table) : undefined;
  if (asTickets) return asTickets;
  // What a phase delivers, with who does it, is its work.
  const delivered = context.inPhase && table.columns[0]?.role === 'deliverables' && has(table, 'owner') ? 0 : -1;
  const task = delivered < 0 ? columnOf(table, 'task') : delivered;
  // A schedule of phases is none, even of phases that are called otherwise in the text.
  const labels = [Math.max(task, 0), 0].map((column) =>
    shareOf(table, column, (cell) => phaseLabel(cell.plain)?.strength === 'strong'),
  );
  if (labels.some((share) => share >= 0.6)) return undefined;
  // Boxes in a column that is called a decision wait for one.
  const decides = boxes.some((column) => table.columns[column]?.role === 'decision' || table.columns[column]?.role === 'chosen');
  if (boxes.length > 0) return decides ? undefined : boxed(table, boxes);
  const about = (['owner', 'effort', 'status', 'duration', 'dependencies', 'criteria'] as const).some((role) => has(table, role));
  const changed = context.inPhase ? filesChanged(table, task) : undefined;
  if (changed) return changed;
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
      setWork(reader, table);
      return { fields: reader.end(), row };
    }),
  };
}
