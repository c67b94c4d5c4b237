import type { List, ListItem } from 'mdast';
import type { Block } from '../blocks.ts';
import type { DraftFile, Lines } from '../drafts.ts';
import { keyLine, setPhaseKey } from '../phase-fields.ts';
import { phaseLabel } from '../phase-label.ts';
import { announcesRisks, levelOfHeading, metricItems, questionItems, riskItems } from '../register-lists.ts';
import { announcesTriggers, triggerItems } from '../rollback.ts';
import { rolloutItems } from '../rollout.ts';
import { isBoxed, isTicked, itemLines, itemText, shareAsking, taskList } from '../task-list.ts';
import { bare } from '../words/bare.ts';
import { sectionRole } from '../words/sections.ts';
import { asksForWork, isFact, OPTION } from '../words/work.ts';
import { nestedBlock, type Place, speaksOfPhase, type Walk } from './context.ts';
import { keepTasks } from './keep-tasks.ts';
import { namesItsTasks } from './named-work.ts';
import { phasesTold, toldAgain } from './told-again.ts';
import { checksPhase, DESCRIPTIONS, FACTS, listsFiles, SEQUENCE, TO_DO } from './words.ts';

/** Makes of a list what it is: tasks, criteria, risks, questions, metrics, steps, or prose. */
export function walkList(walk: Walk, block: Block, place: Place, label: string | undefined): void {
  const { draft } = walk;
  const list = block.node as List;
  const markdown = draft.markdownOf(block);
  const boxed = isBoxed(list, markdown);
  // In "Migration order" a label says what comes first, and nothing about what the list is.
  const ordered = list.ordered === true && SEQUENCE.test(bare(place.section.heading));
  const labelRole = label === undefined || ordered ? undefined : sectionRole(bare(label));
  const role = label === undefined ? place.role : (labelRole ?? (place.role === 'risks' ? 'risks' : undefined));
  const { phase, cursor } = place;
  if (place.role === 'rollback') {
    if (announcesTriggers(place.section.heading, label) && !boxed) {
      triggerItems(draft, block, cursor.file);
      return;
    }
    draft.keep(
      cursor,
      boxed ? taskList(draft, block).markdown : markdown,
      block.from,
      block.to,
      'a step or a condition of a rollback',
      'typed',
      'rollback step',
    );
    return;
  }
  if (role === 'risks' && !boxed && announcesRisks(label ?? place.section.heading) && !listsFiles(markdown)) {
    riskItems(draft, block, levelOfHeading(label ?? place.section.heading), phase?.id, 'an item of a list about risks');
    return;
  }
  if (role === 'questions' && !boxed) {
    questionItems(draft, block, 'an item of a list of open questions');
    return;
  }
  if (
    (role === 'metrics' || (role === 'exit' && !phase)) &&
    metricItems(draft, block, cursor, phase?.id, label ?? place.section.heading)
  )
    return;
  if (role === 'rollout' && !phase && !boxed && rolloutItems(draft, block, label ?? place.section.heading)) return;
  const told = phase ? undefined : phasesTold(walk, block);
  if (told) {
    toldAgain(walk, told);
    draft.keep(cursor, markdown, block.from, block.to, 'a list of the phases; what it says about each is compared');
    return;
  }
  if (!phase || cursor.late) {
    if (boxed) keepTasks(draft, cursor, block, true, 'an item with a box');
    else if (place.work === 'task' && !phase && announcesWork(label, place.announced))
      keepTasks(draft, cursor, block, false, 'an item of a part that lists work');
    else if (place.work && !phase && announcesWork(label, place.announced)) {
      draft.mark(cursor, '<Exit>');
      draft.keep(cursor, markdown, block.from, block.to, 'an item of the criteria of the plan', 'typed', place.work);
      draft.mark(cursor, '</Exit>');
    } else draft.keep(cursor, markdown, block.from, block.to, 'a list outside the phases, without boxes');
    return;
  }
  if (boxed) {
    const exit = role === 'exit' || (role === 'testing' && checksPhase(label ?? place.section.heading));
    if (!exit) {
      keepTasks(draft, cursor, block, true, 'an item with a box');
      return;
    }
    draft.mark(cursor, '<Exit>');
    const why = 'an item with a box, below a heading about criteria';
    draft.keep(cursor, taskList(draft, block).markdown, block.from, block.to, why, 'typed', 'exit criterion');
    draft.mark(cursor, '</Exit>');
    return;
  }
  if (role === 'exit' || role === 'entry' || (role === 'testing' && checksPhase(label ?? place.section.heading))) {
    if (role === 'entry' && list.children.every((item) => item.children.length === 1)) {
      const entry = list.children.map((item) => itemText(draft, item)).filter((text) => text !== '');
      phase.file.fields.entry = [...((phase.file.fields.entry ?? []) as string[]), ...entry];
      draft.claim('typed', 'entry criterion', phase.file, block.from, block.to, 'what must hold before the phase begins');
      return;
    }
    if (role === 'entry') {
      draft.keep(cursor, markdown, block.from, block.to, 'what the phase needs before it begins');
      return;
    }
    draft.mark(cursor, '<Exit>');
    draft.keep(cursor, markdown, block.from, block.to, 'an item below a heading about criteria', 'typed', 'exit criterion');
    draft.mark(cursor, '</Exit>');
    return;
  }
  const flat = list.children.every((item) => item.children.length === 1);
  if (role === 'deliverables' && flat && phase.file.fields.deliverables === undefined) {
    phase.file.fields.deliverables = list.children.map((item) => itemText(draft, item)).filter((text) => text !== '');
    draft.claim('typed', 'deliverable', phase.file, block.from, block.to, 'an item below a heading about deliverables');
    return;
  }
  if (role === 'goal' && list.children.length === 1 && flat && phase.file.fields.purpose === undefined) {
    phase.file.fields.purpose = itemText(draft, list.children[0] as ListItem);
    draft.claim('typed', 'phase', phase.file, block.from, block.to, 'the goal of the phase');
    return;
  }
  if (
    !ordered &&
    (role === 'goal' ||
      role === 'deliverables' ||
      (role === 'notes' && !TO_DO.test(bare(label ?? place.section.heading))) ||
      role === 'files' ||
      role === 'status' ||
      role === 'decisions' ||
      role === 'schedule' ||
      role === 'metrics' ||
      role === 'environment' ||
      role === 'contents')
  ) {
    draft.keep(cursor, markdown, block.from, block.to, 'a list of the phase that is told as prose');
    return;
  }
  phaseTasks(walk, block, place, label);
}

