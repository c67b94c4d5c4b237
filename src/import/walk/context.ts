import type { ListItem } from 'mdast';
import type { Block } from '../blocks.ts';
import type { Cursor, DraftPlan } from '../draft-plan.ts';
import type { DraftFile } from '../drafts.ts';
import type { PhaseChoice } from '../phase-choice.ts';
import type { PhaseNames } from '../phase-names.ts';
import type { Section } from '../sections.ts';
import type { SectionRole } from '../words/sections.ts';

/** Where a walk is: the file that text goes into, and what lists are there. */
export interface Place {
  cursor: Cursor;
  /** The section whose blocks are read. */
  section: Section;
  /** What lists in it are. */
  role: SectionRole | undefined;
  /** Outside the phases: what lists without boxes are, in a part that is nothing but work, or criteria. */
  work?: 'task' | 'exit criterion' | undefined;
  /** Whether the part is called after the state of what it lists: "Done", "To do". */
  state?: 'done' | 'open' | undefined;
  phase?: { id: string; file: DraftFile };
  /** The sentence above a block that announces it. */
  announced?: string | undefined;
}

/** One source while its sections are walked. */
export interface Walk {
  readonly draft: DraftPlan;
  readonly root: Section;
  readonly choice: PhaseChoice;
  /** Files of phases by the section that they are made from. */
  readonly phases: Map<Section, DraftFile>;
  readonly names: PhaseNames;
  /** The table whose rows are the phases. */
  listed: Block | undefined;
  /** Number of pages so far. */
  pages: number;
  /** The phase that a source is which is a task of its own. */
  readonly task: DraftFile | undefined;
}

/** Roles that the parts of a section have too. */
export const inherited = (role: SectionRole | undefined): SectionRole | undefined =>
  role === 'risks' || role === 'exit' || role === 'rollback' || role === 'tasks' ? role : undefined;

/** Parts of a phase that speak of it as a whole. */
const ABOUT_PHASE: ReadonlySet<SectionRole | undefined> = new Set([
  'goal',
  'schedule',
  'status',
  'notes',
  'entry',
  'exit',
  'deliverables',
]);

/** Whether lines such as `Effort: 4 h` speak of the phase as a whole, and not of a part of it that has a name of its own. */
export const speaksOfPhase = (walk: Walk, { section }: Place): boolean =>
  ABOUT_PHASE.has(section.role) ||
  !section.written ||
  section.label !== undefined ||
  section.depth === 0 ||
  walk.phases.has(section);

/** A block inside an item of a list, with its lines. */
export function nestedBlock(node: ListItem['children'][number]): Block {
  const from = node.position?.start.line ?? 1;
  const end = node.position?.end ?? { line: from, column: 2 };
  return {
    type: node.type as Block['type'],
    node: node as Block['node'],
    from,
    to: end.column === 1 && end.line > from ? end.line - 1 : end.line,
  };
}
