import { decisionState } from '../analysis/decision.ts';
import { DECISION_STATES } from '../model/kinds/decisions.ts';
import type { Decision, Plan } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { type Cell, listCell, NONE, phaseCell, rawCell, referencesCell, textCell } from './cell.ts';
import { closingFields, itself } from './common.ts';
import { referenceTo } from './references.ts';
import { defineRegister } from './register.ts';

/** Returns an option as text: `rollout/ramp` becomes the title of its rollout. */
export const optionText = (plan: Plan, option: string): string =>
  /^rollout\//.test(option) ? (referenceTo(plan, option)?.text ?? option) : option;

/** Returns options as text; rollouts by their titles. */
const optionsCell = (plan: Plan, options: Decision['options']): Cell =>
  listCell(options, false, (option) => optionText(plan, option));

/** Returns links to the phases that wait for a decision. */
function blocksCell(plan: Plan, { blocks }: Decision): Cell {
  const cells = (blocks ?? []).map((id) => phaseCell(id, plan));
  const links = cells.flatMap((cell) => (cell.kind === 'references' ? cell.items : []));
  return links.length > 0 ? referencesCell(plan, links) : NONE;
}

/** Decisions and open questions. */
export const DECISIONS = defineRegister<Decision>({
  key: 'decisions',
  recordType: 'decisions/decisions',
  one: 'decision',
  many: 'Decisions',
  rows: ({ plan }) => plan.decisions,
  row: itself,
  name: rowName,
  fields: [
    { key: 'title', label: 'Question', head: true, cell: (row) => textCell(row.title) },
    {
      key: 'state',
      label: 'State',
      filter: true,
      cell: (row) => ({ kind: 'word', text: decisionState(row) }),
      sort: (row) => DECISION_STATES.indexOf(decisionState(row)),
    },
    { key: 'due', label: 'Due', cell: (row) => rawCell(row.due) },
    { key: 'date', label: 'Taken on', optional: true, cell: (row) => rawCell(row.date) },
    { key: 'options', label: 'Options', cell: (row, { plan }) => optionsCell(plan, row.options) },
    {
      key: 'recommended',
      label: 'Recommended',
      optional: true,
      cell: ({ recommended }, { plan }) => textCell(recommended && optionText(plan, recommended)),
    },
    { key: 'chosen', label: 'Chosen', optional: true, cell: (row, { plan }) => optionsCell(plan, row.chosen) },
    { key: 'why', label: 'Why', optional: true, cell: (row) => textCell(row.why) },
    { key: 'blocks', label: 'Blocks', optional: true, cell: (row, { plan }) => blocksCell(plan, row) },
    { key: 'consequences', label: 'Consequences', optional: true, cell: (row) => textCell(row.consequences) },
    { key: 'affects', label: 'Affects', optional: true, cell: (row) => listCell(row.affects) },
    { key: 'supersedes', label: 'Replaces', optional: true, cell: (row) => textCell(row.supersedes) },
    ...closingFields<Decision>(),
  ],
});
