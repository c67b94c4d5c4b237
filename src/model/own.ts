/**
 * Returns the entry of a table under a word that an author wrote, or undefined. Words that every object has a property of, such
 * as `constructor`, are ordinary words.
 */
export const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
