import { type Absence, isAbsent } from './field.ts';

/**
 * Stated absences beside the values of a group of fields, by field, and of a list, by the position of the item. A symbol, so that
 * a copy (`{ ...row }`) keeps them and anyone who lists fields does not meet them.
 */
const ABSENCES = Symbol('absences');

type Absences = Readonly<Record<string, Absence>>;

/** A value of the model: wherever its author stated an absence, there is nothing, and {@link absenceOf} has the reason. */
export type Known<T> = T extends string | number | boolean | { raw: string }
  ? T
  : T extends readonly (infer Item)[]
    ? Known<Exclude<Item, Absence>>[]
    : T extends object
      ? { [Key in keyof T]: Absence extends T[Key] ? Known<Exclude<T[Key], Absence>> | undefined : Known<T[Key]> }
      : T;

const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> => typeof value === 'object' && value !== null;

const absencesOf = (value: unknown): Absences | undefined =>
  isObject(value) ? (value[ABSENCES] as Absences | undefined) : undefined;

/** Returns what `value` states; its absences, at any depth, are put aside. A part without any is returned as it is. */
export function known<T>(value: T): Known<T> {
  return putAside(value) as Known<T>;
}

function putAside(value: unknown): unknown {
  if (!isObject(value)) return value;
  const absences: Record<string, Absence> = {};
  const entries = Object.entries(value).map(([key, each]) => {
    if (!isAbsent(each)) return [key, putAside(each)] as const;
    absences[key] = each;
    return [key, undefined] as const;
  });
  const isSame = entries.every(([key, each]) => each === value[key]);
  if (isSame) return value;
  const all = { ...absencesOf(value), ...absences };
  const table = Object.keys(all).length > 0 ? { [ABSENCES]: all } : {};
  if (!Array.isArray(value)) return { ...Object.fromEntries(entries), ...table };
  return Object.assign(
    entries.flatMap(([key, each]) => (Object.hasOwn(absences, key) ? [] : [each])),
    table,
  );
}

/** Returns a copy of a record in which a field says something else: another value, or an absence. */
export function stating<T extends object>(record: T, field: string, value: unknown): T {
  const { [field]: _, ...others } = absencesOf(record) ?? {};
  return isAbsent(value)
    ? { ...record, [field]: undefined, [ABSENCES]: { ...others, [field]: value } }
    : { ...record, [field]: putAside(value), [ABSENCES]: others };
}

/** Gives a copy of a group or list the absences of the original, as `change` returns them. */
export function carryAbsences<T extends object>(
  copy: T,
  original: object,
  change: (absence: Absence, key: string) => Absence = (absence) => absence,
): T {
  const entries = Object.entries(absencesOf(original) ?? {}).map(([key, absence]) => [key, change(absence, key)] as const);
  return entries.length === 0 ? copy : Object.assign(copy, { [ABSENCES]: Object.fromEntries(entries) });
}

/** Returns the absence that is stated for a field. */
export const absenceOf = (record: object, field: string): Absence | undefined =>
  Reflect.get(record, field) === undefined ? absencesOf(record)?.[field] : undefined;

/** Returns whether one of some fields says something: it has a value, or a reason why it has none. */
export const isStated = <T extends object>(record: T | undefined, ...fields: (keyof T & string)[]): boolean =>
  record !== undefined && fields.some((field) => record[field] !== undefined || absenceOf(record, field) !== undefined);

/** Returns the value of the first of some fields that is stated, or its stated absence. */
export function statedOf<T extends object, Field extends keyof T & string>(
  record: T | undefined,
  ...fields: Field[]
): T[Field] | Absence | undefined {
  const field = fields.find((each) => isStated(record, each));
  return record === undefined || field === undefined ? undefined : (record[field] ?? absenceOf(record, field));
}

/** Returns the items of a list with the positions at which they are written: absent items count. */
export function entriesOf<Item>(list: readonly Item[] | undefined): [number, Item][] {
  if (list === undefined) return [];
  const absences = absencesOf(list);
  if (!absences) return [...list.entries()];
  let position = -1;
  return list.map((item) => {
    do position++;
    while (Object.hasOwn(absences, position));
    return [position, item];
  });
}

/** Returns how many items a list has as it is written: absent ones count. */
export const writtenCount = (list: readonly unknown[] | undefined): number => (list?.length ?? 0) + absentItems(list).length;

/** Returns the stated absences of the items of a list. */
export const absentItems = (list: readonly unknown[] | undefined): Absence[] => Object.values(absencesOf(list) ?? {});

/** Returns the value of the first of some fields that is stated; `undefined` if that is an absence. */
export function firstStated<T extends object, Field extends keyof T & string>(
  record: T,
  ...fields: Field[]
): T[Field] | undefined {
  const field = fields.find((each) => isStated(record, each));
  return field === undefined ? undefined : record[field];
}

/** Returns the items of a list with its absences in their places. */
export const itemsAsWritten = <Item>(list: readonly Item[]): (Item | Absence)[] => asWritten(list) as (Item | Absence)[];

/** Returns a group of fields, or a list, with its absences in their places, as it is written. What lies deeper stays as it is. */
export function asWritten(value: unknown): unknown {
  const absences = absencesOf(value);
  if (!absences || !isObject(value)) return value;
  if (!Array.isArray(value)) {
    const stated = Object.entries(absences).filter(([field]) => value[field] === undefined);
    return Object.fromEntries([...Object.entries(value as object), ...stated]);
  }
  const written: unknown[] = [];
  for (const [position, item] of entriesOf(value as readonly unknown[])) written[position] = item;
  for (const [position, absence] of Object.entries(absences)) written[Number(position)] = absence;
  return written;
}

/** Returns a value with all its absences in their places, at any depth: what `known` was given. */
export function asWrittenDeep(value: unknown): unknown {
  if (!isObject(value)) return value;
  const written = asWritten(value);
  if (Array.isArray(written)) return written.map(asWrittenDeep);
  return Object.fromEntries(
    Object.entries(written as object).map(([key, each]) => [key, isAbsent(each) ? each : asWrittenDeep(each)]),
  );
}
