import type { Block } from './blocks.ts';
import type { DraftPlan } from './draft-plan.ts';
import { note } from './drafts.ts';
import { readPhaseHeading, setSize, setStatus, setTime } from './phase-fields.ts';
import { type PhaseLabel, phaseLabel } from './phase-label.ts';
import type { PhaseNames } from './phase-names.ts';
import { allSections, type Section } from './sections.ts';
import { timeOf } from './spans.ts';
import { columnOf, EMPTY, type ReadTable, readTable } from './tables.ts';
import { bare } from './words/bare.ts';
import type { ColumnRole } from './words/columns.ts';
import { sectionRole } from './words/sections.ts';

/** `W0 Foundations`, `P1: Setup`: a short label and a name. */
const SHORT = /^([A-Z]{1,3}\d+(?:\.\d+)?[a-z]?)(?:\s*[:：—–.-])?(?:\s+(.+))?$/u;

/** `1 ELT split`, `2. Models`: below the header "Phase" the number alone is the label. */
const NUMBERED = /^(\d{1,2}(?:\.\d+)?[a-z]?)\s*[.:：)—–-]?\s+(\p{L}.+)$/u;

function labelOf(text: string, role?: ColumnRole): PhaseLabel | undefined {
  const label = phaseLabel(text);
  if (label) return label;
  const [, number, title] = (role === 'phase' && NUMBERED.exec(text)) || [];
  if (number !== undefined && title !== undefined) return { family: 'phase', strength: 'strong', number, label: number, title };
  const match = SHORT.exec(text);
  return match?.[1]
    ? { family: 'short', strength: 'strong', number: match[1], label: match[1], title: (match[2] ?? '').trim() }
    : undefined;
}

/** What a table of phases says about them. */
const TOLD: readonly ColumnRole[] = ['status', 'progress', 'duration', 'period', 'start', 'finish'];

/** The table that lists the phases of a document which names them nowhere else, and the column with their labels. */
export function phaseTable(draft: DraftPlan, root: Section): { block: Block; table: ReadTable; column: number } | undefined {
  for (const section of allSections(root)) {
    for (const block of section.blocks) {
      if (block.type !== 'table') continue;
      const table = readTable(draft.document, block);
      const column = table.columns.findIndex(({ role }, index) => {
        const cells = table.rows.map((row) => row.cells[index]?.plain ?? '');
        const labels = cells.map((cell) => labelOf(cell, role)?.number);
        const announced = role === 'phase' || section.role === 'phases' || section.role === 'schedule';
        const numbered = labels.every((label) => label !== undefined) && new Set(labels).size === labels.length;
        // Without numbers it takes the word itself, and a column that says when or how far.
        const named =
          role === 'phase' &&
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
  const made = table.rows.map((row, index) => {
    const cell = row.cells[column]?.plain ?? '';
    const label = labelOf(cell, table.columns[column]?.role);
    const named = columnOf(table, 'title', 'task');
    const own = label?.title === '' && named >= 0 && named !== column ? (row.cells[named]?.plain ?? '') : '';
    const { title, fields } = readPhaseHeading(own || cell, own === '' ? label : undefined);
    const file = draft.add('phase', title, 1, String(index + 1).padStart(2, '0'));
    Object.assign(file.fields, fields, { title, ...(label && { label: label.label }) });
    file.lines = draft.sourceLines(row.line, row.line);
    names.add(file.id, label, title);
    draft.claim('typed', 'phase', file, row.line, row.line, why);
    return { file, row, taken: new Set([column, ...(own === '' ? [] : [named])]) };
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
      const time = timeOf(cell.plain);
      if (time) setTime(file.fields, time);
      else if (role === 'status' && setStatus(file.fields, cell.markdown)) continue;
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
