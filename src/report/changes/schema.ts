import { CHANGE_SEVERITIES } from '../../changes/change.ts';
import { CONSEQUENCE_KINDS } from '../../changes/consequence.ts';

type Json = Record<string, unknown>;

const text: Json = { type: 'string' };
const listOf = (items: Json): Json => ({ type: 'array', items });
const object = (properties: Json, required: readonly string[] = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required: [...required],
});
const ref = (name: string): Json => ({ $ref: `#/$defs/${name}` });

const place = object(
  {
    file: text,
    line: { type: 'integer', minimum: 1 },
    column: { type: 'integer', minimum: 1 },
    endLine: { type: 'integer' },
    endColumn: { type: 'integer' },
  },
  ['file', 'line', 'column'],
);

const finding = object(
  {
    rule: text,
    severity: { enum: ['error', 'warning', 'note'] },
    message: text,
    place: ref('place'),
    fix: text,
    plan: text,
    subject: text,
    fingerprint: ref('fingerprint'),
    accepted: ref('accepted'),
    acceptedHere: { ...ref('accepted'), description: 'Accepted by the change itself, which does not count.' },
  },
  ['rule', 'severity', 'message', 'place', 'fingerprint'],
);

const findings = object({
  introduced: listOf(ref('finding')),
  resolved: { ...listOf(ref('finding')), description: 'Resolved: their subject is still there, and still checked.' },
  silenced: listOf(object({ finding: ref('finding'), by: text })),
  gone: { ...listOf(ref('finding')), description: 'Gone with what they were about.' },
  changed: listOf(object({ before: ref('finding'), after: ref('finding') })),
  unchanged: listOf(ref('finding')),
});

const change = object(
  {
    fingerprint: ref('fingerprint'),
    severity: { enum: [...CHANGE_SEVERITIES] },
    action: { enum: ['added', 'removed', 'changed', 'renamed', 'moved', 'reordered'] },
    kind: { ...text, description: 'The kind of file, or `task` or `criterion`.' },
    list: { ...text, description: 'The list that a row is in.' },
    plan: text,
    ref: { ...text, description: 'The reference on the head’s side; on the base’s where it is removed.' },
    wasRef: { ...text, description: 'The reference on the base’s side, where it is another.' },
    label: text,
    within: { ...text, description: 'The added or removed file that it came or went with.' },
    field: { ...text, description: 'Path of the field: `stated.duration`, `body.prose`.' },
    before: { description: 'The value of the model; of a removed thing all its fields by path.' },
    after: { description: 'The value of the model; of an added thing all its fields by path.' },
    sentence: text,
    exposes: { const: true, description: 'An audience may see more because of it.' },
    prose: {
      ...listOf(listOf(object({ op: { enum: ['same', 'removed', 'added'] }, text }))),
      description: 'Changed paragraphs, word by word.',
    },
    places: object({ base: ref('place'), head: ref('place') }, []),
    accepted: ref('accepted'),
    acceptedHere: { ...ref('accepted'), description: 'Accepted by the change itself, which does not count.' },
  },
  ['fingerprint', 'severity', 'action', 'kind', 'ref', 'label', 'sentence', 'places'],
);

const consequence = object(
  {
    kind: { enum: [...CONSEQUENCE_KINDS] },
    severity: { enum: [...CHANGE_SEVERITIES] },
    plan: text,
    fingerprint: ref('fingerprint'),
    sentence: text,
    short: { ...text, description: 'The same in a few words, for the headline.' },
    ref: text,
    before: text,
    after: text,
    days: { type: 'number', description: 'Working days that it moved; negative when earlier.' },
    place: ref('place'),
    accepted: ref('accepted'),
    acceptedHere: { ...ref('accepted'), description: 'Accepted by the change itself, which does not count.' },
  },
  ['kind', 'severity', 'plan', 'fingerprint', 'sentence', 'short'],
);

const span = object({ from: { type: 'number' }, to: { type: 'number' } });

const plan = object(
  {
    id: text,
    title: text,
    was: text,
    presence: { enum: ['added', 'removed', 'both'] },
    slip: { type: ['number', 'null'], description: 'Working days that the finish moved.' },
    finish: text,
    card: { ...listOf(text), description: 'What an added or removed plan is: its finish, phases, operations, findings.' },
    consequences: listOf(ref('consequence')),
    figures: listOf(
      object({ name: text, before: text, after: text, change: text, worse: { type: 'boolean' } }, [
        'name',
        'before',
        'after',
        'change',
      ]),
    ),
    findings: ref('findings'),
    timeline: object(
      {
        unit: text,
        origin: { ...text, format: 'date' },
        perUnit: { type: 'number' },
        to: { type: 'number' },
        rows: listOf(
          object(
            { id: text, title: text, before: span, after: span, critical: { type: 'boolean' }, milestone: { type: 'boolean' } },
            ['id', 'title', 'critical', 'milestone'],
          ),
        ),
      },
      ['unit', 'perUnit', 'to', 'rows'],
    ),
    changes: listOf(ref('change')),
  },
  ['id', 'title', 'presence', 'slip', 'consequences', 'figures', 'findings', 'changes'],
);

/** Returns the JSON Schema of `diff --format json`. */
export const diffSchema = (): Json => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Banyan: what a change of the plans means',
  ...object({
    version: { const: 1 },
    headline: { ...text, description: 'The comparison in one line, by the name of the plan.' },
    base: text,
    head: text,
    ahead: { type: ['string', 'null'], description: 'What merging gives, where the base moved on since the two parted.' },
    whole: { type: 'boolean', description: 'False where a file of either side could not be read; then `gaps` names it.' },
    allNew: { type: 'boolean', description: 'The base holds no plan.' },
    failing: { ...listOf(text), description: 'Why the exit code is 1; empty where it is not.' },
    counts: object({
      introduced: { type: 'integer' },
      resolved: { type: 'integer' },
      silenced: { type: 'integer' },
      gone: { type: 'integer' },
      changed: { type: 'integer' },
      unchanged: { type: 'integer' },
    }),
    sentences: {
      ...listOf(
        object(
          {
            fingerprint: ref('fingerprint'),
            severity: { enum: [...CHANGE_SEVERITIES] },
            sentence: text,
            records: { type: 'integer', minimum: 1 },
            changes: listOf(ref('fingerprint')),
            accepted: ref('accepted'),
            acceptedHere: ref('accepted'),
          },
          ['fingerprint', 'severity', 'sentence', 'records', 'changes'],
        ),
      ),
      description: 'The changes as they are told: one an edit, with the fingerprint that accepts all of it.',
    },
    plans: listOf(ref('plan')),
    shared: { ...listOf(ref('change')), description: 'Changes of the portfolio and of calendars.' },
    findings: ref('findings'),
    limits: { ...listOf(text), description: 'What was not looked for, because there was too much of it.' },
    gaps: listOf(object({ file: text, reason: text, side: { enum: ['base', 'head'] }, title: text }, ['file', 'reason', 'side'])),
    unusedAcceptances: {
      ...listOf(object({ fingerprint: ref('fingerprint'), why: text })),
      description: 'Entries of .banyan/accepted.yaml that accept nothing here.',
    },
  }),
  $defs: {
    place,
    fingerprint: { type: 'string', pattern: '^[0-9a-f]{12}$' },
    accepted: object({ reason: text, reviewer: text, until: text }, ['reason']),
    finding,
    findings,
    change,
    consequence,
    plan,
  },
});
