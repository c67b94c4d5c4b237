import type { List, ListItem } from 'mdast';
import type { Block } from '../blocks.ts';
import type { DraftPlan } from '../draft-plan.ts';
import { decisionItems, metricItems, questionItems } from '../register-lists.ts';
import { announcesRisks, labelledRisk, listsRisks, riskItems } from '../risk-lists.ts';
import { announcesTriggers, isProcedure, triggerItems } from '../rollback.ts';
import { rolloutItems } from '../rollout.ts';
import { isBoxed, itemText, shareAsking, taskList, tellsStates } from '../task-list.ts';
import { bare } from '../words/bare.ts';
import { sectionRole } from '../words/sections.ts';
import { OPTION, PROHIBITION } from '../words/work.ts';
import type { Place, Walk } from './context.ts';
import { keepSteps } from './keep-steps.ts';
import { keepTasks } from './keep-tasks.ts';
import { phaseTasks } from './phase-tasks.ts';
import { phasesTold, toldAgain } from './told-again.ts';
import { announcesTasks, checksPhase, DESCRIPTIONS, FACTS, listsFiles, SEQUENCE, saysWhen, TO_DO } from './words.ts';

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
    // "… untouched. If something goes wrong:" stands above what is done then.
    const last = (label ?? place.announced ?? '').replace(/^.*[.!?。！？]\s+(?=\S)/s, '');
    const then = list.ordered === true && last !== '' && saysWhen(last);
    keepSteps(draft, cursor, block, then || isProcedure(place.section.heading) || (label !== undefined && isProcedure(label)));
    return;
  }
  const heading = label ?? place.section.heading;
  const forbids = FORBIDS.test(bare(heading)) && !(label === undefined && walk.phases.has(place.section));
  const asked = boxed ? whyBoxesAreNoWork(draft, list, forbids) : undefined;
  if (asked !== undefined) {
    draft.keep(cursor, withSigns(markdown), block.from, block.to, asked);
    return;
  }
  // Below "Option B: …" they speak against one of several ways.
  const risky = role === 'risks' && !boxed && !OPTION.test(bare(place.section.heading));
  if (risky && (announcesRisks(heading) || listsRisks(draft, list)) && !listsFiles(markdown)) {
    riskItems(draft, block, heading, phase?.id, 'an item of a list about risks');
    return;
  }
  if (risky && label !== undefined && labelledRisk(draft, block, label, phase?.id)) return;
  if (role === 'questions' && !boxed) {
    questionItems(draft, block, 'an item of a list of open questions');
    return;
  }
  if (
    (role === 'metrics' || (role === 'exit' && !phase)) &&
    metricItems(draft, block, cursor, { phase: phase?.id, heading, isMetric: role === 'metrics' })
  )
    return;
  // "Decision:" below a heading that asks for one says what was chosen.
  const chosen = label !== undefined && DECISION.test(bare(label));
  if (role === 'decisions' && !boxed && !chosen && decisionItems(draft, block, heading, 'an item of a list of decisions')) return;
  if (role === 'rollout' && !phase && !boxed && rolloutItems(draft, block, label ?? place.section.heading)) return;
  const told = phase ? undefined : phasesTold(walk, block);
  if (told) {
    toldAgain(walk, told);
    draft.keep(cursor, markdown, block.from, block.to, 'a list of the phases; what it says about each is compared');
    return;
  }
  if (!phase || cursor.late) {
    const signs = list.children.every(({ checked }) => typeof checked !== 'boolean');
    if (signs && label !== undefined && (labelRole === 'status' || (labelRole === 'files' && STANDS.test(bare(label)))))
      draft.keep(cursor, markdown, block.from, block.to, 'a list of statuses');
    else if (signs && labelRole === 'exit' && place.section.label !== undefined) {
      // A part that tells a phase once more, with its criteria.
      draft.mark(cursor, '<Exit>');
      draft.keep(cursor, markdown, block.from, block.to, 'an item below a label about criteria', 'typed', 'exit criterion');
      draft.mark(cursor, '</Exit>');
    } else if (boxed || tellsStates(draft, list)) keepTasks(draft, cursor, block, true, 'an item with a box');
    else if (place.state !== undefined && !phase)
      keepTasks(draft, cursor, block, false, 'an item below a heading that states its status', place.state);
    else if (place.work === 'task' && !phase && listsWork(draft, list, place, label))
      keepTasks(draft, cursor, block, false, 'an item of a part that lists work');
    else if (place.work === 'exit criterion' && !phase && announcesWork(label, place.announced)) {
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
      (role === 'files' && !(TO_DO.test(bare(label ?? place.section.heading)) && shareAsking(draft, list) >= 0.5)) ||
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
  phaseTasks(walk, block, place, label, walkList);
}

/** Headings of what must not be done. */
const FORBIDS =
  /\b(?:do[- ]not|don['’]ts?|must not|what not to|off[- ]limits|forbidden|prohibid\w*|proibid\w*|interdi\w*|verbot\w*)\b|запрещ|нельзя|禁止|红线|やってはいけない|금지/iu;

/** "Status of the files". */
const STANDS = /\bstatus\b|\bstand\b|\bestado\b|\bétat\b|\bstato\b|статус|состояни|状态|状態|상태/iu;

/** The label of what was decided in the one matter that a part is about. */
const DECISION = /^(?:the )?(?:decision|entscheidung|décision|decisi[oó]n|decisão|decisione|решение|决定|決定|결정)\s*[:：]?$/iu;

/** Why a list with boxes lists no work: they choose between options, or say what must not happen. */
function whyBoxesAreNoWork(draft: DraftPlan, list: List, forbids: boolean): string | undefined {
  const share = (pattern: RegExp): number =>
    list.children.filter((item) => pattern.test(bare(itemText(draft, item)))).length / list.children.length;
  if (share(OPTION) >= 0.6) return 'boxes of options, one of which is to be chosen';
  return forbids || share(PROHIBITION) >= 0.6 ? 'boxes of what must not be done' : undefined;
}

/** Boxes as signs: what has them is not counted as work. */
const withSigns = (markdown: string): string =>
  markdown.replace(
    /^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\](?=\s)/gm,
    (_, mark: string, box: string) => `${mark}${box === ' ' ? '☐' : '☑'}`,
  );

/** Whether a list of a part outside the phases that lists work is work: in its own words, or because nothing says otherwise. */
function listsWork(draft: DraftPlan, list: List, place: Place, label: string | undefined): boolean {
  if (!announcesWork(label, place.announced)) return false;
  const { heading, role } = place.section;
  const announced = label === undefined && (role === 'next' || role === 'checklist' || announcesTasks(heading));
  return !DESCRIPTIONS.test(bare(heading)) && (announced || shareAsking(draft, list) >= 0.5);
}

/** Whether the label of a list leaves it work: "Decisions needed" or "Current files" make it something else. */
const announcesWork = (label: string | undefined, announced: string | undefined): boolean => {
  // Below a question stand its answers.
  if (label === undefined) return !/[?？]\**$/.test(announced ?? '');
  const words = bare(label);
  const role = sectionRole(words);
  return role !== 'decisions' && role !== 'questions' && (words.split(/\s+/).length > 4 || !FACTS.test(words));
};
