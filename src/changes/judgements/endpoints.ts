import { MOVED_BASE, type Outcome, type ResolvedMapping, type ResolvedOperation } from '../../analysis/operations.ts';
import { given } from '../../model/field.ts';
import { STAGES, type Stage } from '../../model/kinds/endpoints.ts';
import { dayIn, sank } from '../amounts.ts';
import type { FieldJudge, JudgedFacts, Judges } from '../judgement.ts';
import { lostOperations, meansSameCalls } from '../old-operations.ts';
import type { ModelRecord } from '../record.ts';
import { shown } from '../shown.ts';

const resolved = (side: JudgedFacts['base'], ref: string): ResolvedMapping | undefined =>
  side?.endpoints.find(({ mapping }) => mapping.ref === ref);

/** What becomes of a caller's call, in words. */
const FATES: Readonly<Record<Outcome, string>> = {
  keep: 'is kept',
  [MOVED_BASE]: 'moves to another base',
  rename: 'is renamed',
  split: 'is split',
  merge: 'is merged',
  replace: 'is replaced',
  redirect: 'is redirected',
  retire: 'is retired',
  add: 'is new',
  'not-migrating': 'is not migrated',
  unknown: 'has no known old or new side',
};

/** Callers have to do something about these. */
const DISRUPTIVE = new Set<Outcome>([MOVED_BASE, 'retire', 'split', 'merge', 'rename', 'replace']);

const targets: FieldJudge = ({ base, head, before, after, facts }) => {
  const [was, now] = [resolved(facts.base, base.ref), resolved(facts.head, head.ref)];
  if (!was || !now) return undefined;
  if (now.to.length > 0 && meansSameCalls(was.to, now.to)) return { same: true };
  const sentence = `${head.label} ${FATES[now.disposition]}: ${shown(before)} → ${shown(after)}`;
  if (now.from.length === 0) return { sentence };
  // What no one had promised, or what was to go, can only get better.
  if (was.to.length === 0 && was.disposition !== 'not-migrating') return { severity: 'note', sentence };
  return { severity: DISRUPTIVE.has(now.disposition) ? 'breaking' : 'warning', sentence };
};

/** The old side of a row: what callers send today. An operation that no row lists any more has lost its fate. */
const sources: FieldJudge = ({ base, head, before, after, facts }) => {
  const [was, now] = [resolved(facts.base, base.ref), resolved(facts.head, head.ref)];
  if (was && now && now.from.length > 0 && meansSameCalls(was.from, now.from)) return { same: true };
  const lost = was ? lostOperations(was, facts.head) : [];
  if (lost.length > 0) return { severity: 'breaking', sentence: noLongerSaid(lost.map(({ raw }) => raw).join(', ')) };
  return { severity: 'note', sentence: `${head.label}: the old operation ${shown(before)} → ${shown(after)}` };
};

const noLongerSaid = (operation: string): string => `The plan no longer says what happens to ${operation}`;

const disposition: FieldJudge = ({ base, head, facts }) => {
  const [was, now] = [resolved(facts.base, base.ref), resolved(facts.head, head.ref)];
  if (!was || !now || was.disposition === now.disposition) return undefined;
  const worse = DISRUPTIVE.has(now.disposition) && !DISRUPTIVE.has(was.disposition);
  return {
    severity: worse ? 'breaking' : 'note',
    sentence: `${head.label} ${FATES[now.disposition]} (before: ${was.disposition})`,
  };
};

const stage: FieldJudge = ({ head, before, after }) => {
  const [was, now] = [before, after].map((value) => STAGES.indexOf(given(value) as Stage)) as [number, number];
  if (was < 0 || now < 0) return undefined;
  return {
    severity: now < was ? 'warning' : 'note',
    sentence: `${head.label} moves ${now < was ? 'back ' : ''}from ${STAGES[was]} to ${STAGES[now]}`,
  };
};

