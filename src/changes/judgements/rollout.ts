import { given } from '../../model/field.ts';
import { secondsOf } from '../amounts.ts';
import type { FieldJudge, Judges } from '../judgement.ts';
import { meaningText } from '../meaning.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';
import { letsMore, threshold } from './metrics.ts';
import { statusJudge } from './phases.ts';

type Condition = { id?: unknown; when?: unknown; is?: unknown; for?: unknown; metric?: unknown };

/** Conditions of a gate by what they watch: a trigger's id, or the words of the condition. */
const conditionsOf = (value: unknown): Map<string, Condition | undefined> =>
  new Map(
    (Array.isArray(value) ? value : []).map((each) => {
      const stated = given(each);
      if (typeof stated === 'string') return [stated, undefined];
      const condition = (stated ?? {}) as Condition;
      return [shown(condition.when ?? condition.id ?? condition.metric), condition];
    }),
  );

/** Conditions compared by value. A promotion is weaker where it lets more through; an abort, where it fires later. */
const conditions =
  (promotes: boolean): FieldJudge =>
  ({ head, before, after }) => {
    const [was, now] = [conditionsOf(before), conditionsOf(after)];
    const name = promotes ? 'promotion' : 'abort';
    const gone = [...was.keys()].filter((key) => !now.has(key));
    const come = [...now.keys()].filter((key) => !was.has(key));
    const weaker = [...was].flatMap(([key, old]): string[] => {
      const next = now.get(key);
      if (!old || !next) return [];
      const limit = letsMore(old.is, next.is);
      const relaxed = promotes ? limit > 0 : limit < 0;
      const seconds = [old.for, next.for].map((each) => secondsOf(each) ?? 0) as [number, number];
      const watched = promotes ? seconds[1] < seconds[0] : seconds[1] > seconds[0];
      const other = meaningText(old.metric) !== meaningText(next.metric);
      if (!relaxed && !watched && !other) return [];
      return [
        `"${key}" ${relaxed ? `relaxed, ${shown(old.is)} → ${shown(next.is)}` : watched ? `watched for ${shown(next.for)} instead of ${shown(old.for)}` : `by another metric, ${shown(old.metric)} → ${shown(next.metric)}`}`,
      ];
    });
    const parts = [
      ...weaker,
      ...(gone.length > 0 ? [`${gone.map((key) => `"${key}"`).join(', ')} no longer ${promotes ? 'needed' : 'watched'}`] : []),
      ...(come.length > 0 ? [`${come.map((key) => `"${key}"`).join(', ')} added`] : []),
    ];
    return {
      severity: gone.length + weaker.length > 0 ? 'warning' : 'note',
      ...(parts.length > 0 && { sentence: `${nameOf(head)}: ${name} ${parts.join('; ')}` }),
    };
  };

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
    promoteIf: conditions(true),
    abortIf: conditions(false),
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
      if (was !== undefined && now === undefined)
        return {
          severity: 'breaking',
          sentence: `${nameOf(head)} no longer says how long it stays possible (it was ${shown(before)})`,
        };
      return was !== undefined && now !== undefined && now < was
        ? { severity: 'breaking', sentence: `${nameOf(head)} stays possible for less time: ${shown(before)} → ${shown(after)}` }
        : undefined;
    },
    data: ({ head, before, after }) => ({
      severity: /^none\b/i.test(shown(after)) ? 'note' : 'warning',
      sentence: `${nameOf(head)}: what becomes of data, ${shown(before)} → ${shown(after)}`,
    }),
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
  removed: () => ({ severity: 'breaking' }),
};

/** A trigger that watches for longer fires later. */
const watchedLonger: FieldJudge = ({ head, before, after }) => {
  const [was, now] = [secondsOf(before) ?? 0, secondsOf(after) ?? 0];
  return {
    severity: now > was ? 'warning' : 'note',
    sentence: `${nameOf(head)} fires ${now > was ? 'later' : 'sooner'}: it watches for ${shown(after)}, before for ${shown(before)}`,
  };
};

export const TRIGGER: Judges = { fields: { is: threshold, for: watchedLonger }, removed: () => ({ severity: 'warning' }) };