/** An item that names criteria or risks of the phase, with one of them behind its colon or several below it. */
function partOfPhase(walk: Walk, item: ListItem, found: ReturnType<typeof keyLine>, place: Place): boolean {
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
    walkList(walk, nestedBlock(below), { ...place, role }, text);
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
  if (role !== 'risks' || found.value.length < 12) return false;
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

/** Whether the label of a list leaves it work: "Decisions needed" or "Current files" make it something else. */
const announcesWork = (label: string | undefined, announced: string | undefined): boolean => {
  // Below a question stand its answers.
  if (label === undefined) return !/[?？]\**$/.test(announced ?? '');
  const words = bare(label);
  const role = sectionRole(words);
  return role !== 'decisions' && role !== 'questions' && (words.split(/\s+/).length > 4 || !FACTS.test(words));
};

/** How many words a label has. Chinese and Japanese do not part them: three characters count as one. */
const wordsIn = (label: string): number =>
  (label.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0) / 3 +
  label.split(/[\s\u3040-\u30ff\u4e00-\u9fff]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** `src/app.ts`, `AuthService`, a link, what somebody says: an item that names something says nothing of what is done with it. */
const isName = (text: string): boolean =>
  /^(?:`[^`]+`$|(?:\*\*)?\[[^\]]*\]\([^)]*\)|[\w@*.-]*[/.][\w@*/.-]*(?:\s*\([^()]*\))?$|(?:\*\*)?["“«「][^"”»」]+["”»」](?:\*\*)?$)/.test(
    text.trim(),
  );

/** An unboxed list of a phase: items that set its values are taken, the rest are tasks, unless the label says otherwise. */
function phaseTasks(walk: Walk, block: Block, place: Place, label: string | undefined): void {
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
      found && found.value !== '' && speaksOfPhase(walk, place)
        ? setPhaseKey(found, phase.file.fields, (words) => walk.names.findAll(words, phase.id))
        : undefined;
    if (field !== undefined) {
      const lines = itemLines(item);
      draft.claim('typed', 'phase', phase.file, lines.from, lines.to, `an item that sets \`${field}\` of the phase`);
      open = undefined;
      continue;
    }
    if (partOfPhase(walk, item, found, place)) {
      open = undefined;
      continue;
    }
    if (!open) {
      open = [];
      runs.push(open);
    }
    open.push(item);
  }
  const heading = label ?? (place.section.label || walk.phases.has(place.section) ? '' : place.section.heading);
  const boxes = isBoxed(list, draft.markdownOf(block));
  const marked = boxes || list.children.some((item) => isTicked(draft, item));
  const why = boxes
    ? undefined
    : marked
      ? label !== undefined && FACTS.test(bare(label))
        ? 'a list whose label says that it describes'
        : undefined
      : whyNoWork(walk, list, place, label, heading);
  for (const run of runs) {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) continue;
    const part: Block = { type: 'list', node: { ...list, children: run }, from: itemLines(first).from, to: itemLines(last).to };
    if (why !== undefined) draft.keep(cursor, draft.markdownOf(part), part.from, part.to, why);
    else keepTasks(draft, cursor, part, marked, 'an item of a list of a phase');
  }
}