const sunset: FieldJudge = ({ head, before, after }) => {
  const [was, now] = [dayIn(before), dayIn(after)];
  if (was && now)
    return {
      severity: now < was ? 'breaking' : 'note',
      sentence: `${head.label} would be switched off ${now < was ? 'earlier' : 'later'}: ${was} → ${now}`,
    };
  if (now) return { severity: 'breaking', sentence: `${head.label} would be switched off on ${now}; no day was named before` };
  return {
    severity: 'warning',
    sentence: `${head.label} has no day any more on which it is switched off (it was ${was ?? shown(before)})`,
  };
};

const breakingDeltas = (value: unknown): number =>
  (Array.isArray(value) ? value : []).filter((delta) => given((delta as { breaking?: unknown }).breaking) === true).length;

/** Whether callers lose something where a row comes or goes. */
const isServed = (mapping: ResolvedMapping | undefined): mapping is ResolvedMapping =>
  mapping !== undefined && mapping.from.length > 0;

export const ENDPOINT_ROW: Judges = {
  fields: {
    to: targets,
    from: sources,
    disposition,
    stage,
    sunset,
    deprecated: ({ head, before, after }) => ({
      severity: (dayIn(after) ?? '9999') < (dayIn(before) ?? '9999') ? 'warning' : 'note',
      sentence: `${head.label}: deprecated from ${shown(before)} → ${shown(after)}`,
    }),
    breaking: ({ head, after }) =>
      given(after) === true
        ? { severity: 'breaking', sentence: `${head.label} now breaks its callers` }
        : { severity: 'note', sentence: `${head.label} is no longer said to break its callers` },
    deltas: ({ head, before, after }) => {
      const [was, now] = [breakingDeltas(before), breakingDeltas(after)];
      return {
        severity: now > was ? 'breaking' : 'note',
        sentence: `${head.label}: what changes in its contract, ${shown(before)} → ${shown(after)}${now === was ? '' : ` (${was} → ${now} breaking)`}`,
      };
    },
    compat: ({ before, after }) => (sank(before, after) ? { severity: 'breaking' } : undefined),
    successor: ({ after }) => (given(after) === undefined ? { severity: 'warning' } : undefined),
  },
  added: (record: ModelRecord, facts) => {
    const mapping = resolved(facts.head, record.ref);
    if (!mapping) return undefined;
    const breaks = mapping.effect.word === 'breaking' || (isServed(mapping) && DISRUPTIVE.has(mapping.disposition));
    return {
      severity: breaks ? 'breaking' : 'note',
      sentence: `Endpoint added: ${record.label}${mapping.disposition === 'add' ? '' : `, which ${FATES[mapping.disposition]}`}`,
    };
  },
  removed: (record, facts) => {
    const was = resolved(facts.base, record.ref);
    if (!isServed(was)) return { severity: 'warning', sentence: `Endpoint removed: ${record.label}` };
    const lost = lostOperations(was, facts.head);
    if (lost.length > 0) return { severity: 'breaking', sentence: noLongerSaid(record.label) };
    return { severity: 'note', sentence: `Endpoint row removed: ${record.label}, which another row still lists` };
  },
};

/** Whether every row of a surface means the same calls on both sides, so that only the spelling of its base changed. */
const sameCalls =
  (side: 'from' | 'to'): FieldJudge =>
  ({ base, head, facts }) => {
    const operations = (known: JudgedFacts['base'], ref: string): ResolvedOperation[] =>
      (known?.endpoints ?? []).filter(({ surface }) => surface.ref === ref).flatMap((row) => row[side]);
    const calls = operations(facts.head, head.ref);
    return calls.length > 0 && meansSameCalls(operations(facts.base, base.ref), calls) ? { same: true } : undefined;
  };

export const SURFACE: Judges = {
  fields: {
    'to.base': (field) =>
      sameCalls('to')(field) ?? {
        severity: 'breaking',
        sentence: `API "${field.head.label}": every new path gets another base, ${shown(field.before)} → ${shown(field.after)}`,
      },
    'from.base': (field) => sameCalls('from')(field) ?? { severity: 'warning' },
    complete: ({ after }) => (given(after) === true ? undefined : { severity: 'warning' }),
    'stated.compat': ({ before, after }) => (sank(before, after) ? { severity: 'warning' } : undefined),
  },
  removed: () => ({ severity: 'breaking' }),
};
