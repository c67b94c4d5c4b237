import { counted } from '../../analysis/counted.ts';
import { given } from '../../model/field.ts';
import { dayIn, sank } from '../amounts.ts';
import { type ChangedField, type FieldJudge, type Judges, valueAt } from '../judgement.ts';
import { meaningText } from '../meaning.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';
import { ruleJudge } from './rule-settings.ts';

/** How far a status is; what is blocked or cancelled is behind all. */
const RANK: Readonly<Record<string, number>> = { cancelled: -2, blocked: -1, planned: 0, ready: 1, 'in-progress': 2, done: 3 };

/** A status that goes back is worth a second look. */
export const statusJudge: FieldJudge = ({ head, before, after }) => {
  const [was, now] = [RANK[String(given(before))], RANK[String(given(after))]];
  if (was === undefined || now === undefined) return undefined;
  const ended = given(after) === 'done' ? valueAt(head, 'actual.finish') : undefined;
  const words =
    given(after) === 'done'
      ? `is done${ended === undefined ? '' : `, finished on ${shown(ended)}`} (before: ${shown(before)})`
      : given(after) === 'cancelled'
        ? `is cancelled (before: ${shown(before)})`
        : `${now < was ? 'goes back' : 'goes'} from ${shown(before)} to ${shown(after)}`;
  return { severity: now < was ? 'warning' : 'note', sentence: `${nameOf(head)} ${words}` };
};

/** Two spellings of one length, as far as the working week is five days: `3w` and `15d`. */
const sameLength: FieldJudge = ({ head, before, after, facts: _ }) => {
  const [was, now] = [before, after].map(workDays) as [number | undefined, number | undefined];
  const range = given(after) as { low?: unknown; likely?: unknown; high?: unknown } | undefined;
  if (range?.likely !== undefined && range.low !== undefined && typeof range.low === 'object')
    return {
      sentence: `${nameOf(head)}: duration ${shown(before)} → ${shown(range.low)} to ${shown(range.high)}, likely ${shown(range.likely)}`,
    };
  return was !== undefined && was === now
    ? { sentence: `${nameOf(head)}: duration ${shown(before)} → ${shown(after)}, the same length` }
    : undefined;
};
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 5 };
function workDays(value: unknown): number | undefined {
  const stated = given(value) as { low?: unknown; high?: unknown; unit?: string } | undefined;
  if (typeof stated?.high !== 'number' || stated.low !== stated.high) return undefined;
  const factor = DAYS[stated.unit ?? ''];
  return factor === undefined ? undefined : stated.high * factor;
}

/** `now also waits for "Docs"`, `no longer waits for "Port"` */
function waitingWords(before: unknown, after: unknown, titles: ChangedField['titles']): string {
  const links = (value: unknown): Map<string, string> =>
    new Map(
      (Array.isArray(value) ? value : []).map((each) => {
        const link = given(each);
        if (typeof link !== 'object' || link === null) return [String(link), `"${titles(String(link))}"`];
        const { phase, type, lag } = link as Record<string, unknown>;
        const how = [type, lag]
          .filter((part) => part !== undefined)
          .map(shown)
          .join(' ');
        return [JSON.stringify([phase, type, lag]), `"${titles(String(given(phase)))}"${how && ` (${how})`}`];
      }),
    );
  const [was, now] = [links(before), links(after)];
  const named = (list: Map<string, string>, other: Map<string, string>): string =>
    [...list].flatMap(([key, words]) => (other.has(key) ? [] : [words])).join(' and ');
  if (before === undefined)
    return `now waits for ${[...now.values()].join(' and ') || 'nothing'}, before for the phase ahead of it in the files`;
  if (after === undefined) return `no longer says what it waits for (it was ${[...was.values()].join(' and ') || 'nothing'})`;
  const [come, gone] = [named(now, was), named(was, now)];
  const stays = [...now.keys()].some((key) => was.has(key));
  if (come && gone) return `now waits for ${come} instead of ${gone}`;
  return come ? `now ${stays ? 'also ' : ''}waits for ${come}` : `no longer waits for ${gone}`;
}

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
    after: ({ head, before, after, titles }) => ({ sentence: `${nameOf(head)} ${waitingWords(before, after, titles)}` }),
    duration: sameLength,
    hold: sameLength,
    production: () => ({ severity: 'warning' }),
  },
  removed: () => ({ severity: 'warning' }),
};

/** How many people a team has. */
const people = (team: unknown): number =>
  (Array.isArray(team) ? team : []).reduce<number>((sum, each) => {
    const { count, people: named } = (given(each) ?? {}) as { count?: unknown; people?: unknown };
    const stated = given(count);
    return sum + (typeof stated === 'number' ? stated : Array.isArray(named) ? named.length : 1);
  }, 0);

export const PLAN: Judges = {
  fields: {
    status: statusJudge,
    allow: ({ head, before, after }) => {
      const [was, now] = [before, after].map((value) => (Array.isArray(value) ? value : [])) as [unknown[], unknown[]];
      const known = new Set(was.map((each) => meaningText(each)));
      const words = now
        .filter((each) => !known.has(meaningText(each)))
        .map((each) => {
          const { rule, subject, reason } = (given(each) ?? {}) as Record<string, unknown>;
          const about = [rule, subject]
            .filter((part) => part !== undefined)
            .map(shown)
            .join(' of ');
          return `${about || 'any finding'}${reason === undefined ? ', without a reason' : ` ("${shown(reason)}")`}`;
        });
      return words.length === 0
        ? { severity: 'note', sentence: `${nameOf(head)} accepts ${counted(now.length, 'finding')} (before: ${was.length})` }
        : { severity: 'warning', sentence: `${nameOf(head)} now accepts ${words.join(' and ')}` };
    },
    'rules.*': ruleJudge,
    notMigrating: ({ head, before, after }) => {
      const names = (value: unknown): string[] =>
        (Array.isArray(value) ? value : []).map((each) => shown((given(each) as { name?: unknown } | undefined)?.name));
      const [was, now] = [names(before), names(after)];
      const [more, less] = [now.filter((name) => !was.includes(name)), was.filter((name) => !now.includes(name))];
      if (more.length === 0 && less.length === 0) return { severity: 'note' };
      return {
        severity: more.length > 0 ? 'warning' : 'note',
        sentence: [
          ...(more.length > 0 ? [`${nameOf(head)} no longer migrates ${more.map((name) => `"${name}"`).join(', ')}`] : []),
          ...(less.length > 0 ? [`${nameOf(head)}: ${less.map((name) => `"${name}"`).join(', ')} is migrated after all`] : []),
        ].join('; '),
      };
    },
    team: ({ before, after }) => ({ severity: people(after) < people(before) ? 'warning' : 'note' }),
    buffer: ({ before, after }) => (given(after) === undefined || sank(before, after) ? { severity: 'warning' } : undefined),
  },
  removed: () => ({ severity: 'breaking' }),
};
