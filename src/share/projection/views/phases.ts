import { PHASES } from '../../../registers/phases.ts';
import { shareRegister } from '../register.ts';
import { datesCell } from '../viewing.ts';

export const phases = shareRegister('phases', PHASES, {
  title: ['phase.title'],
  status: [],
  words: { key: 'statusText', reads: ['phase.statusText'] },
  // As planned and as forecast in one cell.
  dates: { key: 'when', reads: [], cell: ({ id }, v) => datesCell(v, id) },
  tasks: [],
  criteria: [],
  summary: ['phase.summary'],
  purpose: ['phase.purpose'],
  entry: ['phase.entry'],
  deliverables: ['phase.deliverables'],
  effort: ['phase.effort'],
  size: ['phase.size'],
  owner: ['phase.owner'],
  note: ['phase.note'],
});
