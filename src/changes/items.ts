import { isAbsent } from '../model/field.ts';
import { isParsed } from './meaning.ts';
import { shown } from './shown.ts';

/** By what an item of a list is known: its name, if it has one. */
const NAMING_FIELDS = ['id', 'name', 'title', 'role', 'when', 'rule', 'for', 'source', 'in', 'kind', 'why'];
/** What an item of a list is called: its name where it is an object that has one, else itself. */
export const nameOfItem = (item: unknown): string => {
  if (typeof item !== 'object' || item === null || isParsed(item) || isAbsent(item)) return shown(item);
  const named = NAMING_FIELDS.flatMap((field) => (item as Record<string, unknown>)[field] ?? [])[0];
  if (named !== undefined) return shown(named);
  const { from, to } = item as { from?: unknown; to?: unknown };
  return from === undefined ? shown(item) : to === undefined ? shown(from) : `${shown(from)} to ${shown(to)}`;
};
