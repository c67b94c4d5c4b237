import type { List } from 'mdast';
import { parseLevel } from '../model/values/level.ts';
import type { Block } from './blocks.ts';
import type { DraftPlan } from './draft-plan.ts';
import { type Fields, note } from './drafts.ts';
import { keyLine } from './phase-fields.ts';
import { unnumbered } from './phase-label.ts';
import { deepTexts, leadAndRest } from './register-lists.ts';
import { itemLines, itemText } from './task-list.ts';
import { bare } from './words/bare.ts';
import { columnRole } from './words/columns.ts';
import { sectionRole } from './words/sections.ts';
import { asksForWork } from './words/work.ts';

/** Sets a field of a risk from a line `Mitigation: …`. */
export function setRiskKey(fields: Fields, line: string): boolean {
  const key = keyLine(line);
  if (!key || key.value === '') return false;
  const role = columnRole(key.key);
  const level = bare(key.value).replace(/^[^\p{L}\d]+/u, '');
  if ((role === 'probability' || role === 'impact' || role === 'level') && parseLevel(level).ok) {
    fields[role] ??= level;
    return true;
  }
  const field =
    role === 'impact' || role === 'consequence'
      ? 'consequence'
      : role === 'mitigation' || role === 'contingency' || role === 'owner'
        ? role
        : undefined;
  if (field === undefined) return false;
  if (fields[field] !== undefined) return false;
  fields[field] = key.value;
  return true;
}

