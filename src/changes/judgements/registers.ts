import { given } from '../../model/field.ts';
import { dayIn, sank } from '../amounts.ts';
import { type FieldJudge, type Judges, namesOf } from '../judgement.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';
import { statusJudge } from './phases.ts';
import { ruleJudge } from './rule-settings.ts';

/** A whole register: what it stated is stated nowhere else. */
export const REGISTER: Judges = { removed: () => ({ severity: 'warning' }) };

export const DATASET: Judges = {
  fields: {
    mode: () => ({ severity: 'warning' }),
    compat: ({ before, after }) => (sank(before, after) ? { severity: 'breaking' } : undefined),
    status: statusJudge,
  },
  removed: () => ({ severity: 'warning' }),
};

export const SERVICE: Judges = {
  fields: { ports: () => ({ severity: 'warning' }) },
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

export const SUITE: Judges = { fields: { status: statusJudge }, removed: () => ({ severity: 'warning' }) };

const items = (value: unknown): string[] => (Array.isArray(value) ? value.map((each) => String(given(each) ?? '')) : []);

const more = (before: unknown, after: unknown): string[] => items(after).filter((item) => !items(before).includes(item));

/** What more people may read is worth a second look. */
export const AUDIENCE: Judges = {
  fields: {
    sees: wider('may now see'),
    fields: wider('may now see the fields'),
    pages: wider('may now read the pages'),
    recipients: wider('is now also for'),
    only: ({ head, before, after }) =>
      given(after) === undefined || (given(before) !== undefined && more(before, after).length > 0)
        ? { severity: 'warning', exposes: true, sentence: `${nameOf(head)} is no longer limited to ${shown(before)}` }
        : undefined,
    redact: ({ head, before, after }) => {
      const less = more(after, before);
      return less.length > 0
        ? { severity: 'warning', exposes: true, sentence: `${nameOf(head)}: no longer blanked are ${less.join(', ')}` }
        : undefined;
    },
    mode: ({ head, after }) =>
      given(after) === 'sealed'
        ? undefined
        : { severity: 'warning', exposes: true, sentence: `${nameOf(head)} is open now: its pages need no passphrase` },
    listed: ({ head, after }) =>
      given(after) === true
        ? { severity: 'warning', exposes: true, sentence: `${nameOf(head)} is linked from the overview now` }
        : undefined,
    demonstrationKey: ({ head, after }) =>
      given(after) === undefined
        ? undefined
        : { severity: 'warning', exposes: true, sentence: `${nameOf(head)} is sealed with a key that is written in the plan` },
    expires: ({ head, before, after }) =>
      after === undefined || (dayIn(after) ?? '') > (dayIn(before) ?? '9999')
        ? {
            severity: 'warning',
            exposes: true,
            sentence: `${nameOf(head)} may read for longer: ${shown(before)} → ${shown(after)}`,
          }
        : undefined,
    revoked: ({ head, after }) =>
      given(after) === true
        ? undefined
        : { severity: 'warning', exposes: true, sentence: `${nameOf(head)} is no longer revoked` },
    passphrase: ({ after }) => ({ severity: 'warning', exposes: given(after) === undefined }),
    message: () => undefined,
    epoch: () => undefined,
  },
  added: (record) => ({
    severity: 'warning',
    exposes: true,
    sentence: `${nameOf(record)} is added: more people may read the plan`,
  }),
};

/** Something in a list that an audience may see, and could not before. */
function wider(words: string): FieldJudge {
  return ({ head, before, after }) => {
    const next = more(before, after);
    return next.length > 0
      ? { severity: 'warning', exposes: true, sentence: `${nameOf(head)} ${words} ${next.join(', ')}` }
      : undefined;
  };
}

/** Severities of rules and the calendar hold for every plan. */
export const PORTFOLIO: Judges = {
  fields: {
    'rules.*': ruleJudge,
    audiences: ({ head }) => ({ severity: 'warning', exposes: true, sentence: `${nameOf(head)}: its audiences changed` }),
    shares: ({ head, after }) =>
      given(after) === 'beside-site'
        ? {
            severity: 'warning',
            exposes: true,
            sentence: `${nameOf(head)}: pages of audiences are on the same host as the site now`,
          }
        : undefined,
  },
  removed: () => ({ severity: 'warning' }),
};
export const CALENDAR: Judges = {
  fields: {
    week: () => ({ severity: 'warning' }),
    freezes: () => ({ severity: 'warning' }),
    deployDays: () => ({ severity: 'warning' }),
  },
  removed: () => ({ severity: 'warning' }),
};

const STATUS: Judges = { fields: { status: statusJudge }, removed: () => ({ severity: 'warning' }) };
export const STACK_ROW: Judges = STATUS;
export const MAPPING_ROW: Judges = STATUS;

/** A checklist that gates no more gates nothing. */
export const CHECKLIST: Judges = {
  fields: {
    status: statusJudge,
    gates: ({ head, before, after, titles }) =>
      given(after) === undefined
        ? { severity: 'warning', sentence: `${nameOf(head)} no longer gates ${namesOf(before, titles)}` }
        : {
            severity: given(before) === undefined ? 'note' : 'warning',
            sentence: `${nameOf(head)} gates ${namesOf(after, titles)}${before === undefined ? '' : `, no longer ${namesOf(before, titles)}`}`,
          },
    purpose: ({ before }) => (given(before) === 'gate' ? { severity: 'warning' } : undefined),
  },
  removed: () => ({ severity: 'warning' }),
};
