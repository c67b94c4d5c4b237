import { phaseLabel } from '../phase-label.ts';
import { columnOf, type ReadTable, shareOf } from '../tables.ts';
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

/** Rows of a table of tasks: with who does them, how much they take, or what they have to meet. */
export function tasks(table: ReadTable, context: TableContext): TypedTable | undefined {
  const boxes = boxColumns(table);
  // What a phase delivers, with who does it, is its work.
  const delivered = context.inPhase && table.columns[0]?.role === 'deliverables' && has(table, 'owner') ? 0 : -1;
  const task = delivered < 0 ? columnOf(table, 'task') : delivered;
  // A schedule of phases is none, even of phases that are called otherwise in the text.
  const labels = [Math.max(task, 0), 0].map((column) =>
    shareOf(table, column, (cell) => phaseLabel(cell.plain)?.strength === 'strong'),
  );
  if (labels.some((share) => share >= 0.6)) return undefined;
  if (boxes.length > 0) return boxed(table, boxes);
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
