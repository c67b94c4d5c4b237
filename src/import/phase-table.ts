import type { Block } from './blocks.ts';
import type { DraftPlan } from './draft-plan.ts';
import { note } from './drafts.ts';
import { readPhaseHeading, setSize, setStatus, setTime } from './phase-fields.ts';
import { codeLabel, type PhaseLabel, phaseLabel } from './phase-label.ts';
import type { PhaseNames } from './phase-names.ts';
import { allSections, type Section } from './sections.ts';
import { timeOf } from './spans.ts';
import { columnOf, EMPTY, type ReadTable, readTable, shareOf, type TableColumn } from './tables.ts';
import { bare } from './words/bare.ts';
import type { ColumnRole } from './words/columns.ts';
import { sectionRole } from './words/sections.ts';

/** `1 ELT split`, `2. Models`, `3`: below the header "Phase" the number alone is the label. */
const NUMBERED = /^(\d{1,2}(?:\.\d+)?[a-z]?)(?:\s*[.:：)—–-]?\s+(\p{L}.+))?$/u;

/** The label in a cell. Below "Stufe" the number `0` is `Stufe 0`. */
function labelOf(text: string, column?: TableColumn): PhaseLabel | undefined {
  const label = phaseLabel(text);
  if (label) return label;
  const [, number, title] = (column?.role === 'phase' && NUMBERED.exec(text)) || [];
  if (number !== undefined)
    return title === undefined
      ? (phaseLabel(`${column?.header} ${number}`) ?? { family: 'phase', strength: 'strong', number, label: number, title: '' })
      : { family: 'phase', strength: 'strong', number, label: number, title };
  return codeLabel(text);
}

/** Columns that may hold the names of phases, where the column with their labels holds no more than those. */
const NAMES: ReadonlySet<ColumnRole | undefined> = new Set(['purpose', 'notes', undefined]);

/** The column with the names of the phases, beside the one with their labels. */
function nameColumn(table: ReadTable, column: number): number {
  const named = columnOf(table, 'title', 'task');
  if (named >= 0 && named !== column) return named;
  return table.columns.findIndex(
    ({ role }, index) =>
      index !== column &&
      NAMES.has(role) &&
      shareOf(table, index, ({ plain }) => /\p{L}{2}/u.test(plain) && !codeLabel(plain)) >= 0.6,
  );
}

/** A column beside the one with the phases that gives each a short label of its own: `S1`, `S2`. */
const codeColumn = (table: ReadTable, column: number): number =>
  table.columns.findIndex((_, index) => {
    const codes = table.rows.map((row) => row.cells[index]?.plain ?? '');
    return index !== column && codes.every((code) => codeLabel(code)?.title === '') && new Set(codes).size === codes.length;
  });

/** Longer names are cut at the first sign, and told in full below. */
const NAME_LENGTH = 80;

/** What a table of phases says about them. */
const TOLD: readonly ColumnRole[] = ['status', 'progress', 'duration', 'period', 'start', 'finish'];

/** The table that lists the phases of a document which names them nowhere else, and the column with their labels. */
export function phaseTable(draft: DraftPlan, root: Section): { block: Block; table: ReadTable; column: number } | undefined {
  for (const section of allSections(root)) {
    for (const block of section.blocks) {
      if (block.type !== 'table') continue;
      const table = readTable(draft.document, block);
      const column = table.columns.findIndex((each, index) => {
        const { role } = each;
        const cells = table.rows.map((row) => row.cells[index]?.plain ?? '');
        const labels = cells.map((cell) => labelOf(cell, each)?.number);
        const announced = role === 'phase' || section.role === 'phases' || section.role === 'schedule';
        const bareNumbers = cells.every((cell) => /^\d/.test(cell) && labelOf(cell, each)?.title === '');
        const numbered =
          labels.every((label) => label !== undefined) &&
          new Set(labels).size === labels.length &&
          (!bareNumbers || nameColumn(table, index) >= 0);
        // Without numbers it takes the word itself, and a column that says when or how far.
        const named =
          role === 'phase' &&
          !bareNumbers &&
          TOLD.some((each) => columnOf(table, each) >= 0) &&
          new Set(cells).size === cells.length &&
          !cells.includes('');
        return announced && cells.length >= 3 && (numbered || named);
      });
      if (column >= 0) return { block, table, column };
    }
  }
  return undefined;
}

