import { known } from './absences.ts';
import type { Document } from './document.ts';
import { given, isAbsent, isUnreadable } from './field.ts';
import { foldedName } from './folded-name.ts';
import type { Problem } from './problem.ts';
import type { Kind, RowList } from './registry.ts';
import { slug } from './slug.ts';
import { sourceOf } from './source.ts';

type Fields = Record<string, unknown>;

/** Returns the text that a field's value was parsed from. */
export function rawOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return rawOf(value[0]);
  if (typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string') return value.raw;
  return undefined;
}

const meaningful = (text: string | undefined): text is string =>
  text !== undefined && text !== 'none' && text !== 'same' && slug(text) !== '';

/** Returns the slug of the first of the fields that has text; `undefined` if none has. */
export function derivedId(row: Fields, idFields: readonly string[]): string | undefined {
  if (idFields[0] === 'from' && idFields[1] === 'to' && idFields.length === 2) {
    const ends = [rawOf(row.from), rawOf(row.to)].filter(meaningful);
    return ends.length > 0 ? slug(ends.join(' ')) : undefined;
  }
  const text = idFields.map((field) => rawOf(row[field])).find(meaningful);
  return text === undefined ? undefined : slug(text);
}

/** Returns a longer id to suggest if two rows would have the same: made of all id fields. */
const suggestedId = (row: Fields, idFields: readonly string[], id: string, index: number): string => {
  const long = slug(
    idFields
      .map((field) => rawOf(row[field]))
      .filter(meaningful)
      .join(' '),
  );
  return long !== '' && long !== id ? long : `${id}-${index + 1}`;
};

/** Returns the prefix of references into a file: `endpoints/auth`, `risks`. */
export const fileRef = (kind: Kind, id: string): string =>
  kind.name === 'decision'
    ? `decisions/${id}`
    : kind.location === 'file'
      ? kind.collection.replace(/^plans$/, 'plan')
      : `${kind.name}/${id}`;

/**
 * Returns the rows of one list of a file, with defaults applied and ids stated or derived. If two rows have the same id, reports
 * a problem at the later one. A row whose `id:` cannot be read is `row-N`: what it is called is not known.
 */
export function assembleRows(document: Document, kind: Kind, list: RowList, problems: Problem[]): (Fields & { id: string })[] {
  const fields = document.fields ?? {};
  const stated = given(fields[list.field] as Fields[] | undefined);
  if (!Array.isArray(stated)) return [];
  const defaults = given(fields.defaults as Fields | undefined) ?? {};
  const base = [fileRef(kind, document.id), ...(list.prefix ? [list.prefix] : [])].join('/');
  const seen = new Map<string, number>();
  const folded = new Map<string, { id: string; index: number }>();
  return stated.flatMap((row, index) => {
    if (isAbsent(row)) return [];
    const source = sourceOf(document.source, list.field, index);
    const own = given(row.id as string | undefined);
    const derived = isUnreadable(row.id) ? undefined : derivedId(row, list.idFields);
    const apart = list.apart === undefined ? undefined : rawOf(row[list.apart]);
    const id = own ?? (derived && meaningful(apart) ? `${derived}-${slug(apart)}` : derived) ?? `row-${index + 1}`;
    const first = seen.get(id);
    const similar = first === undefined ? folded.get(foldedName(id)) : undefined;
    if (similar !== undefined)
      problems.push({
        rule: 'reference/similar-id',
        message: `the ids \`${similar.id}\` and \`${id}\` of \`${list.field}\` differ only by case or composed letters`,
        source,
        ...(own !== undefined && { field: ['id'] }),
        fix: 'Choose ids that readers can distinguish',
        related: [{ source: sourceOf(document.source, list.field, similar.index), message: 'the first one' }],
        key: `${base}/${id}`,
      });
    else folded.set(foldedName(id), { id, index });
    if (first === undefined) seen.set(id, index);
    else {
      problems.push({
        rule: 'reference/duplicate-id',
        message: `two rows of \`${list.field}\` have the id \`${id}\``,
        source,
        ...(own !== undefined && { field: ['id'] }),
        fix: `Write id: ${suggestedId(row, list.idFields, id, index)}`,
        related: [{ source: sourceOf(document.source, list.field, first), message: 'the first one' }],
        key: `${base}/${id}`,
      });
    }
    // The author's `source:` becomes `statedSource`; the model's `source` is the position in the file.
    const { source: statedSource, ...values } = { ...defaults, ...row };
    return [
      {
        ...known({ ...values, ...(statedSource !== undefined && { statedSource }) }),
        id: first === undefined ? id : `${id}~${index + 1}`,
        ref: `${base}/${id}`,
        source,
      },
    ];
  });
}
