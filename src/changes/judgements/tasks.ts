import type { Judges } from '../judgement.ts';
import { valueAt } from '../judgement.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';

const judges = (criterion: boolean): Judges => ({
  fields: {
    state: ({ head, before, after }) => {
      const evidence = valueAt(head, 'evidence');
      const words =
        after === 'done'
          ? `is ${criterion ? 'met' : 'done'}${evidence === undefined ? '' : ` (evidence: ${shown(evidence)})`}`
          : before === 'done'
            ? `is no longer ${criterion ? 'met' : 'done'}`
            : after === 'unstated'
              ? 'has no box any more, so nothing counts it'
              : 'has a box now';
      return { severity: before === 'done' ? 'warning' : 'note', sentence: `${nameOf(head)} ${words}` };
    },
    text: ({ base, head }) => ({
      severity: criterion || head.gates ? 'warning' : 'note',
      sentence: `${nameOf(base)} now reads "${head.label}"`,
    }),
    heading: () => ({ severity: 'note' }),
  },
  removed: (record) => ({
    severity: criterion || record.gates ? 'warning' : 'note',
    sentence: `${nameOf(record)} is removed${valueAt(record, 'state') === 'open' ? ', though it was open' : ''}`,
  }),
});

export const TASK: Judges = judges(false);
/** A gate without a criterion is a weaker gate. */
export const CRITERION: Judges = judges(true);
