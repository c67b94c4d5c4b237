import { fingerprint } from '../model/fingerprint.ts';
import type { Change } from './change.ts';
import { type Places, placeOf } from './field-changes.ts';
import type { JudgedFacts, Titles } from './judgement.ts';
import { JUDGES } from './judgements/registry.ts';
import { pathText } from './leaves.ts';
import { meaningText } from './meaning.ts';
import { nameOf } from './nouns.ts';
import { type ModelRecord, recordType } from './record.ts';
import type { InNewNames } from './renamed-references.ts';

const identity = (record: ModelRecord) => ({
  kind: record.kind,
  ...(record.list !== undefined && { list: record.list }),
  ...(record.plan !== undefined && { plan: record.plan }),
  ref: record.ref,
  label: record.label,
});

const fieldsOf = (record: ModelRecord): Record<string, unknown> =>
  Object.fromEntries(record.leaves.map((leaf) => [pathText(leaf.path), leaf.value]));

/** Something that only the head has. */
export function addition(record: ModelRecord, facts: JudgedFacts, places: Places, titles: Titles): Change {
  const judged = JUDGES[recordType(record)]?.added?.(record, facts, titles) ?? {};
  return {
    fingerprint: fingerprint('added', record.plan, recordType(record), record.ref, meaningText(fieldsOf(record))),
    severity: judged.severity ?? 'note',
    ...(judged.exposes && { exposes: true as const }),
    action: 'added',
    ...identity(record),
    after: fieldsOf(record),
    sentence: judged.sentence ?? `${nameOf(record)} is added`,
    places: { head: placeOf(places.head, record) },
  };
}

/** Something that only the base has. */
export function removal(record: ModelRecord, facts: JudgedFacts, places: Places, titles: Titles): Change {
  const judged = JUDGES[recordType(record)]?.removed?.(record, facts, titles) ?? {};
  return {
    fingerprint: fingerprint('removed', record.plan, recordType(record), record.ref, meaningText(fieldsOf(record))),
    severity: judged.severity ?? 'note',
    action: 'removed',
    ...identity(record),
    before: fieldsOf(record),
    sentence: judged.sentence ?? `${nameOf(record)} is removed`,
    places: { base: placeOf(places.base, record) },
  };
}

/** Fields that ids are made from: where one changed, its own change is about the new name. */
const NAMING = new Set(['title', 'name', 'text', 'from', 'to', 'when', 'kind', 'layer', 'path', 'port', 'at']);

/** Whether any field of a record was called by a new name, and is the same under it. */
const followsNames = (base: ModelRecord, head: ModelRecord, newNames: InNewNames): boolean =>
  base.leaves.some((leaf) => meaningText(newNames(base, head, leaf)) !== meaningText(leaf.value));

/** An id that changed, or a row or task that stands in another file now. Nothing where both stayed. */
export function renaming(
  base: ModelRecord,
  head: ModelRecord,
  places: Places,
  fileMoved: boolean,
  fields: readonly Change[],
  titles: Titles,
  newNames?: InNewNames,
): Change[] {
  if (!fileMoved && (base.id === head.id || fields.some(({ field }) => NAMING.has(field ?? '')))) return [];
  if (!fileMoved && base.identity !== undefined && base.identity === head.identity) return [];
  // An id that is made from the names of other things follows them.
  if (!fileMoved && fields.length === 0 && newNames && base.list !== undefined && followsNames(base, head, newNames)) return [];
  const moved = fileMoved && base.id === head.id;
  const files = [base, head].map(({ fileRef }) => titles(fileRef));
  const [was, now] = files[0] === files[1] ? [base.fileRef, head.fileRef] : files.map((file) => `"${file}"`);
  const from = base.label === head.label ? base.id : `"${base.label}"`;
  const to = base.label === head.label ? head.id : `"${head.label}"`;
  return [
    {
      fingerprint: fingerprint('renamed', head.plan, recordType(head), base.ref, head.ref),
      severity: 'note',
      action: moved ? 'moved' : 'renamed',
      ...identity(head),
      wasRef: base.ref,
      before: base.ref,
      after: head.ref,
      sentence: moved
        ? `${nameOf(head)} moves from ${was} to ${now}`
        : `${nameOf(base)} is renamed: ${from} → ${to}${fileMoved ? ` (now in ${now})` : ''}`,
      places: { base: placeOf(places.base, base), head: placeOf(places.head, head) },
    },
  ];
}
