import type { List, ListItem } from 'mdast';
import type { Block } from '../blocks.ts';
import { keyLine, setPhaseKey } from '../phase-fields.ts';
import { phaseLabel } from '../phase-label.ts';
import { announcesRisks, levelOfHeading, metricItems, questionItems, riskItems } from '../register-lists.ts';
import { isTrigger, triggerItems } from '../rollback.ts';
import { rolloutItems } from '../rollout.ts';
import { isBoxed, itemLines, itemText, taskList } from '../task-list.ts';
import { bare } from '../words/bare.ts';
import { sectionRole } from '../words/sections.ts';
import { nestedBlock, type Place, speaksOfPhase, type Walk } from './context.ts';
import { keepTasks } from './keep-tasks.ts';
import { namesItsTasks } from './named-work.ts';
import { toldAgain } from './told-again.ts';
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
    if (isTrigger(label ?? place.section.heading) && !boxed) {
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
  if ((role === 'metrics' || (role === 'exit' && !phase)) && metricItems(draft, block, cursor, phase?.id)) return;
  if (role === 'rollout' && !phase && !boxed && rolloutItems(draft, block, label ?? place.section.heading)) return;
  if (!phase && toldAgain(walk, block)) {
    draft.keep(cursor, markdown, block.from, block.to, 'a list of the phases; what it says about each is compared');
    return;
  }
  if (!phase || cursor.late) {
    const plain = taskList(draft, block);
    if (boxed) keepTasks(draft, cursor, plain.markdown, block, 'an item with a box');
    else if (place.work && !phase && announcesWork(label)) {
      const tag = place.work === 'task' ? 'Tasks' : 'Exit';
      draft.mark(cursor, `<${tag}>`);
      const why = place.work === 'task' ? 'an item of a part that lists work' : 'an item of the criteria of the plan';
      draft.keep(cursor, place.work === 'task' ? plain.markdown : markdown, block.from, block.to, why, 'typed', place.work);
      draft.mark(cursor, `</${tag}>`);
    } else draft.keep(cursor, markdown, block.from, block.to, 'a list outside the phases, without boxes');
    return;
  }
  if (boxed) {
    const exit = role === 'exit' || (role === 'testing' && checksPhase(label ?? place.section.heading));
    const { markdown: tasks } = taskList(draft, block);
    if (!exit) {
      keepTasks(draft, cursor, tasks, block, 'an item with a box');
      return;
    }
    draft.mark(cursor, '<Exit>');
    const why = 'an item with a box, below a heading about criteria';
    draft.keep(cursor, tasks, block.from, block.to, why, 'typed', 'exit criterion');
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

/** Whether the label of a list leaves it work: "Decisions needed" or "Current files" make it something else. */
const announcesWork = (label: string | undefined): boolean => {
  if (label === undefined) return true;
  const words = bare(label);
  const role = sectionRole(words);
  return role !== 'decisions' && role !== 'questions' && (words.split(/\s+/).length > 4 || !FACTS.test(words));
};

/** How many words a label has. Chinese and Japanese do not part them: three characters count as one. */
const wordsIn = (label: string): number =>
  (label.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0) / 3 +
  label.split(/[\s\u3040-\u30ff\u4e00-\u9fff]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** `src/app.ts`, `AuthService`, a link: an item that names something says nothing of what is done with it. */
const isName = (text: string): boolean => /^(?:`[^`]+`$|(?:\*\*)?\[[^\]]*\]\([^)]*\))/.test(text.trim());

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
  const named = list.children.filter((item) =>
    /^(?:(?:\*\*|__)[^*]{2,40}(?:[:：]\**|\*\*\s*[:：])|`[^`]+`(?:, `[^`]+`)*\s*[:：—–])/.test(itemText(draft, item)),
  ).length;
  // A sentence that ends in a colon announces anything; a bold one, a numbered heading or none at all announces work.
  const heading = label ?? (place.section.label || walk.phases.has(place.section) ? '' : place.section.heading);
  const work =
    sectionRole(bare(heading)) === 'tasks' ||
    (list.ordered === true && (SEQUENCE.test(bare(heading)) || SEQUENCE.test(bare(place.section.heading))));
  // A sentence that ends in a colon announces anything; a word or two ("Do:") announce work, unless they name what is.
  const sentence =
    label !== undefined && !/^(?:\*\*|__)[^*]+(?:\*\*|__)\s*[:：]?$/.test(label.trim()) && wordsIn(bare(label)) > 2;
  const described = label === undefined ? heading !== '' && DESCRIPTIONS.test(bare(heading)) : FACTS.test(bare(label));
  const phaseSection = [...walk.phases].find(([, file]) => file === phase.file)?.[0];
  const elsewhere = place.role !== 'tasks' && phaseSection !== undefined && namesItsTasks(walk, phaseSection);
  const labelled = !work && (sentence || described || elsewhere || list.children.every((item) => isName(itemText(draft, item))));
  const facts =
    heading !== '' &&
    !/^[^\p{L}\p{N}]*\d/u.test(bare(heading)) &&
    phaseLabel(heading) === undefined &&
    !work &&
    named >= list.children.length * 0.6;
  const signed = taskList(draft, block).boxed;
  for (const run of runs) {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) continue;
    const part: Block = { type: 'list', node: { ...list, children: run }, from: itemLines(first).from, to: itemLines(last).to };
    if ((labelled || facts) && !signed) {
      draft.keep(
        cursor,
        draft.markdownOf(part),
        part.from,
        part.to,
        labelled ? 'a list that a sentence announces' : 'a list of facts: names and values',
      );
      continue;
    }
    const { markdown } = taskList(draft, part);
    draft.mark(cursor, '<Tasks>');
    draft.keep(cursor, markdown, part.from, part.to, 'an item of a list of a phase', 'typed', 'task');
    draft.mark(cursor, '</Tasks>');
  }
}
