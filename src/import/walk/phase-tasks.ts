import type { List, ListItem } from 'mdast';
import type { Block } from '../blocks.ts';
import type { DraftFile, Lines } from '../drafts.ts';
import { keyLine, setPhaseKey } from '../phase-fields.ts';
import { levelOfHeading } from '../risk-lists.ts';
import { isBoxed, isTicked, itemLines, itemText } from '../task-list.ts';
import { bare } from '../words/bare.ts';
import { sectionRole } from '../words/sections.ts';
import { nestedBlock, type Place, speaksOfPhase, type Walk } from './context.ts';
import { keepTasks } from './keep-tasks.ts';
import { isTagline } from './list-shape.ts';
import { whyNoWork, whySignsAreNoBoxes } from './why-no-work.ts';

/** Walks a list below the label that stands in an item. */
type WalkNested = (walk: Walk, block: Block, place: Place, label: string | undefined) => void;

/** An unboxed list of a phase: items that set its values are taken, the rest are tasks, unless the label says otherwise. */
export function phaseTasks(walk: Walk, block: Block, place: Place, above: string | undefined, walkNested: WalkNested): void {
  const { draft } = walk;
  const { phase, cursor } = place;
  if (!phase) return;
  const list = block.node as List;
  const runs: ListItem[][] = [];
  let open: ListItem[] | undefined;
  for (const item of list.children) {
    const text = itemText(draft, item);
    const found = item.children.length === 1 ? keyLine(text) : undefined;
    const field =
      found && found.value !== '' && list.ordered !== true && speaksOfPhase(walk, place)
        ? setPhaseKey(found, phase.file.fields, (words) => walk.names.findAll(words, phase.id))
        : undefined;
    if (field !== undefined) {
      const lines = itemLines(item);
      draft.claim('typed', 'phase', phase.file, lines.from, lines.to, `an item that sets \`${field}\` of the phase`);
      open = undefined;
      continue;
    }
    if (partOfPhase(walk, item, found, place, walkNested)) {
      open = undefined;
      continue;
    }
    if (!open) {
      open = [];
      runs.push(open);
    }
    open.push(item);
  }
  const label = above !== undefined && isTagline(above) ? undefined : above;
  const heading = label ?? (place.section.label || walk.phases.has(place.section) ? '' : place.section.heading);
  const boxes = isBoxed(list, draft.markdownOf(block));
  const marked = boxes || list.children.some((item) => isTicked(draft, item));
  const why = boxes
    ? undefined
    : marked
      ? whySignsAreNoBoxes(draft, list, label, heading, place.announced)
      : whyNoWork(walk, list, place, label, heading);
  for (const run of runs) {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) continue;
    const part: Block = { type: 'list', node: { ...list, children: run }, from: itemLines(first).from, to: itemLines(last).to };
    if (why !== undefined) draft.keep(cursor, draft.markdownOf(part), part.from, part.to, why);
    else keepTasks(draft, cursor, part, marked, 'an item of a list of a phase');
  }
}

/** An item that names criteria or risks of the phase, with one of them behind its colon or several below it. */
function partOfPhase(
  walk: Walk,
  item: ListItem,
  found: ReturnType<typeof keyLine>,
  place: Place,
  walkNested: WalkNested,
): boolean {
  const { draft } = walk;
  const { phase, cursor } = place;
  if (!phase) return false;
  const lines = itemLines(item);
  const text = itemText(draft, item);
  const [, below] = item.children;
  if (below?.type === 'list' && item.children.length === 2 && /[:：]\**$|^\*\*[^*]+\*\*$/.test(text)) {
    const role = sectionRole(bare(text));
    if (role === 'deliverables' && below.children.every(({ children }) => children.length === 1)) {
      delivers(
        walk,
        phase.file,
        below.children.map((each) => itemText(draft, each)),
        lines,
      );
      return true;
    }
    if (bare(text).split(/\s+/).length > 4 || (role !== 'exit' && role !== 'entry' && role !== 'risks' && role !== 'tasks'))
      return false;
    draft.claim('typed', 'heading', cursor.file, lines.from, lines.from, 'the label of what became rows');
    walkNested(walk, nestedBlock(below), { ...place, role }, text);
    return true;
  }
  if (!found || found.value === '' || found.key.split(/\s+/).length > 3) return false;
  const role = sectionRole(found.key);
  if (role === 'exit') {
    draft.mark(cursor, '<Exit>');
    draft.keep(
      cursor,
      `- ${found.value}`,
      lines.from,
      lines.to,
      'an item that names the gate of the phase',
      'typed',
      'exit criterion',
    );
    draft.mark(cursor, '</Exit>');
    return true;
  }
  if (role === 'deliverables') {
    delivers(walk, phase.file, [found.value], lines);
    return true;
  }
  // "Low risk: …" says how risky the phase is.
  if (role !== 'risks' || found.value.length < 12 || levelOfHeading(found.key) !== undefined) return false;
  draft.row(
    draft.register('risks'),
    'risks',
    { title: found.value, phase: phase.id },
    lines.from,
    lines.to,
    'an item that names a risk of the phase',
  );
  return true;
}

/** Adds to what a phase delivers. */
function delivers(walk: Walk, file: DraftFile, what: readonly string[], lines: Lines): void {
  const before = file.fields.deliverables;
  file.fields.deliverables = [...(Array.isArray(before) ? before : []), ...what.filter((text) => text !== '')];
  walk.draft.claim('typed', 'deliverable', file, lines.from, lines.to, 'an item that names what the phase delivers');
}
