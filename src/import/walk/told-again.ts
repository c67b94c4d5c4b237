import type { List, ListItem } from 'mdast';
import type { Block } from '../blocks.ts';
import type { DraftFile, Fields } from '../drafts.ts';
import { readPhaseHeading, setStatus, setTime } from '../phase-fields.ts';
import { phaseLabel } from '../phase-label.ts';
import type { Section } from '../sections.ts';
import { timeOf } from '../spans.ts';
import { itemLines, itemText } from '../task-list.ts';
import { statusOf } from '../words/status.ts';
import type { Walk } from './context.ts';

/** An item of a list that tells a phase once more. */
interface Told {
  item: ListItem;
  text: string;
  file: DraftFile | undefined;
}

/**
 * The phases of a list of nothing but phases, each with where it stands: `✅ 01-sdk: Update the SDK` in another document of the
 * plan, or `- [ ] Phase 2: Home` in an overview of this one. Nothing where a list is anything else.
 */
export function phasesTold(walk: Walk, block: Block): Told[] | undefined {
  const { draft } = walk;
  const items = (block.node as List).children.map((item) => {
    const text = itemText(draft, item);
    const label = phaseLabel(text.replace(/^[^\p{L}\p{N}]+/u, '')) ?? phaseLabel(text);
    const file =
      draft.files.find(({ kind, fields }) => kind === 'phase' && fields.label !== undefined && fields.label === label?.label) ??
      (label?.strength === 'strong'
        ? draft.files.find(({ kind, id }) => kind === 'phase' && id === walk.names.find(label.label))
        : undefined);
    return { item, text, file, strong: label?.strength === 'strong' };
  });
  if (items.some(({ item }) => item.children.length > 1)) return undefined;
  const elsewhere = items.every(({ file }) => file && file.origin !== draft.source.name);
  const known = items.filter(({ file }) => file).length;
  const overview = items.every(({ strong }) => strong) && known > 0 && (items.length > 1 || known === items.length);
  return elsewhere || overview ? items : undefined;
}

/** Sets what a list says about phases, where nothing else does. */
export function toldAgain(walk: Walk, items: readonly Told[]): void {
  for (const { item, text, file } of items) {
    if (!file) continue;
    const sign = /^[^\p{L}\p{N}]*/u.exec(text)?.[0]?.trim() ?? '';
    if (item.checked === true) setStatus(file.fields, 'done');
    else if (statusOf(sign) !== undefined) setStatus(file.fields, sign);
    const { from, to } = itemLines(item);
    walk.draft.claim('typed', 'phase', file, from, to, 'the same phase, told once more');
  }
}

/** Takes what the heading of a section says about the phase that it tells; what says something else is stated beside it. */
export function takeHeading(section: Section, main: DraftFile): void {
  const { fields } = readPhaseHeading(section.heading, section.label);
  for (const field of ['period', 'duration', 'effort'] as const) {
    const value = fields[field];
    if (typeof value !== 'string') continue;
    const time = timeOf(value);
    if (time) setTime(main.fields, time);
  }
  if (typeof fields.status === 'string') {
    if (main.fields.status === undefined) main.fields.status = fields.status;
    else if (main.fields.status !== fields.status)
      main.fields.stated = { ...((main.fields.stated ?? {}) as Fields), status: fields.statusText ?? fields.status };
  }
}
