import type { List } from 'mdast';
import type { DraftPlan } from '../draft-plan.ts';
import { itemText } from '../task-list.ts';
import { asksForWork } from '../words/work.ts';

/** `**Source**: …`, `Goal: …` at the beginning of an item. */
const NAMED =
  /^(?:(?:\*\*|__)([^*_:：]{1,40}?)\s*(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])|(\p{L}[\p{L} ]{1,23})[:：](?=\s|$))/u;
const nameOf = (text: string): string | undefined => {
  const [, bold, plain] = NAMED.exec(text) ?? [];
  return (bold ?? plain)?.toLowerCase();
};

const known = new WeakMap<DraftPlan, ReadonlyMap<string, number>>();

/** How often each name begins an item of the document. */
function namesIn(draft: DraftPlan): ReadonlyMap<string, number> {
  const before = known.get(draft);
  if (before) return before;
  const names = new Map<string, number>();
  for (const line of draft.document.lines) {
    const name = nameOf(/^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line)?.[1] ?? '');
    if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
  }
  known.set(draft, names);
  return names;
}

/** Names that begin items of three lists are those of a form. */
const OFTEN = 3;

/**
 * Whether a list is a form that several parts of the document fill in: `**Source**: …`, `**Depends on**: …`, `**Check**: …`. Its
 * items are values of the part, and no tasks.
 */
export function isRecord(draft: DraftPlan, list: List): boolean {
  const names = list.children.flatMap((item) => nameOf(itemText(draft, item)) ?? []);
  const often = names.filter((name) => (namesIn(draft).get(name) ?? 0) >= OFTEN);
  return often.length >= list.children.length * 0.6 && often.some((name) => !asksForWork(name));
}
