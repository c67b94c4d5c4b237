import type { NavigationEntry } from './navigation.ts';

/** The pages before and after a page in a navigation, as label and URL. */
export function neighbours(
  entries: readonly NavigationEntry[],
  key: string,
): { previous?: [string, string]; next?: [string, string] } {
  const at = entries.findIndex((entry) => entry.key === key);
  if (at < 0) return {};
  const [before, after] = [entries[at - 1], entries[at + 1]];
  return { ...(before && { previous: [before.label, before.url] }), ...(after && { next: [after.label, after.url] }) };
}
