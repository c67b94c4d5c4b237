import type { Block } from '../blocks.ts';
import { keyLine, setPhaseKey } from '../phase-fields.ts';
import { sectionRole } from '../words/sections.ts';
import { type Place, speaksOfPhase, type Walk } from './context.ts';

/** A paragraph of a phase: lines that name a value are taken, the others stay. */
export function phaseParagraph(walk: Walk, block: Block, place: Place): void {
  const { draft } = walk;
  const { phase, cursor } = place;
  if (!phase) return;
  if (place.role === 'goal' && phase.file.fields.purpose === undefined && block.to - block.from < 4) {
    phase.file.fields.purpose = draft
      .markdownOf(block)
      .trim()
      .replace(/\s*\n\s*/g, ' ');
    draft.claim('typed', 'phase', phase.file, block.from, block.to, 'the goal of the phase');
    return;
  }
  // Names without bold type count where the paragraph is nothing but one line with a name.
  const plainKey = block.from === block.to && walk.phases.has(place.section);
  let run: number | undefined;
  const end = (until: number): void => {
    if (run !== undefined)
      draft.keep(
        cursor,
        draft.markdownOf({ ...block, from: run, to: until }),
        run,
        until,
        'told about the phase; kept where it stood',
      );
    run = undefined;
  };
  for (let line = block.from; line <= block.to; line++) {
    const text = draft.document.lines[line - 1] ?? '';
    const found = keyLine(text);
    const last = line === block.to || keyLine(draft.document.lines[line] ?? '') !== undefined;
    const bold = plainKey || /^\s*(?:\*\*|__)/.test(text);
    if (found && found.value !== '' && last && bold && place.role !== 'rollback') {
      const role = sectionRole(found.key);
      const field = speaksOfPhase(walk, place)
        ? setPhaseKey(found, phase.file.fields, (words) => walk.names.findAll(words, phase.id))
        : undefined;
      if (field !== undefined) {
        end(line - 1);
        draft.claim('typed', 'phase', phase.file, line, line, `a line that sets \`${field}\` of the phase`);
        continue;
      }
      if (role === 'exit' && found.key.split(/\s+/).length <= 3) {
        end(line - 1);
        draft.mark(cursor, '<Exit>');
        draft.keep(cursor, `- ${found.value}`, line, line, 'a line that names the gate of the phase', 'typed', 'exit criterion');
        draft.mark(cursor, '</Exit>');
        continue;
      }
    }
    run ??= line;
  }
  end(block.to);
}
