import type { List, ListItem } from 'mdast';
import { parseLevel } from '../model/values/level.ts';
import type { Block } from './blocks.ts';
import type { Cursor, DraftPlan } from './draft-plan.ts';
import { type Fields, note } from './drafts.ts';
import { keyLine } from './phase-fields.ts';
import { quantityOf } from './table-rows/metrics.ts';
import { isBoxed, itemLines, itemText } from './task-list.ts';
import { bare } from './words/bare.ts';
import { columnRole } from './words/columns.ts';
import { sectionRole } from './words/sections.ts';

/** Titles of rows are one sentence; what follows goes into the note. */
const TITLE_LENGTH = 160;

/** `**Data loss**: we back up` as its lead and the rest. */
export function leadAndRest(text: string): { lead: string; rest: string; bold: boolean } {
  const bold = /^(?:[^\p{L}\p{N}*]*)(\*\*|__)(.+?)\1\s*[:：]?\s*(?:[-–—→]\s*)?(.*)$/u.exec(text);
  if (bold?.[2])
    return { lead: bold[2].replace(/[:：]\s*$/, '').trim(), rest: (bold[3] ?? '').replace(/^[:：]\s*/, '').trim(), bold: true };
  const plain = /^([^:：`]{3,80}?)[:：]\s+(\S.*)$/u.exec(text) ?? /^([^:：]{3,80}?)\s+[–—→]\s+(\S.*)$/u.exec(text);
  if (plain) return { lead: (plain[1] ?? '').trim(), rest: (plain[2] ?? '').trim(), bold: false };
  if (text.length > TITLE_LENGTH) {
    const sentence = /^(.{20,160}?[.!?。])\s+(\S.*)$/u.exec(text);
    if (sentence) return { lead: sentence[1] ?? '', rest: sentence[2] ?? '', bold: false };
  }
  return { lead: text, rest: '', bold: false };
}

/** The texts of a list and of the lists in it. */
const deepTexts = (draft: DraftPlan, item: ListItem): string[] =>
  item.children.flatMap((child) =>
    child.type === 'list' ? child.children.flatMap((each) => [itemText(draft, each), ...deepTexts(draft, each)]) : [],
  );

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
  /(?:^|(?<=[.;:,。；!?)\]]\s*|\s[–—-]\s+))([\p{L}][\p{L} -]{2,24}?)\s*[:：]\s+|(?:\*\*|__)([\p{L}][\p{L} -]{2,24}?)(?:\s*[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*/gu;

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

/** Whether a heading announces risks, and not what is done against them. */
export function announcesRisks(heading: string): boolean {
  const plain = bare(heading);
  if (levelOfHeading(plain) !== undefined) return true;
  if (sectionRole(plain) !== 'risks' || plain.split(/\s+/).length > 7) return false;
  const answers =
    /mitigat|maßnahm|atténuation|mitigaci|mitigaç|смягчен|митигац|меры|缓解|应对|对策|対策|대응|완화|strateg|management/iu.test(
      plain,
    );
  return (
    !answers ||
    /(?:risks?(?: (?:assessment|analysis|register|overview))?|risiken|risques|riesgos|riscos|rischi|риски|风险|リスク|리스크|위험)\s*(?:&|and|und|et|y|e|и|と|和|与|및|\/|,|、)/iu.test(
      plain,
    )
  );
}

/** Items of a list in a section about risks, as rows. */
export function riskItems(
  draft: DraftPlan,
  block: Block,
  level: string | undefined,
  phase: string | undefined,
  why: string,
): void {
  const file = draft.register('risks');
  const { children } = block.node as List;
  for (const item of children) {
    const text = itemText(draft, item);
    const below = item.children.find((child) => child.type === 'list');
    if (below && levelOfHeading(text) !== undefined && bare(text).split(/\s+/).length <= 4) {
      // `High risk items` with the risks below it.
      const from = item.position?.start.line ?? block.from;
      draft.claim('typed', 'header', file, from, from, 'the level of the risks below it');
      riskItems(draft, { ...block, node: below }, levelOfHeading(text), phase, why);
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
    if (rest !== '' && !setRiskKey(fields, rest)) note(fields, rest);
    for (const { key, value } of isNamed ? others : parts.keys)
      if (!setRiskKey(fields, `${key}: ${value}`)) note(fields, `${key}: ${value}`);
    for (const each of deepTexts(draft, item)) if (!setRiskKey(fields, each)) note(fields, each);
    if (phase !== undefined) fields.phase = phase;
    const lines = itemLines(item);
    if (bare(lead) === '') draft.claim('look', 'risk', file, lines.from, lines.to, 'an empty item');
    else draft.row(file, 'risks', fields, lines.from, lines.to, why);
  }
}

/** `Debt — resolved`: a question that is none any more. */
const ANSWERED =
  /[-—–(]\s*(?:resolved|answered|decided|closed|done|gelöst|entschieden|erledigt|résolu\w*|resuelt[oa]|resolvid[oa]|решено|已解决|解決済み?|해결)\)?$/iu;
/** `Decision: keep it in memory` below a question. */
const ANSWER =
  /^(?:\*\*)?(?:decision|decided|answer|resolution|entscheidung|antwort|décision|réponse|decisión|respuesta|decisão|resposta|решение|ответ|决定|答|決定|回答|결정|답변)(?:\*\*)?\s*[:：](?:\*\*)?\s*(\S.*)$/iu;

/** Open questions as decisions that are not taken yet; those that their item answers are taken. */
export function questionItems(draft: DraftPlan, block: Block, why: string): void {
  const file = draft.register('decisions');
  for (const item of (block.node as List).children) {
    const text = itemText(draft, item);
    const { lead, rest, bold } = leadAndRest(text.replace(/~~/g, ''));
    const answered = text.trimStart().replace(/^\*\*/, '').startsWith('~~') || ANSWERED.test(bold ? lead : '');
    const fields: Fields = { title: bold ? lead : text.replace(/~~/g, ''), state: answered ? 'decided' : 'open' };
    if (bold) note(fields, rest);
    for (const each of deepTexts(draft, item)) {
      const answer = ANSWER.exec(each);
      if (answer?.[1] === undefined || fields.chosen !== undefined) note(fields, each);
      else Object.assign(fields, { chosen: answer[1].trim(), state: 'decided' });
    }
    const lines = itemLines(item);
    draft.row(file, 'decisions', fields, lines.from, lines.to, why);
  }
}

/** `API latency < 200 ms (p95)`: a name, and a quantity with a comparison or behind a colon. */
const METRIC = /^(?:\*\*)?([^<>≤≥=:：]{2,60}?)(?:\*\*)?\s*(?:[:：]\s*(?:\*\*)?\s*|(?=[<>≤≥]))(.{1,40})$/u;

/** Headings of measurements of what is, and not of what is wanted. */
const MEASURED =
  /\b(?:current|today|now|before|baseline|existing|pre-?\w*|actual(?:es)?|atual|atuais|aktuell\w*|ist-?(?:zustand|stand)|vorher|avant|actuel\w*|attual\w*|antes)\b|текущ|сейчас|当前|现状|現状|現在|현재/iu;

/** Takes items that are metrics out of a list; the others stay a list in place. */
export function metricItems(draft: DraftPlan, block: Block, cursor: Cursor, phase: string | undefined, heading: string): boolean {
  const { children } = block.node as List;
  if (isBoxed(block.node as List, draft.markdownOf(block))) return false;
  const read = children.map((item) => {
    const match = item.children.length === 1 ? METRIC.exec(itemText(draft, item)) : undefined;
    const quantity = match?.[2] ? quantityOf(bare(match[2])) : undefined;
    const name = bare(match?.[1] ?? '');
    return quantity && name !== '' && !/[:：]$/.test(name) ? { item, name, quantity } : { item };
  });
  if (read.filter((each) => 'quantity' in each).length * 2 < read.length) return false;
  const file = draft.register('metrics');
  const field = MEASURED.test(bare(heading)) ? 'baseline' : 'target';
  for (const each of read) {
    const lines = itemLines(each.item);
    if ('quantity' in each && each.quantity) {
      const why = 'an item with a name and a quantity, in a section about metrics';
      const { quantity, statistic } = each.quantity;
      const told = file.rows.metrics?.find(({ fields }) => fields.name === each.name && fields[field] === undefined);
      if (told) {
        told.fields[field] = quantity;
        told.fields.source = `${told.fields.source}, ${draft.sourceLines(lines.from, lines.to).from}`;
        draft.claim('typed', 'row of metrics', file, lines.from, lines.to, `${why}; the same metric, told before and after`);
        continue;
      }
      const fields: Fields = { name: each.name, [field]: quantity };
      if (statistic) fields.statistic = statistic;
      if (phase !== undefined) fields.phase = phase;
      draft.row(file, 'metrics', fields, lines.from, lines.to, why);
    } else draft.keep(cursor, draft.markdownOf({ ...block, ...lines }), lines.from, lines.to, 'an item without a quantity');
  }
  return true;
}
