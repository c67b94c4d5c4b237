import type { Identity, Phase } from '../../model/plan.ts';
import { rowName } from '../../model/row-name.ts';
import { rawOf } from '../../model/rows.ts';
import { rowsOf, tasksOf } from '../../model/rows-of.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import type { Driver, ScheduledLink } from '../../schedule/plan-schedule.ts';
import { LABELS } from '../labels/index.ts';
import { refUrl } from '../urls.ts';

/** A row that belongs to a phase. */
export interface PhaseRow {
  ref: string;
  name: string;
  url: string;
  note?: string;
  file: string;
}

/** Rows of a phase, by what they are. */
export interface PhaseRows {
  label: string;
  view: string;
  rows: PhaseRow[];
}

type Fields = Record<string, unknown>;

const GROUPS: Record<string, { label: string; view: string }> = {
  risks: { label: LABELS.common.risks, view: 'risks' },
  metrics: { label: LABELS.common.metrics, view: 'metrics' },
  endpoints: { label: LABELS.common.endpoints, view: 'endpoints' },
  stack: { label: LABELS.common.stack, view: 'stack' },
  data: { label: LABELS.common.data, view: 'data' },
  mappings: { label: LABELS.common.mappings, view: 'mappings' },
  rollout: { label: LABELS.common.rollout, view: 'rollout' },
  quality: { label: LABELS.common.quality, view: 'quality' },
  architecture: { label: LABELS.common.architecture, view: 'architecture' },
  environment: { label: LABELS.common.environment, view: 'environment' },
};

const words = (value: unknown): string | undefined => {
  const raw = Array.isArray(value)
    ? value
        .map(rawOf)
        .filter((each) => each !== undefined)
        .join(', ')
    : rawOf(value);
  return raw === '' ? undefined : raw;
};

const noteOf = (row: Identity): string | undefined => {
  const fields = row as unknown as Fields;
  const share = words(fields['share']);
  return (
    words(fields['mitigation']) ??
    words(fields['target']) ??
    (share === undefined ? undefined : LABELS.phases.onTheNewSystem(share)) ??
    words(fields['purpose'])
  );
};

/** The rows that name a phase as theirs, metrics that its tasks and criteria name among them. */
export function rowsOfPhase({ plan }: ComputedPlan, phase: Phase): PhaseRows[] {
  const named = new Set(
    [...tasksOf(plan)]
      .filter(({ file }) => file === phase)
      .map(({ task }) => task.metric)
      .filter((metric) => metric !== undefined),
  );
  const own = rowsOf(plan).filter((row) => {
    const fields = row as unknown as Fields;
    const affects = fields['affects'];
    return (
      fields['phase'] === phase.id ||
      (Array.isArray(affects) && affects.includes(`phase/${phase.id}`)) ||
      (row.ref.startsWith('metrics/') && named.has(row.id))
    );
  });
  const groups = new Map<string, PhaseRow[]>();
  for (const row of own) {
    const [kind = ''] = row.ref.split('/');
    const note = noteOf(row);
    const list = groups.get(kind) ?? [];
    list.push({
      ref: row.ref,
      name: rowName(row),
      url: refUrl(plan.id, row.ref),
      file: row.source.file,
      ...(note !== undefined && { note }),
    });
    groups.set(kind, list);
  }
  return Object.entries(GROUPS).flatMap(([kind, { label, view }]) => {
    const rows = groups.get(kind);
    return rows ? [{ label, view, rows }] : [];
  });
}

const TYPES = {
  FS: LABELS.phases.finishToStart,
  SS: LABELS.phases.startToStart,
  FF: LABELS.phases.finishToFinish,
  SF: LABELS.phases.startToFinish,
} as const;

/** A dependency in words: `finish to start, +2d, assumed from the order of the files`. */
export const linkText = ({ type, rawLag, assumed }: ScheduledLink): string =>
  [
    TYPES[type],
    rawLag && `${rawLag.startsWith('-') ? '' : '+'}${rawLag.replace(/^\+/, '')}`,
    assumed && LABELS.phases.assumedFromTheOrder,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ');

const FIELD_WORDS: Record<string, string> = {
  'as-of': LABELS.phases.notBeforeToday,
  plan: LABELS.phases.theStartOfThePlan,
  period: LABELS.phases.itsStatedPosition,
  notBefore: LABELS.phases.notBeforeDriver,
  start: LABELS.phases.itsStatedStart,
  finish: LABELS.phases.itsStatedFinish,
  deadline: LABELS.phases.itsDeadline,
};

/** What a phase's start follows from, in words. */
export function driverText(driver: Driver | null, titleOf: (id: string) => string): string | undefined {
  if (driver === null) return undefined;
  if (driver.kind === 'actual') return LABELS.phases.whenItReallyBegan;
  if (driver.kind === 'link') return LABELS.phases.follows(TYPES[driver.type], titleOf(driver.phase), driver.assumed);
  return driver.field === 'plan' || driver.field === 'as-of'
    ? FIELD_WORDS[driver.field]
    : `${FIELD_WORDS[driver.field]}: ${driver.raw}`;
}
