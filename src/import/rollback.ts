import type { List } from 'mdast';
import type { Block } from './blocks.ts';
import type { DraftPlan } from './draft-plan.ts';
import type { DraftFile, Fields } from './drafts.ts';
import type { Section } from './sections.ts';
import { elapsedOf } from './spans.ts';
import { quantityOf } from './table-rows/metrics.ts';
import { itemLines, itemText } from './task-list.ts';
import { bare } from './words/bare.ts';

const TRIGGERS =
  /trigger|when to roll|conditions?\b|criteria|auslöser|déclencheur|disparador|gatilho|условия|触发|条件|発動|トリガー|트리거|조건/iu;

/** Whether a heading is about what sets a rollback off. */
export const isTrigger = (heading: string): boolean => TRIGGERS.test(heading);

/** Adds a rollback for a section; its name says of which phase where it stands in one. */
export function addRollback(draft: DraftPlan, section: Section, phase: DraftFile | undefined): DraftFile {
  const heading = bare(section.heading).replace(/^(?:\d+(?:\.\d+)*[.)]?|[一二三四五六七八九十]+、)\s*/u, '');
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

/** Items of a list about what sets a rollback off. */
export function triggerItems(draft: DraftPlan, block: Block, file: DraftFile): void {
  for (const item of (block.node as List).children) {
    const lines = itemLines(item);
    const deeper = item.children.slice(1);
    const text = itemText(draft, item);
    const fields = triggerOf(text);
    const more = deeper.flatMap((child) => (child.type === 'list' ? child.children.map((each) => itemText(draft, each)) : []));
    if (more.length > 0) fields.note = more.join('; ');
    if (bare(text) === '') draft.claim('look', 'rollback', file, lines.from, lines.to, 'an empty item');
    else draft.row(file, 'triggers', fields, lines.from, lines.to, 'an item of a list of triggers');
  }
}