/** Keys of a risk inside its text: `**Mitigation**: …` anywhere, `Mitigation: …` where a sentence or a part of one begins. */
const INNER_KEY =
  /(?:^|(?<=[.;:,。；!?)\]]\s*|\s[–—-]\s+))([\p{L}][\p{L} -]{1,24}?)\s*(?::\s+|：\s*)|(?:\*\*|__)([\p{L}][\p{L} -]{1,24}?)(?:\s*[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*/gu;

const RISK_KEYS: ReadonlySet<string | undefined> = new Set(['risk', 'mitigation', 'contingency', 'consequence', 'owner']);

/** The text of a risk as what stands before its first key, and the parts that have keys. */
export function riskParts(text: string): { text: string; keys: { key: string; value: string }[] } {
  const marks = [...text.matchAll(INNER_KEY)].flatMap((match) => {
    const key = (match[1] ?? match[2] ?? '').trim();
    return RISK_KEYS.has(columnRole(key)) ? [{ key, at: match.index, end: match.index + match[0].length }] : [];
  });
  const keys = marks.map(({ key, end }, index) => ({
    key,
    value: text.slice(end, marks[index + 1]?.at).replace(/[\s;,]+$/, ''),
  }));
  return { text: text.slice(0, marks[0]?.at).trim(), keys };
}

const LEVEL =
  /^(?:\W*)(very high|high|medium|moderate|low|critical|高|中|低|높음|중간|낮음|alto|medio|médio|bajo|baixo|hoch|mittel|niedrig|высок\S*|средн\S*|низк\S*)(?:[\s-]*(?:priority\s*)?(?:risks?|risk (?:items?|areas?)|riesgos?|riscos?|risiken|风险|リスク|위험|риски?)|\s*[:：]?\s*$)/iu;

/** The level that a heading such as "High Risk Items" gives to what stands below it. */
export const levelOfHeading = (heading: string): string | undefined => LEVEL.exec(bare(heading))?.[1];

/** The title of a risk by its heading: `Risk 2: Data loss` without its number. */
export function riskTitle(heading: string): string {
  const plain = unnumbered(heading);
  return plain.replace(/^(?:risk|риск|风险|リスク|리스크|risiko|riesgo|risco)?\s*#?\d*(?:\.\d+)*\s*[:.)：—–-]\s*/iu, '') || plain;
}

/** Words for what is done against risks. */
const ANSWERS =
  /mitigat|controls?\b|maßnahm|atténuation|mitigaci|mitigaç|смягчен|митигац|меры|缓解|应对|对策|対策|대응|완화|控制|管控|통제|контрол|strateg|management/iu;

/**
 * Whether a list is several risks by what its items say: more than one names a risk (`Risk: …`), or has a mitigation or the like
 * of its own. The lines of a single risk have each key once.
 */
export function listsRisks(draft: DraftPlan, list: List): boolean {
  const isKey = (text: string): boolean => setRiskKey({}, text);
  const risks = list.children.filter((item) => {
    const text = itemText(draft, item);
    const key = keyLine(text);
    if (key && columnRole(key.key) === 'risk') return true;
    const { text: before, keys } = riskParts(text);
    return !isKey(text) && before !== '' && (keys.length > 0 || deepTexts(draft, item).some(isKey));
  });
  return risks.length >= 2;
}

/** Whether a heading announces risks, and not what is done against them. */
export function announcesRisks(heading: string): boolean {
  const plain = bare(heading);
  if (levelOfHeading(plain) !== undefined) return true;
  if (sectionRole(plain) !== 'risks' || plain.split(/\s+/).length > 7) return false;
  return (
    !ANSWERS.test(plain) ||
    /(?:risks?(?: (?:assessment|analysis|register|overview))?|risiken|risques|riesgos|riscos|rischi|риски|风险|リスク|리스크|위험)\s*(?:&|and|und|et|y|e|и|と|和|与|및|\/|,|、)/iu.test(
      plain,
    )
  );
}

/**
 * Whether what stands behind the names of risks is what is done against them: below "Risks and mitigations", where no item says
 * `Mitigation: …`, and at least half of them ask for work.
 */
function answersBehind(draft: DraftPlan, list: List, heading: string): boolean {
  if (!ANSWERS.test(bare(heading))) return false;
  const texts = list.children.map((item) => itemText(draft, item));
  if (texts.some((text) => riskParts(text).keys.length > 0) || listsRisks(draft, list)) return false;
  const rests = texts.map((text) => leadAndRest(text).rest).filter((rest) => rest !== '');
  return rests.length > 0 && rests.filter(asksForWork).length * 2 >= rests.length;
}

/** Items of a list below a heading about risks, as rows. */
export function riskItems(draft: DraftPlan, block: Block, heading: string, phase: string | undefined, why: string): void {
  const file = draft.register('risks');
  const list = block.node as List;
  const { children } = list;
  const level = levelOfHeading(heading);
  const answered = answersBehind(draft, list, heading);
  for (const item of children) {
    const text = itemText(draft, item);
    const below = item.children.find((child) => child.type === 'list');
    if (below && levelOfHeading(text) !== undefined && bare(text).split(/\s+/).length <= 4) {
      // `High risk items` with the risks below it.
      const from = item.position?.start.line ?? block.from;
      draft.claim('typed', 'header', file, from, from, 'the level of the risks below it');
      riskItems(draft, { ...block, node: below }, text, phase, why);
      continue;
    }
    const parts = riskParts(text);
    const [first, ...others] = parts.keys;
    // `Risk: data loss` calls the risk by its name.
    const isNamed = parts.text === '' && first !== undefined && columnRole(first.key) === 'risk';
    const told = file.rows.risks?.at(-1)?.fields;
    if (parts.text === '' && first !== undefined && !isNamed && told && children.indexOf(item) > 0) {
      // `Mitigation: a backup` as an item of its own, below the item with the risk.
      const { from, to } = itemLines(item);
      for (const { key, value } of parts.keys) if (!setRiskKey(told, `${key}: ${value}`)) note(told, `${key}: ${value}`);
      draft.claim('typed', 'risk', file, from, to, 'what is said about the risk above');
      continue;
    }
    const named = leadAndRest(isNamed ? first.value : parts.text);
    const before = levelOfHeading(named.lead);
    const itself = before !== undefined && named.rest !== '' && bare(named.lead).split(/\s+/).length <= 3;
    const { lead, rest } = itself ? { lead: named.rest, rest: '' } : named;
    const fields: Fields = { title: lead.replace(/(?<=[\p{L}\p{N}])\.$/u, '') };
    const said = (isNamed ? levelOfHeading(first.key) : itself ? before : undefined) ?? level;
    if (said !== undefined) fields.level = said;
    if (rest !== '' && answered) fields.mitigation = rest;
    else if (rest !== '' && !setRiskKey(fields, rest)) note(fields, rest);
    for (const { key, value } of isNamed ? others : parts.keys)
      if (!setRiskKey(fields, `${key}: ${value}`)) note(fields, `${key}: ${value}`);
    for (const each of deepTexts(draft, item)) if (!setRiskKey(fields, each)) note(fields, each);
    if (phase !== undefined) fields.phase = phase;
    const lines = itemLines(item);
    if (bare(lead) === '') draft.claim('look', 'risk', file, lines.from, lines.to, 'an empty item');
    else draft.row(file, 'risks', fields, lines.from, lines.to, why);
  }
}

/** A list below a label in a section about risks, where its items say what is done against a risk and how grave it is: that risk. */
export function labelledRisk(draft: DraftPlan, block: Block, label: string, phase: string | undefined): boolean {
  const { children } = block.node as List;
  const texts = children.map((item) => itemText(draft, item));
  const fields: Fields = { title: riskTitle(label) };
  const others = texts.filter((text) => !setRiskKey(fields, text));
  if (others.length > children.length / 2 || children.length < 2 || children.some((item) => item.children.length > 1))
    return false;
  for (const text of others) note(fields, text);
  if (phase !== undefined) fields.phase = phase;
  draft.row(
    draft.register('risks'),
    'risks',
    fields,
    block.from,
    block.to,
    'a label in a section about risks, with its mitigation or level',
  );
  return true;
}
