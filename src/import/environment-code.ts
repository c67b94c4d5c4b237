import type { Code } from 'mdast';
import type { Block } from './blocks.ts';
import type { DraftPlan } from './draft-plan.ts';
import type { Fields } from './drafts.ts';

const ASSIGNMENT = /^(?:export\s+)?([A-Z][A-Z0-9_]{1,})\s*=\s*(.*)$/;

/** A code block of `NAME=value` lines as variables; comments above them are what they are for. Answers whether it was one. */
export function variablesOf(draft: DraftPlan, block: Block, node: Code): boolean {
  const lines = node.value.split('\n');
  if (!lines.some((line) => ASSIGNMENT.test(line.trim()))) return false;
  if (lines.some((line) => line.trim() !== '' && !line.trim().startsWith('#') && !ASSIGNMENT.test(line.trim()))) return false;
  const file = draft.register('environment');
  draft.claim('typed', 'code', file, block.from, block.to, 'a code block of variables');
  let group: string | undefined;
  lines.forEach((line, index) => {
    const comment = /^#+\s*(.*)$/.exec(line.trim())?.[1];
    if (comment !== undefined) {
      group = comment.trim() === '' ? group : comment.trim();
      return;
    }
    const match = ASSIGNMENT.exec(line.trim());
    if (!match?.[1]) return;
    const [value = '', behind] = (match[2] ?? '').split(/\s+#\s*/);
    const fields: Fields = { name: match[1] };
    const sample = value.trim().replace(/^(["'])(.*)\1$/, '$2');
    if (sample !== '') fields.sample = sample;
    if (group !== undefined) fields.group = group;
    if (behind !== undefined && behind !== '') fields.purpose = behind;
    const at = block.from + 1 + index;
    if (file.rows.variables?.some((row) => row.fields.name === match[1])) fields.id = `${match[1]}-${at}`;
    draft.row(file, 'variables', fields, at, at, 'a line NAME=value of a code block of variables');
  });
  return true;
}
