import type { z } from 'zod';
import { kindOf } from '../model/registry.ts';
import { derivedId } from '../model/rows.ts';
import type { DraftPlan } from './draft-plan.ts';
import { type DraftFile, type Fields, note, UNKNOWN, type Value } from './drafts.ts';

/** Fields that a kind requires and a source may leave out. */
const REQUIRED: Partial<Record<DraftFile['kind'], readonly string[]>> = {
  plan: ['title', 'status', 'from', 'to'],
  phase: ['title', 'status'],
};

const rawOf = (value: Value | undefined): string =>
  value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.map(rawOf).join(', ')
        : Object.entries(value)
            .map(([key, each]) => `${key} ${rawOf(each as Value)}`)
            .join(', ');

/** Takes the value at a path out of fields and keeps its words in their note. Answers what was taken. */
function takeOut(fields: Fields, [first, ...rest]: readonly PropertyKey[]): string | undefined {
  if (typeof first !== 'string' || fields[first] === undefined) return undefined;
  const [second] = rest;
  const value = fields[first];
  if (typeof second === 'string' && typeof value === 'object' && !Array.isArray(value)) {
    const inner = { ...(value as Fields) };
    const words = rawOf(inner[second]);
    delete inner[second];
    if (Object.keys(inner).length === 0) delete fields[first];
    else fields[first] = inner;
    note(fields, `${first} ${second}: ${words}`);
    return second;
  }
  const words = rawOf(value);
  delete fields[first];
  if (first !== 'note') note(fields, `${first}: ${words}`);
  return first;
}

/** Paths of what a schema refuses; unknown keys are paths of their own. */
const refused = (error: z.ZodError): PropertyKey[][] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [[...issue.path]],
  );

/**
 * Makes a draft one that can be read: required fields are said to be unknown, values that the model refuses go into the note
 * of their row and on the list of things to look at, rows with the same id get numbers.
 */
export function settle(draft: DraftPlan, file: DraftFile): void {
  for (const field of REQUIRED[file.kind] ?? []) file.fields[field] ??= UNKNOWN;
  if (file.kind === 'endpoints') for (const side of ['from', 'to']) file.fields[side] ??= { system: UNKNOWN };
  const kind = kindOf(file.kind);
  const rows = Object.entries(file.rows);
  for (let round = 0; round < 6; round++) {
    const data = { ...file.fields, ...Object.fromEntries(rows.map(([field, each]) => [field, each.map((row) => row.fields)])) };
    const result = kind.schema.safeParse(data);
    if (result.success) break;
    for (const [first, ...rest] of refused(result.error)) {
      const list = rows.find(([field]) => field === first)?.[1];
      const row = list && typeof rest[0] === 'number' ? list[rest[0]] : undefined;
      if (row) {
        const taken = takeOut(row.fields, rest.slice(1));
        if (taken)
          draft.ledger.add({
            fate: 'look',
            kind: `row of ${file.kind}`,
            file: draft.path(file),
            why: `\`${taken}\` could not be read; its words are in the note of the row`,
            ...row.lines,
          });
      } else if (first !== undefined) {
        const taken = takeOut(file.fields, [first, ...rest]);
        const lines = file.lines ?? { from: 1, to: 1 };
        if (taken)
          draft.ledger.add({
            fate: 'look',
            kind: file.kind,
            file: draft.path(file),
            why: `\`${taken}\` could not be read; its words are in the note`,
            ...lines,
          });
        if (taken && (REQUIRED[file.kind] ?? []).includes(taken)) file.fields[taken] = UNKNOWN;
      }
    }
  }
  for (const list of kind.rows) {
    const taken = new Set<string>();
    for (const [index, row] of (file.rows[list.field] ?? []).entries()) {
      const own = typeof row.fields.id === 'string' ? row.fields.id : derivedId(row.fields, list.idFields);
      let id = own ?? `row-${index + 1}`;
      for (let count = 2; taken.has(id); count++) id = `${own ?? 'row'}-${count}`;
      taken.add(id);
      if (id !== own) row.fields.id = id;
    }
  }
}
