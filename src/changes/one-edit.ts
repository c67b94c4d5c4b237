import type { Change } from './change.ts';
import { recordType } from './record.ts';

/** A change of a record, and the fields of the same record that change along with it: they are reported in its sentence. */
interface Along {
  /** Whether a change leads others. */
  leads: (change: Change) => boolean;
  /** Fields (or groups of fields) that belong to it. */
  fields: readonly string[];
}

const field = (change: Change): string => change.field ?? '';
const becomes =
  (name: string, ...values: readonly string[]) =>
  (change: Change): boolean =>
    change.field === name && (values.length === 0 || values.includes(String(change.after)));
const moves = ({ action }: Change): boolean => action === 'moved' || action === 'renamed';

const BOX: readonly Along[] = [
  { leads: becomes('state'), fields: ['evidence', 'asOf', 'as of', 'done', 'expires'] },
  { leads: moves, fields: ['heading', 'under'] },
];
const DECISION: readonly Along[] = [
  { leads: becomes('state', 'decided'), fields: ['chosen', 'recommended', 'date', 'due', 'why'] },
];

/** What belongs to one edit, by type of record: a decision that is taken has a choice, a date and a reason. */
const ALONG: Readonly<Record<string, readonly Along[]>> = {
  task: BOX,
  criterion: BOX,
  decision: DECISION,
  'decisions/decisions': DECISION,
  phase: [
    { leads: becomes('status', 'done'), fields: ['remaining', 'actual', 'evidence'] },
    { leads: becomes('status', 'in-progress'), fields: ['remaining', 'actual'] },
  ],
  'rollout/steps': [{ leads: becomes('status', 'done', 'in-progress'), fields: ['actual'] }],
};

const belongs = (change: Change, { fields }: Along): boolean =>
  fields.some((name) => field(change) === name || field(change).startsWith(`${name}.`));

/** Changes of one record as edits: each begins with the change that is reported, and holds those that came along with it. */
export function editsOfRecord(changes: readonly Change[]): (readonly [Change, ...Change[]])[] {
  const [first] = changes;
  const along = first && changes.length > 1 ? (ALONG[recordType(first)] ?? []) : [];
  const taken = new Set<Change>();
  const led = new Map<Change, Change[]>();
  for (const each of along) {
    const lead = changes.find((change) => each.leads(change) && !taken.has(change));
    if (!lead) continue;
    const own = changes.filter((change) => change !== lead && !taken.has(change) && belongs(change, each));
    for (const change of own) taken.add(change);
    led.set(lead, [...(led.get(lead) ?? []), ...own]);
  }
  return changes.flatMap((change) => (taken.has(change) ? [] : [[change, ...(led.get(change) ?? [])] as const]));
}
