import type { List } from 'mdast';
import type { Block } from '../blocks.ts';
import { setStatus } from '../phase-fields.ts';
import { phaseLabel } from '../phase-label.ts';
import { itemLines, itemText } from '../task-list.ts';
import { statusOf } from '../words/status.ts';
import type { Walk } from './context.ts';

/** A list of phases of another document of the same plan, with where each stands: `✅ 01-sdk: Update the SDK`. */
export function toldAgain(walk: Walk, block: Block): boolean {
  const { draft } = walk;
  const items = (block.node as List).children.map((item) => {
    const text = itemText(draft, item);
    const label = phaseLabel(text)?.label;
    return { item, text, file: draft.files.find(({ kind, fields }) => kind === 'phase' && fields.label === label) };
  });
  if (items.some(({ file, item }) => !file || file.origin === draft.source.name || item.children.length > 1)) return false;
  for (const { item, text, file } of items) {
    if (!file) continue;
    const sign = /^[^\p{L}\p{N}]*/u.exec(text)?.[0]?.trim() ?? '';
    if (item.checked === true) setStatus(file.fields, 'done');
    else if (statusOf(sign) !== undefined) setStatus(file.fields, sign);
    const { from, to } = itemLines(item);
    draft.claim('typed', 'phase', file, from, to, 'the same phase, told in another document');
  }
  return true;
}
