import { given } from '../../model/field.ts';
import { dayIn } from '../amounts.ts';
import type { FieldJudge, Judges } from '../judgement.ts';
import { namesOf, valueAt } from '../judgement.ts';
import { meaningText } from '../meaning.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';

const state: FieldJudge = ({ head, before, after, titles }) => {
  if (given(after) === 'decided') {
    const [chosen, recommended] = [valueAt(head, 'chosen'), valueAt(head, 'recommended')];
    const against =
      chosen !== undefined && recommended !== undefined && meaningText(chosen) !== meaningText(recommended)
        ? `, though ${shown(recommended)} was recommended`
        : '';
    const blocks = valueAt(head, 'blocks');
    const unblocks = blocks === undefined ? '' : `; it no longer blocks ${namesOf(blocks, titles)}`;
    return { sentence: `${nameOf(head)} is decided${chosen === undefined ? '' : `: ${shown(chosen)}`}${against}${unblocks}` };
  }
  const reopened = given(before) === 'decided' && given(after) !== 'superseded';
  return {
    severity: given(before) === 'decided' ? 'warning' : 'note',
    sentence: `${nameOf(head)} is ${reopened ? 'open again' : shown(after)} (before: ${shown(before)})`,
  };
};

const less = (before: unknown, after: unknown): boolean => {
  const now = new Set((Array.isArray(after) ? after : []).map((item) => meaningText(item)));
  return (Array.isArray(before) ? before : []).some((item) => !now.has(meaningText(item)));
};

export const DECISION: Judges = {
  fields: {
    state,
    chosen: ({ head, before, after }) =>
      before === undefined
        ? { sentence: `${nameOf(head)}: chosen ${shown(after)}` }
        : { severity: 'warning', sentence: `${nameOf(head)}: chosen ${shown(before)} → ${shown(after)}` },
    due: ({ head, before, after }) => {
      // A decision that is taken is due no more.
      if (given(valueAt(head, 'state')) === 'decided') return { severity: 'note' };
      const [was, now] = [dayIn(before), dayIn(after)];
      return { severity: was !== undefined && (now === undefined || now > was) ? 'warning' : 'note' };
    },
    blocks: ({ before, after }) => ({ severity: less(before, after) ? 'warning' : 'note' }),
  },
  removed: () => ({ severity: 'warning' }),
};
