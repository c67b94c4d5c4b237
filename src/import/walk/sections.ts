import type { List } from 'mdast';
import { slug } from '../../model/slug.ts';
import type { Cursor } from '../draft-plan.ts';
import type { DraftFile } from '../drafts.ts';
import { isKind } from '../phase-choice.ts';
import { setStatus } from '../phase-fields.ts';
import { unnumbered } from '../phase-label.ts';
import { addRollback, isProcedure, isTrigger } from '../rollback.ts';
import { rolloutOfPhase } from '../rollout.ts';
import { type Section, sliceLines } from '../sections.ts';
import { elapsedOf } from '../spans.ts';
import { isBoxed, tellsStates } from '../task-list.ts';
import { bare, unmarked } from '../words/bare.ts';
import { sectionRole } from '../words/sections.ts';
import { onlyStatusOf } from '../words/status.ts';
import { walkBlocks } from './blocks.ts';
import { inherited, type Place, type Walk } from './context.ts';
import { riskSection } from './risk-section.ts';
import { phasesTold, takeHeading } from './told-again.ts';
import { HANDED_DOWN, OPEN_WORK, OVERVIEW, PURPOSES } from './words.ts';

/** Walks a section with everything below it, and remembers the file that its heading leads to. */
export function walkSection(walk: Walk, section: Section, place: Place): void {
  const { draft } = walk;
  const anchor = slug(bare(section.heading));
  insideSection(walk, section, place);
  const last = draft.ledger.claims.find((claim) => claim.from === draft.sourceLines(section.from, section.to).from);
  const file = last && draft.files.find((each) => draft.path(each) === last.file);
  if (file && !draft.anchors.has(anchor)) draft.anchors.set(anchor, file);
}

function insideSection(walk: Walk, section: Section, place: Place): void {
  const { draft } = walk;
  const phase = walk.phases.get(section);
  if (phase) {
    if (walk.choice.sections.has(section)) draft.claim('typed', 'phase', phase, section.from, section.to, walk.choice.why);
    else {
      takeHeading(section, phase);
      draft.claim('typed', 'phase', phase, section.from, section.to, 'the heading names a phase of the table');
    }
    const cursor: Cursor = { file: phase, pending: [], late: false };
    rolloutOfPhase(draft, phase, section);
    walkContent(walk, section, { cursor, section, role: undefined, phase: { id: phase.id, file: phase } });
    return;
  }
  const told = walk.choice.again.get(section);
  const main = told && walk.phases.get(told);
  if (main && !place.phase) {
    tellAgain(walk, section, main);
    return;
  }
  const role = isStep(section, place)
    ? 'rollback'
    : (ownRole(section, place) ??
      partOfPhase(section, place) ??
      (place.phase && place.role === 'rollback' ? 'rollback' : undefined));
  // `Status: ✅ Complete` as the heading of a part of a phase.
  const status = place.phase && role === 'status' ? /[:：]\s*(.+)$/.exec(section.heading)?.[1] : undefined;
  if (status !== undefined && place.phase) setStatus(place.phase.file.fields, status);
  if (role === 'rollback' && place.cursor.file.kind !== 'rollback') {
    walkRollback(walk, section, place);
    return;
  }
  if (place.cursor.file.kind === 'rollback' && !place.phase && section.role !== 'risks') {
    const tier = /[（(]([^()（）]*)[)）]/.exec(bare(section.heading))?.[1];
    if (
      !isTrigger(section.heading) &&
      !isProcedure(section.heading) &&
      (section.role === 'rollback' || (tier !== undefined && elapsedOf(tier) !== undefined))
    ) {
      walkRollback(walk, section, place);
      return;
    }
  }
  if (isEmpty(section)) {
    // Nothing stands below it: what it says is all there is.
    keepHeading(walk, section, place.cursor);
    draft.flush(place.cursor);
    walkBlocks(walk, section.blocks, { ...place, section, role });
    return;
  }
  const top = !place.phase && (place.cursor.file === draft.plan || isPage(walk, place));
  const risk = role === 'risks' || place.role === 'risks' ? riskSection(walk, section, place) : false;
  if (risk) return;
  if (
    !place.phase &&
    section.blocks.some(
      (block) =>
        block.type === 'list' &&
        (isBoxed(block.node as List, draft.markdownOf(block)) || tellsStates(draft, block.node as List)) &&
        !phasesTold(walk, block),
    ) &&
    place.cursor.file.kind !== 'checklist' &&
    place.cursor.file.kind !== 'rollback'
  ) {
    partFile(walk, 'checklist', section, { ...place, role });
    return;
  }
  const state = place.phase ? undefined : stateOf(section);
  if (state !== undefined && top && lists(section)) {
    partFile(walk, 'checklist', section, { ...place, role, work: 'task', state });
    return;
  }
  const work = place.phase ? undefined : workOf(walk, section);
  if (work !== undefined && top) {
    partFile(walk, 'checklist', section, { ...place, role, work });
    return;
  }
  if (
    top &&
    place.cursor.file === draft.plan &&
    !isOverview(walk, section) &&
    !(section.parent && place.section === section.parent && isOverview(walk, section.parent))
  ) {
    partFile(walk, 'page', section, { ...place, role });
    return;
  }
  if (place.phase && !place.cursor.late && place.cursor.file.kind === 'phase' && TASK.test(unnumbered(section.heading))) {
    draft.mark(place.cursor, '<Tasks>');
    const why = 'a heading that numbers a task of the phase';
    draft.keep(place.cursor, `- ${unmarked(section.heading)}`, section.from, section.to, why, 'typed', 'task');
    draft.mark(place.cursor, '</Tasks>');
    walkContent(walk, section, { ...place, section, role: role === 'tasks' ? undefined : (role ?? inherited(place.role)) });
    return;
  }
  keepHeading(walk, section, place.cursor);
  walkContent(walk, section, {
    ...place,
    section,
    ...(work && place.cursor.file.kind === 'checklist' ? { work } : NO_WORK.has(role) && { work: undefined }),
    role: role ?? (place.phase ? inherited(place.role) : HANDED_DOWN.has(place.role) ? place.role : undefined),
  });
}

