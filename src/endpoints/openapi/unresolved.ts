/** Objects in place of a `$ref` whose target could not be read. */
const UNRESOLVED = new WeakSet<object>();

/** What a row, and the export, say of a comparison with such an object. */
export const UNRESOLVED_REFERENCE = 'a $ref in one of them cannot be resolved';

/** Marks an object as one of which nothing is known: its `$ref` leads to another host, out of the content root, or nowhere. */
export function unresolved<Holder extends object>(holder: Holder): Holder {
  UNRESOLVED.add(holder);
  return holder;
}

/** Whether nothing is known of an object, so that it cannot be compared. The broken `$ref` is a finding of its own. */
export const isUnresolved = (value: object): boolean => UNRESOLVED.has(value);
