import type { List } from 'mdast';
import type { Block } from '../blocks.ts';
import type { Cursor } from '../draft-plan.ts';
import { isTitle } from '../numbered-parts.ts';
import { readPhaseHeading, setStatus } from '../phase-fields.ts';
import { phasesOfTable, phaseTable, tellsMore } from '../phase-table.ts';
import { leadAndRest } from '../register-lists.ts';
import type { Section } from '../sections.ts';
import { isBoxed, itemLines, itemText, shareAsking } from '../task-list.ts';
import { bare } from '../words/bare.ts';
import { asksForWork } from '../words/work.ts';
import { walkBlock } from './blocks.ts';
import { nestedBlock, type Place, type Walk } from './context.ts';
import { phasesInCode } from './told-in-code.ts';

/** Files of all phases, before anything refers to them. */
export function makePhases(walk: Walk): void {
  const { draft, choice } = walk;
  const listed = phaseTable(draft, walk.root);
  if (listed && tellsMore(listed, [...choice.sections.keys()])) choice.sections.clear();
  const chosen = [...choice.sections].sort(([a], [b]) => a.from - b.from);
  const numbers = chosen.map(([{ heading }, { label }]) => label?.number ?? /^\d+(?=[.):]?\s)/.exec(bare(heading))?.[0]);
  const numeric =
    numbers.every((number) => number !== undefined && /^\d+(?:\.\d+)*[A-Za-z]?$/.test(number)) &&
    new Set(numbers.map((each) => each?.toUpperCase())).size === numbers.length;
  const before = draft.files.filter((file) => file.kind === 'phase').length;
  chosen.forEach(([section, each], index) => {
    const { title, fields } = readPhaseHeading(section.heading, each.label);
    const order = numeric && before === 0 ? (numbers[index] ?? '') : String(before + index + 1);
    const file = draft.add(
      'phase',
      title,
      section.depth,
      order.replace(/^\d(?!\d)/, (digit) => `0${digit}`),
    );
    const { lead, rest } = title.length > 140 ? leadAndRest(title) : { lead: title, rest: '' };
    file.fields.title = lead;
    if (rest !== '') file.body.push({ markdown: rest, lines: draft.sourceLines(section.from, section.from) });
    if (each.label && !(each.label.family === 'phase' && numeric && before === 0)) file.fields.label = each.label.label;
    Object.assign(file.fields, fields);
    file.lines = draft.sourceLines(section.from, section.to);
    const parent = each.parent && walk.phases.get(each.parent);
    if (parent) file.fields.parent = parent.id;
    walk.phases.set(section, file);
    walk.names.add(file.id, each.label, title);
  });
  if (draft.files.some(({ kind }) => kind === 'phase')) return;
  if (!listed && phasesInCode(walk)) {
    choice.lists.clear();
    return;
  }
  for (const [block, section] of choice.lists) phaseList(walk, block, section);
  if (!listed || choice.lists.size > 0) return;
  phasesOfTable(draft, listed, walk.names);
  walk.listed = listed.block;
  tellPhases(walk);
}

/** Finds the sections that tell more about the phases of a table: `## S1: Setup` below a table with `S1`. */
function tellPhases(walk: Walk): void {
  const { draft, root } = walk;
  const visit = (section: Section): void => {
    const id = section.written && !isTitle(section) ? walk.names.called(section.heading) : undefined;
    const file = draft.files.find((each) => each.kind === 'phase' && each.id === id);
    if (file && ![...walk.phases.values()].includes(file)) walk.phases.set(section, file);
    else if (section.role === undefined || section.role === 'phases') for (const child of section.children) visit(child);
  };
  visit(root);
}

function phaseList(walk: Walk, block: Block, section: Section): void {
  const { draft } = walk;
  for (const [index, item] of (block.node as List).children.entries()) {
    const { lead, rest } = leadAndRest(itemText(draft, item));
    const { title, fields } = readPhaseHeading(lead, undefined);
    const file = draft.add('phase', title, section.depth + 1, String(index + 1).padStart(2, '0'));
    file.fields.title = title;
    Object.assign(file.fields, fields);
    const lines = itemLines(item);
    file.lines = draft.sourceLines(lines.from, lines.to);
    draft.claim('typed', 'phase', file, lines.from, lines.to, walk.choice.why);
    if (item.checked === true) setStatus(file.fields, 'done');
    const cursor: Cursor = { file, pending: [], late: false };
    if (rest !== '') draft.keep(cursor, rest, lines.from, lines.from, 'told about the phase in its item', 'typed', 'phase');
    walk.names.add(file.id, undefined, title);
    const place: Place = { cursor, section, role: 'tasks', phase: { id: file.id, file } };
    // "Take stock: tables, fields": the title is the work, and the list below it says of what.
    const said = asksForWork(lead);
    for (const child of item.children.slice(1)) {
      const block = nestedBlock(child);
      if (said && child.type === 'list' && !isBoxed(child, draft.markdownOf(block)) && shareAsking(draft, child) <= 0.5)
        draft.keep(cursor, draft.markdownOf(block), block.from, block.to, 'what the phase is about');
      else walkBlock(walk, block, place, undefined);
    }
  }
}