/** Why a list without boxes of a phase is no list of tasks; nothing where it is one. */
function whyNoWork(walk: Walk, list: List, place: Place, label: string | undefined, heading: string): string | undefined {
  const { draft } = walk;
  const items = list.children;
  const title = bare(heading);
  const said =
    sectionRole(title) === 'tasks' ||
    (list.ordered === true && (SEQUENCE.test(title) || SEQUENCE.test(bare(place.section.heading))));
  if (said && !(label !== undefined && /\b(?:details|notes)\b/i.test(title))) return undefined;
  // A sentence that ends in a colon announces anything; a word or two ("Do:") announce work, unless they name what is.
  const sentence =
    label !== undefined && !/^(?:\*\*|__)[^*]+(?:\*\*|__)\s*[:：]?$/.test(label.trim()) && wordsIn(bare(label)) > 2;
  if (sentence || (label === undefined && place.announced !== undefined)) return 'a list that a sentence announces';
  if (OPTION.test(title) && (label !== undefined || shareAsking(draft, list) < 0.5)) return 'one of several options';
  if (label === undefined ? title !== '' && DESCRIPTIONS.test(title) : FACTS.test(bare(label)))
    return 'a list whose heading says that it describes';
  const { phase } = place;
  const phaseSection = [...walk.phases].find(([, file]) => file === phase?.file)?.[0];
  if (place.role !== 'tasks' && phaseSection !== undefined && namesItsTasks(walk, phaseSection))
    return 'a list beside the one that is called the tasks of the phase';
  const share = (is: (text: string) => boolean): number =>
    items.filter((item) => is(itemText(draft, item))).length / items.length;
  if (share(isName) === 1) return 'a list of names';
  if (share(isFact) >= 0.6) return 'a list of facts: names and values';
  // A numbered part of a phase, and the phase itself, list what is to be done in any words; below other headings the items say so.
  const direct = title === '' || (label === undefined && /^[^\p{L}\p{N}]*\d/u.test(title)) || phaseLabel(title) !== undefined;
  if (direct || asksForWork(title) || shareAsking(draft, list) >= 0.5) return undefined;
  return 'a list of which most items name or describe something, and ask for no work';
}
