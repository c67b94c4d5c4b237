import type { List, ListItem } from 'mdast';
import type { Block } from './blocks.ts';
import type { Cursor, DraftPlan } from './draft-plan.ts';
import { type Fields, note } from './drafts.ts';
import { unnumbered } from './phase-label.ts';
import { quantityOf } from './table-rows/metrics.ts';
import { isBoxed, itemLines, itemText } from './task-list.ts';
import { bare } from './words/bare.ts';

/** Titles of rows are one sentence; what follows goes into the note. */
const TITLE_LENGTH = 160;

/** `**Data loss**: we back up` as its lead and the rest. */
export function leadAndRest(text: string): { lead: string; rest: string; bold: boolean } {
  const bold = /^(?:[^\p{L}\p{N}*]*)(\*\*|__)(.+?)\1\s*[:：]?\s*(?:[-–—→]\s*)?(.*)$/u.exec(text);
  if (bold?.[2])
    return { lead: bold[2].replace(/[:：]\s*$/, '').trim(), rest: (bold[3] ?? '').replace(/^[:：]\s*/, '').trim(), bold: true };
  const plain = /^((?:[^:：`]|`[^`]*`){3,80}?)[:：]\s+(\S.*)$/u.exec(text) ?? /^([^:：]{3,80}?)\s+[–—→]\s+(\S.*)$/u.exec(text);
  if (plain) return { lead: (plain[1] ?? '').trim(), rest: (plain[2] ?? '').trim(), bold: false };
  if (text.length > TITLE_LENGTH) {
    const sentence = /^(.{20,160}?[.!?。])\s+(\S.*)$/u.exec(text);
    if (sentence) return { lead: sentence[1] ?? '', rest: sentence[2] ?? '', bold: false };
  }
  return { lead: text, rest: '', bold: false };
}

/** The texts of a list and of the lists in it. */
export const deepTexts = (draft: DraftPlan, item: ListItem): string[] =>
  item.children.flatMap((child) =>
    child.type === 'list' ? child.children.flatMap((each) => [itemText(draft, each), ...deepTexts(draft, each)]) : [],
  );

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

/** Words of headings of decisions that are taken. */
const TAKEN =
  /\b(?:confirmed|made|taken|agreed|approved|explicit(?:es|[ao]s)?|explícit[ao]s|final(?:ized)?|resolved|getroffene?n?|bestätigte?n?|gefallene?n?|confirmad[ao]s|tomad[ao]s|acordad[ao]s|aprobad[ao]s|aprovad[ao]s|definid[ao]s|prises|confirmées|actées|prese|confermate)\b|принят|утвержд|已确认|已定|既定|拍板|確定|確認済|확정/iu;
/** Headings that are nothing but the name of a list of decisions. */
const RECORD =
  /^(?:(?:key|main|major|technical|design|architectur\w+|project|wichtige|zentrale|principales|principais)\s+)*(?:decisions?(?:\s+(?:log|record|made))?|entscheidungen|décisions|decisiones|decisões|decisioni|решения|关键决策|决策(?:记录|日志)?|決定事項|결정 ?사항)(?:\s+(?:clave|clés|explicites|explícit[ao]s|techniques|técnicas|chave|(?:de|d['’])\s?(?:arquitectura|arquitetura|architecture|diseño)))?(?:\s+(?:for|pour|para|für)\s.{2,24})?$/iu;

/** A decision as an item: what was asked, and behind a colon what was chosen. */
function decisionOf(text: string): Fields {
  const { lead, rest } = leadAndRest(text);
  if (rest === '') return { title: text, state: 'decided' };
  // `**One tab a page** (no page of its own): …`, `Node — it is fast`: what stands in front is the decision, and the rest explains it.
  const answered = /[:：]\**\s*$/u.test(text.slice(0, text.length - rest.length));
  return answered ? { title: lead, chosen: rest, state: 'decided' } : { title: lead, state: 'decided', note: rest };
}

/** Items below a heading of decisions that are taken; those of a mere record of decisions where most of them say what was chosen. */
export function decisionItems(draft: DraftPlan, block: Block, heading: string, why: string): boolean {
  const { children } = block.node as List;
  const plain = unnumbered(heading)
    .replace(/\s*[（(][^()（）]*[)）]\s*$/, '')
    .trim();
  const read = children.map((item) => ({ item, fields: decisionOf(itemText(draft, item)) }));
  const chosen = read.filter(({ fields }) => fields.chosen !== undefined).length;
  if (!TAKEN.test(plain) && !(RECORD.test(plain) && chosen * 2 > read.length)) return false;
  const file = draft.register('decisions');
  for (const { item, fields } of read) {
    for (const each of deepTexts(draft, item)) note(fields, each);
    const lines = itemLines(item);
    draft.row(file, 'decisions', fields, lines.from, lines.to, why);
  }
  return true;
}

/** `API latency < 200 ms (p95)`: a name, and a quantity with a comparison or behind a colon. */
const METRIC = /^(?:\*\*)?([^<>≤≥=:：]{2,60}?)(?:\*\*)?\s*(?:[:：]\s*(?:\*\*)?\s*|(?=[<>≤≥]))(.{1,120})$/u;

/** A share or a limit with which a longer text begins: `80% of the users within a month`. */
const LIMIT = /^(?:[<>≤≥]=?\s*\d[\d.,]*(?:\s*(?:%|ms|s|min|h|[kMG]i?B)(?!\p{L}))?|\d[\d.,]*\s*%)(?=\s)/u;

/** The quantity that an item gives, and the words around it where it says more. */
function quantityIn(words: string, isMetric: boolean): { quantity: string; statistic?: string; note?: string } | undefined {
  const whole = words.length <= 40 ? quantityOf(words) : undefined;
  if (whole || !isMetric) return whole;
  const limit = LIMIT.exec(words)?.[0];
  const part = limit === undefined ? undefined : quantityOf(limit);
  return part && { ...part, note: words };
}

/** Headings of measurements of what is, and not of what is wanted. */
const MEASURED =
  /\b(?:current|today|now|before|baseline|existing|pre-?\w*|actual(?:es)?|atual|atuais|aktuell\w*|ist-?(?:zustand|stand)|vorher|avant|actuel\w*|attual\w*|antes)\b|текущ|сейчас|当前|现状|現状|現在|현재/iu;

/**
 * Takes items that are metrics out of a list; the others stay a list in place. Below a heading about criteria (`isMetric` false)
 * only those that are a name and a quantity.
 */
export function metricItems(
  draft: DraftPlan,
  block: Block,
  cursor: Cursor,
  place: { phase: string | undefined; heading: string; isMetric: boolean },
): boolean {
  const { phase, heading, isMetric } = place;
  const { children } = block.node as List;
  if (isBoxed(block.node as List, draft.markdownOf(block))) return false;
  const read = children.map((item) => {
    const match = item.children.length === 1 ? METRIC.exec(itemText(draft, item)) : undefined;
    const quantity = match?.[2] ? quantityIn(bare(match[2]), isMetric) : undefined;
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
      const { quantity, statistic, note: words } = each.quantity;
      const told = file.rows.metrics?.find(({ fields }) => fields.name === each.name && fields[field] === undefined);
      if (told) {
        told.fields[field] = quantity;
        if (words !== undefined) note(told.fields, words);
        told.fields.source = `${told.fields.source}, ${draft.sourceLines(lines.from, lines.to).from}`;
        draft.claim('typed', 'row of metrics', file, lines.from, lines.to, `${why}; the same metric, told before and after`);
        continue;
      }
      const fields: Fields = { name: each.name, [field]: quantity };
      if (statistic) fields.statistic = statistic;
      if (words !== undefined) note(fields, words);
      if (phase !== undefined) fields.phase = phase;
      draft.row(file, 'metrics', fields, lines.from, lines.to, why);
    } else draft.keep(cursor, draft.markdownOf({ ...block, ...lines }), lines.from, lines.to, 'an item without a quantity');
  }
  return true;
}