/** `Task 2.1: Create the tables` as a heading. */
const TASK =
  /^[^\p{L}\p{N}]*(?:task|aufgabe|tâche|tarea|tarefa|compito|задача|任务|任務|タスク|작업)\s*#?[A-Z]?\d+(?:[.-]\d+)*[a-z]?\s*[:：.—–-]\s*\S/iu;

/** Whether a part of a rollback is called its steps. */
const isStep = ({ heading }: Section, { cursor, role }: Place): boolean =>
  cursor.file.kind === 'rollback' && role === 'rollback' && isProcedure(heading);

/** Parts of the tasks of a phase: `Tests` below `Tasks` are tests to write, and no criteria. */
const WORK_AS_WELL: ReadonlySet<Section['role']> = new Set(['testing', 'environment', 'rollout', 'checklist', 'next']);

/** The role that a section has by its own heading. */
const ownRole = ({ role }: Section, place: Place): Section['role'] =>
  place.phase && place.role === 'tasks' && WORK_AS_WELL.has(role) ? 'tasks' : role;

/** The role of a part of a phase that repeats the number of the phase: `Phase 1 exit criteria`. */
function partOfPhase({ label }: Section, { phase }: Place): Section['role'] {
  const role = phase && label ? sectionRole(bare(label.title)) : undefined;
  return role === 'exit' || role === 'entry' || role === 'deliverables' ? role : undefined;
}

const lists = (each: Section): boolean => each.blocks.some(({ type }) => type === 'list') || each.children.some(lists);

/** The state that a heading names and nothing else: "Completed ✅", "In progress", "To do". */
const namedState = ({ heading }: Section): 'done' | 'open' | undefined => {
  const status = onlyStatusOf(unnumbered(heading)) ?? (TO_COME.test(unnumbered(heading)) ? 'planned' : undefined);
  return status === undefined ? undefined : status === 'done' ? 'done' : 'open';
};
const TO_COME =
  /^(?:(?:still )?(?:to do|todo|to be done|remaining|outstanding|backlog|up next)|offen|ausstehend|noch offen|à faire|restant|pendientes?|por hacer|pendentes?|a fazer|da fare|осталось|待\p{Script=Han}{1,4}|未着手|残タスク|남은 작업|할 일)$/iu;

/** The state of what a part lists, where its heading names it and the one of another part beside it names the other state. */
function stateOf(section: Section): 'done' | 'open' | undefined {
  const state = namedState(section);
  const others = section.parent?.children.map(namedState).filter((each) => each !== undefined && each !== state) ?? [];
  return others.length > 0 ? state : undefined;
}

/** What the lists of a part outside the phases are: next steps, criteria of the whole plan, steps that are no phases. */
function workOf(walk: Walk, section: Section): Place['work'] {
  const { role } = section;
  if (!lists(section) || isMoment(section)) return undefined;
  if (role === 'exit') return 'exit criterion';
  if (role === 'next' || role === 'checklist' || (role === 'tasks' && OPEN_WORK.test(bare(section.heading)))) return 'task';
  const steps = section.children.filter(
    (child) => child.label && !isKind(child) && !walk.phases.has(child) && !walk.choice.again.has(child),
  );
  return steps.length >= 2 && steps.length === section.children.length && steps.every(lists) ? 'task' : undefined;
}

/** A time in front of a heading, counted from the switch: `T-2 weeks`, `D+1`, `J-7`, `Day 0`. */
const MOMENT = /^(?:[TDJ]\s*[-+−–±]\s*\d|[TDJ]0\b|(?:day|tag|jour|día|dia|giorno|день)\s*[-+−–]?\s*\d)/iu;

