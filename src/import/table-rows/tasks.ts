import { phaseLabel } from '../phase-label.ts';
import { columnOf, type ReadTable, shareOf } from '../tables.ts';
import { has, RowReader } from './row-reader.ts';
import type { TableContext, TypedTable } from './typed-table.ts';

const OPEN_WORK =
  /^(?:tasks?|to-?dos?|action items?|work (?:items?|packages?)|aufgaben?|tâches?|tareas?|tarefas?|задач[аи]|任务|タスク|작업)$/iu;

/** The cell that names the row which adds up the others. */
export const TOTAL =
  /^(?:(?:grand |sub-?)?totals?|sum|summe|gesamt|somme|suma|soma|totale|итого|всего|合计|总计|合計|합계|총계|tổng(?: cộng)?|jumlah)\s*[:：]?$/iu;

/** Rows of a table of tasks: with who does them, how much they take, or what they have to meet. */
export function tasks(table: ReadTable, context: TableContext): TypedTable | undefined {
  const task = columnOf(table, 'task');
  const about = (['owner', 'effort', 'status', 'duration', 'dependencies', 'criteria'] as const).some((role) => has(table, role));
  if (task < 0 || !(about || (context.inPhase && has(table, 'deliverables')))) return undefined;
  // A schedule of phases is none, even of phases that are called otherwise in the text.
  const labels = [task, 0].map((column) => shareOf(table, column, (cell) => phaseLabel(cell.plain)?.strength === 'strong'));
  if (labels.some((share) => share >= 0.6)) return undefined;
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
