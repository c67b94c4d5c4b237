import type { List } from 'mdast';
import type { DraftPlan } from '../draft-plan.ts';
import { phaseLabel } from '../phase-label.ts';
import { itemText, shareAsking } from '../task-list.ts';
import { bare } from '../words/bare.ts';
import { sectionRole } from '../words/sections.ts';
import { asksForWork, isFact, isStatement, OPTION, saysWhatItDoes } from '../words/work.ts';
import type { Place, Walk } from './context.ts';
import { isCourse, isProse, wordsIn } from './list-shape.ts';
import { namesItsTasks } from './named-work.ts';
import { isRecord } from './records.ts';
import { DESCRIPTIONS, FACTS, SEQUENCE, saysWhen, TO_DO } from './words.ts';

/** `src/app.ts`, `AuthService`, a link, what somebody says: an item that names something says nothing of what is done with it. */
const isName = (text: string): boolean =>
  /^(?:`[^`]+`$|(?:\*\*)?\[[^\]]*\]\([^)]*\)|[\w@*.-]*[/.][\w@*/.-]*(?:\s*\([^()]*\))?$|(?:\*\*)?["“«「][^"”»」]+["”»」](?:\*\*)?$)/.test(
    text.trim(),
  );

/** `**Verify**: \`npm test\``: a command that shows whether something is done. */
const SHOWS =
  /^(?:\*\*)?(?:verify|verification|check|test|prüfung|vérification|verificación|verificação|проверка|验证|驗證|検証|確認|검증)(?:\*\*)?\s*[:：](?:\*\*)?\s*`[^`]+`\s*$/iu;

/** `**What:**`, beside "Why" and "Files": what is to be done. */
const WHAT =
  /^(?:what(?: to do)?|was(?: zu tun ist)?|wat|quoi|qu[eé]|o qu[eê]|cosa|что(?: делаем| сделать)?|做什么|何をする|무엇을)\s*[:：]/iu;

/** "Priority 1: Foundation": what comes first, and nothing about what the list is. */
const RANK =
  /^(?:priority|group|batch|wave|tier|track|priorität|gruppe|priorité|groupe|prioridad|grupo|prioridade|priorità|gruppo|приоритет|группа|优先级|批次|優先度|우선순위)\s*(?:\d|[A-D](?!\p{L}))/iu;

const DONE =
  /\b(?:done|completed?|finished|delivered|achieved|implemented|terminé|hecho|completado|concluído|erledigt|fertig)\b|готово|выполнено|已完成|完成|完了|済|완료/iu;

/**
 * Why signs such as ✅ in a list are no boxes: below a label such as "Rationale" or "Benefits" they speak for something. Below a
 * label that says nothing of work, and on items that do not either, they say no more than that. Nothing where they are boxes.
 */
export function whySignsAreNoBoxes(
  draft: DraftPlan,
  list: List,
  label: string | undefined,
  heading: string,
  announced?: string,
): string | undefined {
  const title = bare(heading);
  if (label === undefined && announced !== undefined && shareAsking(draft, list) < 0.3)
    return 'signs in front of what a sentence announces';
  if (label !== undefined && FACTS.test(bare(label))) return 'a list whose label says that it describes';
  if (label !== undefined && sectionRole(bare(label)) === 'status') return 'a list of statuses';
  if (title === '' || DONE.test(title) || sectionRole(title) === 'tasks' || phaseLabel(title) !== undefined) return undefined;
  if (DESCRIPTIONS.test(title)) return 'a list whose heading says that it describes';
  return shareAsking(draft, list) < 0.3 ? 'signs in front of what is no work' : undefined;
}

/** Why a list without boxes of a phase is no list of tasks; nothing where it is one. */
export function whyNoWork(walk: Walk, list: List, place: Place, label: string | undefined, heading: string): string | undefined {
  const { draft } = walk;
  const items = list.children;
  const title = bare(heading);
  const texts = items.map((item) => itemText(draft, item));
  if (isCourse(texts)) return undefined;
  if (isProse(list, texts)) return 'a list of paragraphs';
  if (texts.length === 1 && SHOWS.test(texts[0] ?? '')) return 'the command that shows whether a part is done';
  const share = (is: (text: string) => boolean): number => texts.filter(is).length / texts.length;
  const states = share((text) => isStatement(text, list.ordered === true));
  if (share(saysWhatItDoes) >= 0.4 || states === 1 || (states > 0.6 && list.ordered !== true))
    return 'a list of what something does';
  const said =
    (label !== undefined && WHAT.test(bare(label))) ||
    (sectionRole(title) === 'tasks' && (label === undefined || !FACTS.test(title))) ||
    (list.ordered === true &&
      !/^(?:经过|經過)/.test(title) &&
      !(label !== undefined && saysWhen(label)) &&
      (SEQUENCE.test(title) ||
        SEQUENCE.test(bare(place.section.heading)) ||
        (label === undefined && SEQUENCE.test(place.announced ?? ''))));
  if (said && !(label !== undefined && /\b(?:details|notes)\b/i.test(title))) return undefined;
  // A sentence that ends in a colon announces anything; a word or two ("Do:") announce work, unless they name what is.
  const sentence =
    label !== undefined && !/^(?:\*\*|__)[^*]+(?:\*\*|__)\s*[:：]?$/.test(label.trim()) && wordsIn(bare(label)) > 2;
  if (label !== undefined && saysWhen(label)) {
    // "Once all tests have passed:" leaves open what follows: steps have numbers, or ask for work.
    return list.ordered === true || shareAsking(draft, list) >= 0.5 ? undefined : 'a list that a sentence announces';
  }
  // "Week 1 (4 to 8 May):" is a label as well, however long.
  // So does "Bring the guides up to date:" above what is to be done.
  const asked = sentence && asksForWork(title) && shareAsking(draft, list) >= 0.6;
  if ((sentence && !asked && phaseLabel(title) === undefined) || (label === undefined && place.announced !== undefined))
    return 'a list that a sentence announces';
  if (label !== undefined && DONE.test(title)) return 'a list of what is done already';
  // "Files to update": whatever they are, what is said of them is to be done.
  const isToDo = TO_DO.test(title) && shareAsking(draft, list) >= 0.5;
  if (OPTION.test(title) && (label !== undefined || shareAsking(draft, list) < 0.5)) return 'one of several options';
  if (label === undefined ? title !== '' && DESCRIPTIONS.test(title) && !isToDo : FACTS.test(bare(label)) && !isToDo)
    return 'a list whose heading says that it describes';
  const { phase } = place;
  const phaseSection = [...walk.phases].find(([, file]) => file === phase?.file)?.[0];
  if (place.role !== 'tasks' && phaseSection !== undefined && namesItsTasks(walk, phaseSection))
    return 'a list beside the one that is called the tasks of the phase';
  if (isRecord(draft, list)) return 'a form that several parts fill in: names and values';
  // What a phase numbers itself is its work: "1. `/api/users` → rewritten".
  const numbered = list.ordered === true && title === '';
  if (!numbered && share(isName) === 1) return 'a list of names';
  if (!numbered && share(isFact) >= 0.6) return 'a list of facts: names and values';
  // A numbered part of a phase, and the phase itself, list what is to be done in any words, as do the parts of its tasks;
  // below other headings the items say so.
  const direct =
    title === '' ||
    (list.ordered === true && label !== undefined && RANK.test(title)) ||
    (label === undefined && /^[^\p{L}\p{N}]*\d/u.test(title)) ||
    phaseLabel(title) !== undefined;
  if (direct || (place.role === 'tasks' && label === undefined) || asksForWork(title) || shareAsking(draft, list) >= 0.5)
    return undefined;
  return 'a list of which most items name or describe something, and ask for no work';
}
