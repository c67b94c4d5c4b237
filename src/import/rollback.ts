import type { List } from 'mdast';
import type { Block } from './blocks.ts';
import type { DraftPlan } from './draft-plan.ts';
import type { DraftFile, Fields } from './drafts.ts';
import { unnumbered } from './phase-label.ts';
import type { Section } from './sections.ts';
import { elapsedOf } from './spans.ts';
import { quantityOf } from './table-rows/metrics.ts';
import { RowReader } from './table-rows/row-reader.ts';
import { columnOf, type ReadTable } from './tables.ts';
import { itemLines, itemText } from './task-list.ts';
import { bare } from './words/bare.ts';
import { sectionRole } from './words/sections.ts';

const TRIGGERS =
  /trigger|when to roll|conditions?\b|criteria|auslös|kriterien|déclench|critères|disparador|gatilho|criterios|critérios|condiciones|condições|критери|услови|условия|触发|条件|発動|トリガー|트리거|조건/iu;

/** Whether a heading is about what sets a rollback off. */
export const isTrigger = (heading: string): boolean => TRIGGERS.test(heading);

const ROLLBACK_WORDS =
  '(?:the )?(?:roll-?back|roll ?back|backout|回滚|回退|ロールバック|切り戻し|롤백|откат\\S*|rückfall\\w*|retour arrière|retour en arrière|reversión|reversão)';
const STEP_WORDS =
  'steps?|procedures?|process|instructions?|commands?|actions?|步骤|流程|操作|手順|절차|단계|schritte|vorgehen|ablauf|étapes|procédures?|pasos|procedimientos?|passos|procedimentos?|procedura|шаги|порядок|процедура';
/** "Rollback steps", "Steps", "Procédure de rollback", "How to roll back". */
const PROCEDURE = new RegExp(
  `^(?:(?:${ROLLBACK_WORDS})?[\\s:：-]*(?:${STEP_WORDS})|(?:${STEP_WORDS})\\s+(?:(?:of|for|to|de|du|del|da|do|für|des)\\s+)?${ROLLBACK_WORDS}|how to roll ?back)$`,
  'iu',
);

/** Whether a heading announces the steps of the rollback around it, and not another rollback. */
export const isProcedure = (heading: string): boolean => PROCEDURE.test(unnumbered(heading));

/** Whether the lists and tables below a heading are triggers: their label may say that they are the steps. */
export const announcesTriggers = (heading: string, label: string | undefined): boolean =>
  label === undefined
    ? isTrigger(heading)
    : sectionRole(bare(label)) !== 'entry' &&
      (isTrigger(label) || (isTrigger(heading) && !isProcedure(label.replace(/[:：]/g, ''))));

/** Adds a rollback for a section; its name says of which phase where it stands in one. */
export function addRollback(draft: DraftPlan, section: Section, phase: DraftFile | undefined): DraftFile {
  const heading = unnumbered(section.heading);
  let within: string | undefined;
  const title = heading.replace(/\s*[（(]([^()（）]*)[)）]/g, (whole, content: string) => {
    const span = elapsedOf(content);
    if (span) within = span;
    return span ? '' : whole;
  });
  const order = draft.files.filter((file) => file.kind === 'rollback').length + 1;
  const file = draft.add('rollback', phase ? `${title} ${String(phase.fields.title)}` : title, section.depth, String(order));
  file.fields.title = phase ? `${title}: ${String(phase.fields.title)}` : title;
  if (within !== undefined) file.fields.within = within;
  if (phase) file.part = phase.id;
  file.lines = draft.sourceLines(section.from, section.to);
  draft.claim('typed', 'rollback', file, section.from, section.to, 'its heading speaks of a rollback');
  return file;
}

