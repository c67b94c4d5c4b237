/** What people call a row or a file: its title or name, else its id. */
export const titleOf = (thing: { id: string; title?: unknown; name?: unknown }): string =>
  (thing.title ?? thing.name ?? thing.id) as string;

/** In quotation marks, for messages. */
export const quoted = (thing: { id: string; title?: unknown; name?: unknown }): string => `"${titleOf(thing)}"`;
