import { given } from '../../model/field.ts';
import { secondsOf } from '../amounts.ts';
import type { FieldJudge, Judges } from '../judgement.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';
import { threshold } from './metrics.ts';
import { statusJudge } from './phases.ts';

const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Fewer conditions at a gate. */
const fewer: FieldJudge = ({ before, after }) => (count(after) < count(before) ? { severity: 'warning' } : undefined);

const percent = (value: unknown): number | undefined => {
  const stated = given(value);
  return typeof stated === 'object' && stated !== null && 'percent' in stated ? Number(stated.percent) : undefined;
};

const share: FieldJudge = ({ head, before, after }) => {
  const [was, now] = [percent(before), percent(after)];
  if (was === undefined || now === undefined) return undefined;
  return {
    severity: now > was ? 'warning' : 'note',
    sentence: `${nameOf(head)}: ${now > was ? 'more' : 'less'} traffic on the new system, ${shown(before)} → ${shown(after)}`,
  };
};

const shorterHold: FieldJudge = ({ head, before, after }) => {
  const [was, now] = [secondsOf(before), secondsOf(after)];
  if (was !== undefined && (now === undefined || now < was))
    return { severity: 'warning', sentence: `${nameOf(head)} is watched for less time: ${shown(before)} → ${shown(after)}` };
  return undefined;
};

export const STEP: Judges = {
  fields: {
    status: statusJudge,
    share,
    hold: shorterHold,
    promoteIf: fewer,
    abortIf: fewer,
    retires: ({ head, after }) =>
      given(after) === undefined
        ? undefined
        : { severity: 'warning', sentence: `${nameOf(head)} now switches off ${shown(after)}` },
    pointOfNoReturn: ({ head, after }) =>
      given(after) === undefined
        ? { severity: 'note', sentence: `${nameOf(head)} is no longer a point of no return` }
        : { severity: 'warning', sentence: `${nameOf(head)} is a point of no return: ${shown(after)}` },
  },
  removed: () => ({ severity: 'warning' }),
};

export const TRAFFIC: Judges = { fields: { share }, removed: () => ({ severity: 'warning' }) };
export const THRESHOLD: Judges = { fields: { is: threshold }, removed: () => ({ severity: 'warning' }) };
export const ROLLOUT: Judges = {
  fields: { mode: () => ({ severity: 'warning' }), status: statusJudge },
  removed: () => ({ severity: 'warning' }),
};

/** A shorter way back, or none, is a promise withdrawn. */
export const ROLLBACK: Judges = {
  fields: {
    'until.after': ({ head, before, after }) => {
      const [was, now] = [secondsOf(before), secondsOf(after)];
      return was !== undefined && now !== undefined && now < was
        ? { severity: 'breaking', sentence: `${nameOf(head)} stays possible for less time: ${shown(before)} → ${shown(after)}` }
        : undefined;
    },
    within: ({ head, before, after }) => {
      const [was, now] = [secondsOf(before), secondsOf(after)];
      return was !== undefined && now !== undefined && now > was
        ? { severity: 'warning', sentence: `${nameOf(head)} may take longer: ${shown(before)} → ${shown(after)}` }
        : undefined;
    },
    loses: ({ after }) => (given(after) === undefined ? undefined : { severity: 'warning' }),
    'body.steps': () => ({ severity: 'warning' }),
    tested: ({ after }) => (given(after) === true ? undefined : { severity: 'warning' }),
  },
  removed: (record) => ({ severity: 'breaking', sentence: `${nameOf(record)} is removed: that way back is gone` }),
};

export const TRIGGER: Judges = { fields: { is: threshold }, removed: () => ({ severity: 'warning' }) };
