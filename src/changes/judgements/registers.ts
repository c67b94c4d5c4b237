import { given } from '../../model/field.ts';
import { sank } from '../amounts.ts';
import type { Judges } from '../judgement.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';

/** A whole register: what it told is told nowhere any more. */
export const REGISTER: Judges = { removed: () => ({ severity: 'warning' }) };

export const DATASET: Judges = {
  fields: {
    mode: () => ({ severity: 'warning' }),
    compat: ({ before, after }) => (sank(before, after) ? { severity: 'breaking' } : undefined),
  },
  removed: () => ({ severity: 'warning' }),
};

export const SERVICE: Judges = {
  fields: { ports: () => ({ severity: 'warning' }), image: () => ({ severity: 'note' }) },
  removed: () => ({ severity: 'warning' }),
};

export const VARIABLE: Judges = {
  fields: {
    required: ({ head, after }) =>
      given(after) === true ? { severity: 'warning', sentence: `${nameOf(head)} is now required` } : undefined,
    secret: ({ head, after }) =>
      given(after) === true ? undefined : { severity: 'warning', sentence: `${nameOf(head)} is no longer said to be a secret` },
  },
};

export const SUITE: Judges = { removed: () => ({ severity: 'warning' }) };

const items = (value: unknown): string[] => (Array.isArray(value) ? value.map((each) => String(given(each) ?? '')) : []);

/** What more people may read is worth a second look. */
export const AUDIENCE: Judges = {
  fields: {
    sees: ({ head, before, after }) => {
      const more = items(after).filter((view) => !items(before).includes(view));
      return more.length > 0 ? { severity: 'warning', sentence: `${nameOf(head)} may now see ${more.join(', ')}` } : undefined;
    },
    redact: ({ head, before, after }) => {
      const less = items(before).filter((what) => !items(after).includes(what));
      return less.length > 0
        ? { severity: 'warning', sentence: `${nameOf(head)}: no longer blanked are ${less.join(', ')}` }
        : undefined;
    },
    mode: ({ after }) => (given(after) === 'sealed' ? undefined : { severity: 'warning' }),
    expires: ({ before, after }) => (shown(after) > shown(before) || after === undefined ? { severity: 'warning' } : undefined),
    passphrase: () => ({ severity: 'warning' }),
  },
  added: (record) => ({ severity: 'warning', sentence: `${nameOf(record)} is added: more people may read the plan` }),
};

/** Severities of rules and the calendar hold for every plan. */
export const PORTFOLIO: Judges = { removed: () => ({ severity: 'warning' }) };
export const CALENDAR: Judges = {
  fields: { week: () => ({ severity: 'warning' }), freezes: () => ({ severity: 'warning' }) },
  removed: () => ({ severity: 'warning' }),
};
