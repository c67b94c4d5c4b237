import { nodesAbout } from '../analysis/related-rows.ts';
import type { Plan, StackItem } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { type Cell, codeCell, NONE, rawCell, referencesCell, textCell, wordCell } from './cell.ts';
import { closingFields, itself, phaseField, statusField } from './common.ts';
import { defineRegister } from './register.ts';

/** Returns one side of a product, with its version as stated; `none` and `same` as words. */
const productCell = (side: StackItem['from']): Cell => {
  if (side === undefined) return NONE;
  return typeof side === 'string' ? { kind: 'word', text: side } : { kind: 'text', text: side.raw };
};

const pinCell = (item: StackItem): Cell => {
  const pin = item.pins;
  if (!pin) return rawCell(item.pins);
  const where = item.pinnedIn;
  return { kind: 'text', text: where ? `\`${pin.raw}\` in \`${where}\`` : `\`${pin.raw}\`` };
};

/** Returns links to the parts of the architecture that a row refers to. */
export const diagramCell = (ref: string, plan: Plan): Cell => referencesCell(plan, nodesAbout(plan, ref));

/** Languages, frameworks and packages, old to new, by category. */
export const STACK = defineRegister<StackItem>({
  key: 'stack',
  recordType: 'stack/stack',
  one: 'stack',
  many: 'Stack',
  rows: ({ plan }) => plan.stack?.stack ?? [],
  row: itself,
  name: rowName,
  group: (row) => row.category,
  fields: [
    { key: 'from', label: 'From', always: true, change: 'old side', cell: (row) => productCell(row.from) },
    { key: 'to', label: 'To', head: true, change: 'new side', cell: (row) => productCell(row.to) },
    { key: 'category', label: 'Category', hidden: true, cell: (row) => textCell(row.category) },
    { key: 'scope', label: 'Scope', optional: true, filter: true, cell: (row) => wordCell(row.scope) },
    { key: 'purpose', label: 'Purpose', cell: (row) => textCell(row.purpose) },
    { key: 'pins', label: 'Pinned', optional: true, cell: pinCell },
    { key: 'extras', label: 'Extras', optional: true, cell: (row) => codeCell(row.extras) },
    phaseField(),
    statusField(),
    { key: 'benefit', label: 'Benefit', optional: true, cell: (row) => textCell(row.benefit) },
    { key: 'decision', label: 'Decision', optional: true, cell: (row) => textCell(row.decision) },
    {
      key: 'diagram',
      label: 'In diagram',
      optional: true,
      none: 'not drawn',
      cell: (row, { plan }) => diagramCell(row.ref, plan),
    },
    ...closingFields<StackItem>(),
  ],
});