/** Whether a section is a moment of a timeline, between others: what happens then is none of our kinds, whatever it is called. */
const isMoment = ({ heading, parent }: Section): boolean =>
  MOMENT.test(unnumbered(heading)) &&
  (parent?.children ?? []).filter((each) => MOMENT.test(unnumbered(each.heading))).length >= 2;

/** Parts of a list of work that are no work themselves. */
const NO_WORK: ReadonlySet<Section['role']> = new Set([
  'risks',
  'notes',
  'decisions',
  'questions',
  'metrics',
  'files',
  'schedule',
  'status',
  'goal',
]);

/** What a plan says about itself stays in the plan, the first time. */
const isOverview = (walk: Walk, section: Section): boolean =>
  section.depth > 1 &&
  OVERVIEW.test(section.heading) &&
  walk.pages === 0 &&
  section.children.every((child) => !walk.phases.has(child));

/** Whether nothing but rules stands below a heading. */
const isEmpty = (section: Section): boolean =>
  section.written && section.children.length === 0 && section.blocks.every(({ type }) => type === 'thematicBreak');

function isPage(_walk: Walk, place: Place): boolean {
  return place.cursor.file.kind === 'page';
}

function partFile(walk: Walk, kind: 'page' | 'checklist', section: Section, place: Place): void {
  const { draft } = walk;
  const title = bare(section.heading).replace(/\s*[:：]$/, '');
  const file = draft.add(
    kind,
    unnumbered(title),
    section.depth,
    kind === 'page' ? String(++walk.pages).padStart(2, '0') : undefined,
  );
  file.fields.title = title || kind;
  const purpose = kind === 'checklist' && place.role ? PURPOSES[place.role] : undefined;
  if (purpose !== undefined) file.fields.purpose = purpose;
  file.lines = draft.sourceLines(section.from, section.to);
  draft.claim(
    kind === 'page' ? 'prose' : 'typed',
    kind,
    file,
    section.from,
    section.to,
    kind === 'page' ? 'the heading of a part that is kept as a page' : 'the heading of a part with tasks or criteria',
  );
  walkContent(walk, section, { ...place, cursor: { file, pending: [], late: false }, section });
}

/** A phase that is told once more: what it says is compared, and its text follows the phase. */
function tellAgain(walk: Walk, section: Section, main: DraftFile): void {
  takeHeading(section, main);
  const above = section.parent && section.parent.depth > 0 ? `${bare(section.parent.heading)}: ` : '';
  const cursor: Cursor = {
    file: main,
    late: true,
    pending: [{ markdown: `## ${above}${bare(section.heading)}`, lines: walk.draft.sourceLines(section.from, section.to) }],
  };
  walk.draft.claim('typed', 'phase', main, section.from, section.to, 'the same phase, told once more: its values are compared');
  walkContent(walk, section, { cursor, section, role: section.parent?.role ?? section.role, phase: { id: main.id, file: main } });
}

function walkRollback(walk: Walk, section: Section, place: Place): void {
  const file = addRollback(walk.draft, section, place.phase?.file);
  walkContent(walk, section, { cursor: { file, pending: [], late: false }, section, role: 'rollback' });
}

function keepHeading(walk: Walk, section: Section, cursor: Cursor): void {
  const { draft } = walk;
  if (!section.written) {
    const markdown = sliceLines(draft.document, section.from, section.to).trim();
    draft.keep(cursor, markdown, section.from, section.to, 'a line that numbers a part which is no phase of the plan');
    return;
  }
  const depth = Math.min(6, Math.max(2, section.depth - cursor.file.depth + 1));
  cursor.pending = cursor.pending.filter((each) => (/^#+/.exec(each.markdown)?.[0].length ?? 0) < depth);
  cursor.pending.push({
    markdown: `${'#'.repeat(depth)} ${section.heading.replace(/\s*\n\s*/g, ' ')}`,
    lines: draft.sourceLines(section.from, section.to),
  });
  draft.claim('prose', 'heading', cursor.file, section.from, section.to, 'the heading of what is kept');
}

/** Walks the blocks of a section, then the sections in it. */
export function walkContent(walk: Walk, section: Section, place: Place): void {
  const { draft } = walk;
  walkBlocks(walk, section.blocks, place);
  for (const child of section.children) walkSection(walk, child, place);
  const { from } = draft.sourceLines(section.from, section.to);
  const waiting = place.cursor.pending.findIndex((piece) => piece.lines?.from === from);
  if (waiting < 0) return;
  // Everything below the heading became rows elsewhere.
  place.cursor.pending.splice(waiting);
  draft.claim('typed', 'heading', place.cursor.file, section.from, section.to, 'the heading of what became rows');
}
