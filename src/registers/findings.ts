import type { Finding, Severity } from '../model/finding.ts';
import type { Identity } from '../model/plan.ts';
import { textCell } from './cell.ts';
import { defineRegister } from './register.ts';

/** Returns a finding as a row. Its id is its anchor on the page of findings, its status is its severity. */
function rowOf({ fingerprint, place: { file }, severity }: Finding): Identity & { status: Severity } {
  const id = `f-${fingerprint}`;
  return { id, ref: `finding/${id}`, source: { file }, status: severity };
}

/** What contradicts what in a plan, with what the plan accepts, in the order of its files. */
export const FINDINGS = defineRegister<Finding>({
  key: 'findings',
  one: 'finding',
  many: 'Findings',
  rows: ({ findings }) => findings,
  row: rowOf,
  place: ({ place }) => place,
  name: ({ title }) => title,
  fields: [
    { key: 'severity', label: 'Severity', filter: true, cell: ({ severity }) => ({ kind: 'word', text: severity }) },
    { key: 'title', label: 'Finding', head: true, cell: ({ title }) => textCell(title) },
    { key: 'message', label: 'Message', cell: ({ message }) => textCell(message) },
    { key: 'rule', label: 'Rule', filter: true, cell: ({ rule }) => ({ kind: 'code', text: rule }) },
    { key: 'subject', label: 'About', optional: true, cell: ({ subject }) => textCell(subject) },
    { key: 'why', label: 'Why it matters', optional: true, cell: ({ why }) => textCell(why) },
    { key: 'fix', label: 'Fix', optional: true, unsearched: true, cell: ({ fix }) => textCell(fix) },
    { key: 'accepted', label: 'Accepted because', optional: true, cell: ({ accepted }) => textCell(accepted?.reason) },
    { key: 'until', label: 'Accepted until', optional: true, cell: ({ accepted }) => textCell(accepted?.until) },
    { key: 'fingerprint', label: 'Fingerprint', cell: ({ fingerprint }) => ({ kind: 'code', text: fingerprint }) },
  ],
});
