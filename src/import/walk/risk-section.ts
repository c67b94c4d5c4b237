import type { List } from 'mdast';
import { type Fields, note } from '../drafts.ts';
import { levelOfHeading, listsRisks, riskTitle, setRiskKey } from '../risk-lists.ts';
import type { Section } from '../sections.ts';
import { walkBlocks } from './blocks.ts';
import type { Place, Walk } from './context.ts';

const ITEM = /^(?:[-*+]|\d+[.)])\s+/;

/** Lines in which the items below `**Mitigation**:` stand behind it, as one line. */
function withLists(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const line of lines) {
    const last = joined.at(-1) ?? '';
    if (open && ITEM.test(line))
      joined[joined.length - 1] = `${last}${/[:：]\**$/.test(last) ? ' ' : '; '}${line.replace(ITEM, '')}`;
    else {
      open = /^(?:\*\*|__)?[\p{L} ]{2,32}(?:[:：](?:\*\*|__)?|(?:\*\*|__)[:：])$/u.test(line);
      joined.push(line);
    }
  }
  return joined;
}

/** A section that is one risk: its lines say how likely it is, and what is done against it. */
export function riskSection(walk: Walk, section: Section, place: Place): boolean {
  const { draft } = walk;
  if (section.children.length > 0 || section.blocks.length === 0 || (section.role === undefined && place.role !== 'risks'))
    return false;
  // "High risk items" with a list, each item of which has a mitigation, is several risks.
  if (levelOfHeading(section.heading) !== undefined && section.blocks.some(({ type }) => type === 'list')) return false;
  if (section.blocks.some((block) => block.type === 'list' && listsRisks(draft, block.node as List))) return false;
  // Code below what is said about a risk stays where it stands.
  const told = section.blocks.filter(({ type }) => type !== 'thematicBreak' && type !== 'code');
  if (told.length === 0 || told.some(({ type }) => type !== 'paragraph' && type !== 'list')) return false;
  const lines = withLists(
    told.flatMap((block) => {
      const numbers = Array.from({ length: block.to - block.from + 1 }, (_, index) => block.from + index);
      return numbers.map((line) => (draft.document.lines[line - 1] ?? '').trim()).filter((text) => text !== '');
    }),
  );
  if (place.role !== 'risks' || !lines.some((line) => setRiskKey({}, line.replace(ITEM, '')))) return false;
  const fields: Fields = { title: riskTitle(section.heading) };
  for (const line of lines) {
    const text = line.replace(ITEM, '');
    if (!setRiskKey(fields, text)) note(fields, text);
  }
  if (place.phase) fields.phase = place.phase.id;
  const last = Math.max(section.to, ...told.map((block) => block.to));
  draft.row(
    draft.register('risks'),
    'risks',
    fields,
    section.from,
    last,
    'a heading about risks with lines that name its mitigation or level',
  );
  walkBlocks(
    walk,
    section.blocks.filter(({ type }) => type === 'code' || type === 'thematicBreak'),
    { ...place, section, role: undefined },
  );
  return true;
}
