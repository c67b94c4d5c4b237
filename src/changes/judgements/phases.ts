import { counted } from '../../analysis/counted.ts';
import { given } from '../../model/field.ts';
import { dayIn } from '../amounts.ts';
import type { FieldJudge, Judges } from '../judgement.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';

/** How far a status is; what is blocked or cancelled is behind all. */
const RANK: Readonly<Record<string, number>> = { cancelled: -2, blocked: -1, planned: 0, ready: 1, 'in-progress': 2, done: 3 };

/** A status that goes back is worth a second look. */
export const statusJudge: FieldJudge = ({ head, before, after }) => {
  const [was, now] = [RANK[String(given(before))], RANK[String(given(after))]];
  if (was === undefined || now === undefined) return undefined;
  return {
    severity: now < was ? 'warning' : 'note',
    sentence: `${nameOf(head)} ${now < was ? 'goes back' : 'goes'} from ${shown(before)} to ${shown(after)}`,
  };
};

export const PHASE: Judges = {
  fields: {
    status: statusJudge,
    deadline: ({ head, before, after }) => {
      const [was, now] = [dayIn(before), dayIn(after)];
      if (was && !now) return { severity: 'warning', sentence: `${nameOf(head)} has no deadline any more (it was ${was})` };
      return was && now && now > was
        ? { severity: 'warning', sentence: `${nameOf(head)}: the deadline moves later, ${was} → ${now}` }
        : undefined;
    },
    after: ({ head, before, after }) => ({
      sentence:
        before === undefined
          ? `${nameOf(head)} now waits for ${shown(after)}; before, for the phase ahead of it in the files`
          : after === undefined
            ? `${nameOf(head)} no longer says what it waits for (it was ${shown(before)})`
            : `${nameOf(head)} waits for ${shown(after)}; before, for ${shown(before)}`,
    }),
    deliverables: () => ({ severity: 'note' }),
    entry: () => ({ severity: 'note' }),
    size: () => ({ severity: 'note' }),
    evidence: ({ after }) => (after === undefined ? { severity: 'warning' } : undefined),
    production: () => ({ severity: 'warning' }),
  },
  removed: () => ({ severity: 'warning' }),
};

export const PLAN: Judges = {
  fields: {
    status: statusJudge,
    allow: ({ head, before, after }) => {
      const [was, now] = [before, after].map((value) => (Array.isArray(value) ? value.length : 0)) as [number, number];
      return {
        severity: now >= was ? 'warning' : 'note',
        sentence: `${nameOf(head)} accepts ${counted(now, 'finding')} (before: ${was})`,
      };
    },
    buffer: () => ({ severity: 'warning' }),
  },
  removed: () => ({ severity: 'breaking' }),
};
