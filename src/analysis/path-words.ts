/** Segments that tell no resource from another. */
const GENERIC = new Set(['api', 'apis', 'rest', 'v1', 'v2', 'v3', 'v4', 'public', 'private', 'internal', 'ws', 'http']);

/** Words this short only match as they are: `auth` for authentication is long enough, `me` for memory is not. */
const SHORTEST_ROOT = 4;

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The segments of a path that name resources: `/api/v1/api-keys/{id}` → `api-keys`. */
export const resourcesOf = (path: string): string[] =>
  path.split('/').filter((part) => part !== '' && !/[{*]/.test(part) && !GENERIC.has(part.toLowerCase()));

const singular = (word: string): string => word.replace(/(?<=\w{3})(?:ies|s)$/, (ending) => (ending === 'ies' ? 'y' : ''));

const meets = (word: string, other: string): boolean => {
  const [a, b] = [singular(word), singular(other)];
  if (a === b) return true;
  return Math.min(a.length, b.length) >= SHORTEST_ROOT && (a.startsWith(b) || b.startsWith(a));
};

/** Whether a text names the resource of a path: `Chat system` and `/api/chat/*`, `API keys` and `/api-keys/{id}`. */
export function isAboutPath(text: string, path: string): boolean {
  const named = words(text);
  const [resource] = resourcesOf(path);
  if (resource === undefined) return false;
  return words(resource).every((part) => named.some((word) => meets(word, part)));
}