/** Whether a table lists phases of which the chosen sections are but a few parts. */
export function tellsMore(found: { table: ReadTable; column: number }, chosen: readonly Section[]): boolean {
  const cells = found.table.rows.map((row) => bare(row.cells[found.column]?.plain ?? '').toLowerCase());
  if (chosen.length * 2 >= cells.length || chosen.some(({ written }) => written)) return false;
  const named = chosen.filter(({ label, heading }) => {
    const words = [label?.title, label?.label, bare(heading)].filter((each) => each !== undefined && each !== '');
    return cells.some((cell) => words.some((each) => cell.includes((each ?? '').toLowerCase())));
  });
  return named.length * 2 < chosen.length;
}

/** Points of a cell that lists several: lines, or parts between semicolons. */
const pointsOf = (markdown: string): string[] =>
  markdown
    .split(/\s+·\s+|;\s+/)
    .map((point) => point.replace(/^[-*•]\s+/, '').trim())
    .filter((point) => point !== '');

/** Makes a phase of each row: its label and name, its times, what it waits for; other cells are told in its body or its note. */
export function phasesOfTable(
  draft: DraftPlan,
  found: { block: Block; table: ReadTable; column: number },
  names: PhaseNames,
): void {
  const { block, table, column } = found;
  const why = `a row of the table that lists the phases (column "${table.columns[column]?.header}")`;
  const named = nameColumn(table, column);
  const coded = codeColumn(table, column);
  const made = table.rows.map((row, index) => {
    const cell = row.cells[column]?.plain ?? '';
    const label = labelOf(cell, table.columns[column]);
    const code = codeLabel(row.cells[coded]?.plain ?? '');
    const own = label?.title === '' ? (row.cells[named]?.plain ?? '') : '';
    const short = own.length > NAME_LENGTH ? (/^(.{3,80}?)(?:\s[(（–—-]|[:：;；。]|\.\s)/u.exec(own)?.[1] ?? own) : own;
    const { title, fields } = readPhaseHeading(short || cell, short === '' ? label : undefined);
    const file = draft.add('phase', title, 1, String(index + 1).padStart(2, '0'));
    Object.assign(file.fields, fields, { title, ...((code ?? label) && { label: (code ?? label)?.label }) });
    file.lines = draft.sourceLines(row.line, row.line);
    names.add(file.id, label, title);
    if (code) names.add(file.id, code, title);
    draft.claim('typed', 'phase', file, row.line, row.line, why);
    return { file, row, taken: new Set([column, coded, ...(own !== '' && own === short ? [named] : [])]) };
  });
  const first = made[0]?.file;
  if (first)
    draft.claim(
      'typed',
      'header',
      first,
      block.from,
      (table.rows[0]?.line ?? block.from + 2) - 1,
      'the header of the table that lists the phases',
    );
  for (const { file, row, taken } of made) {
    for (const [index, { header, role }] of table.columns.entries()) {
      const cell = row.cells[index];
      if (!cell || taken.has(index) || EMPTY.test(cell.plain)) continue;
      // `✅ 2026-07-02` is a status with its day, and no period.
      if (role === 'status' && setStatus(file.fields, cell.markdown)) continue;
      const time = timeOf(cell.plain);
      if (time) setTime(file.fields, time);
      else if (role === 'owner') file.fields.owner = cell.plain;
      else if (role === 'size' && setSize(file.fields, cell.plain)) continue;
      else if (role === 'criteria' && sectionRole(header) === 'entry') file.fields.entry = pointsOf(cell.markdown);
      else if (role === 'criteria' && sectionRole(header) === 'exit')
        file.body.push(
          { markdown: '<Exit>' },
          {
            markdown: pointsOf(cell.markdown)
              .map((point) => `- ${point}`)
              .join('\n'),
            lines: draft.sourceLines(row.line, row.line),
          },
          { markdown: '</Exit>' },
        );
      else if (role === 'dependencies') {
        const after = names.findAll(cell.plain, file.id);
        if (after) file.fields.after = after;
        else note(file.fields, `${header}: ${cell.markdown}`);
      } else if (bare(cell.plain).split(/\s+/).length > 3)
        file.body.push({ markdown: cell.markdown, lines: draft.sourceLines(row.line, row.line) });
      else note(file.fields, `${header}: ${cell.markdown}`);
    }
  }
}