/** `Error rate > 5 % for 10 minutes` as what is watched, the threshold and how long it has to hold. */
export function triggerOf(text: string): Fields {
  const plain = bare(text);
  const match =
    /^(.{2,80}?)\s*[:：]?\s*((?:[<>≤≥]=?|over|above|below|under|more than|less than|exceeds|超过|低于)\s*\d[^\s]*(?:\s*(?:ms|s|min|minutes?|%|errors?\/\w+))?)(?:\s*(?:for|over|持续|を|за)\s*(.+))?$/iu.exec(
      plain,
    );
  const quantity = match?.[2]
    ? quantityOf(
        match[2]
          .replace(/^exceeds|^超过/i, '>')
          .replace(/^低于/, '<')
          .replace(/\s+/g, ' '),
      )
    : undefined;
  if (!match || !quantity) return { when: text };
  const hold = match[3] === undefined ? undefined : elapsedOf(match[3].replace(/\bconsecutive\s+/i, ''));
  if (match[3] !== undefined && hold === undefined) return { when: text };
  return { when: (match[1] ?? '').trim(), is: quantity.quantity, ...(hold !== undefined && { for: hold }) };
}

/** A sign in front of a trigger: `❌ Data is lost`. */
const SIGN = /^(?:\p{So}|\ufe0f)+\s*/u;

/** Items of a list about what sets a rollback off. */
export function triggerItems(draft: DraftPlan, block: Block, file: DraftFile): void {
  for (const item of (block.node as List).children) {
    const lines = itemLines(item);
    const deeper = item.children.slice(1);
    const text = itemText(draft, item).replace(SIGN, '');
    const fields = triggerOf(text);
    const more = deeper.flatMap((child) => (child.type === 'list' ? child.children.map((each) => itemText(draft, each)) : []));
    if (more.length > 0) fields.note = more.join('; ');
    if (bare(text) === '') draft.claim('look', 'rollback', file, lines.from, lines.to, 'an empty item');
    else draft.row(file, 'triggers', fields, lines.from, lines.to, 'an item of a list of triggers');
  }
}

const THRESHOLD = /threshold|阈值|閾値|しきい値|임계|schwell|seuil|umbral|limiar|soglia|порог/iu;

/** Rows of a table about what sets a rollback off: what is watched in the first column, a threshold where one is a quantity. */
export function triggerTable(draft: DraftPlan, table: ReadTable, block: Block, file: DraftFile): boolean {
  const when = columnOf(table, 'metric', 'title') >= 0 ? columnOf(table, 'metric', 'title') : columnOf(table, 'id') === 0 ? 1 : 0;
  const threshold = table.columns.findIndex(
    ({ header, role }, index) => index !== when && (role === 'target' || THRESHOLD.test(header)),
  );
  if (table.rows.length === 0 || !table.columns[when]) return false;
  const first = table.rows[0]?.line ?? block.to;
  draft.claim('typed', 'header', file, block.from, Math.max(block.from, first - 1), 'the header of a table of triggers');
  for (const row of table.rows) {
    const reader = new RowReader(table, row);
    reader.set('when', when);
    reader.set('is', threshold, ({ plain }) => quantityOf(plain)?.quantity);
    const fields = reader.end();
    if (fields.when === undefined)
      draft.claim('look', 'rollback', file, row.line, row.end ?? row.line, 'a row without a trigger');
    else draft.row(file, 'triggers', fields, row.line, row.end ?? row.line, 'a row of a table of triggers');
  }
  return true;
}

/** Whether a rollback is nothing but what sets one off. */
const isOnlyTriggers = (file: DraftFile): boolean =>
  file.kind === 'rollback' && isTrigger(String(file.fields.title)) && file.rows.triggers !== undefined;

/**
 * Gives triggers that stand under a heading of their own to the rollback that they belong to: the next one of the same part of
 * the plan, else the one before. Answers which files were taken in by which.
 */
export function joinTriggers(files: readonly DraftFile[]): Map<DraftFile, DraftFile> {
  const joined = new Map<DraftFile, DraftFile>();
  for (const [index, file] of files.entries()) {
    if (!isOnlyTriggers(file)) continue;
    const isPartner = (other: DraftFile): boolean =>
      other.kind === 'rollback' && other.origin === file.origin && other.part === file.part && !isOnlyTriggers(other);
    const partner = files.slice(index + 1).find(isPartner) ?? files.slice(0, index).findLast(isPartner);
    if (!partner) continue;
    partner.rows.triggers = [...(partner.rows.triggers ?? []), ...(file.rows.triggers ?? [])];
    partner.body = [...partner.body, ...file.body];
    partner.tail = [...partner.tail, ...file.tail];
    joined.set(file, partner);
  }
  return joined;
}
