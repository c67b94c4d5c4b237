import { given } from '../../model/field.ts';
import type { FieldJudge, Judges } from '../judgement.ts';
import { valueAt } from '../judgement.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';

const state: FieldJudge = ({ head, before, after }) => {
  if (given(after) === 'decided') {
    const chosen = valueAt(head, 'chosen');
    return { sentence: `${nameOf(head)} is taken${chosen === undefined ? '' : `: ${shown(chosen)}`}` };
  }
  const reopened = given(before) === 'decided' && given(after) !== 'superseded';
  return {
    severity: given(before) === 'decided' ? 'warning' : 'note',
    sentence: `${nameOf(head)} is ${reopened ? 'open again' : shown(after)} (before: ${shown(before)})`,
  };
};

export const DECISION: Judges = {
  fields: {
    state,
    chosen: ({ head, before, after }) =>
      before === undefined
        ? { sentence: `${nameOf(head)}: chosen ${shown(after)}` }
        : { severity: 'warning', sentence: `${nameOf(head)}: chosen ${shown(before)} → ${shown(after)}` },
    blocks: () => ({ severity: 'warning' }),
    due: () => ({ severity: 'warning' }),
  },
  removed: () => ({ severity: 'warning' }),
};
