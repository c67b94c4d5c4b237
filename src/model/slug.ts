/**
 * Returns an id for a text: lower case; letters and digits of any script are kept, everything else becomes a hyphen. `WS
 * /chat/ws` → `ws-chat-ws`.
 */
export const slug = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

/** Returns a function that gives each text a unique slug: `a`, `a-1`, `a-2` (as GitHub numbers headings). */
export function slugger(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const base = slug(text) || 'section';
    let count = seen.get(base) ?? 0;
    let result = count === 0 ? base : `${base}-${count}`;
    while (count > 0 && seen.has(result)) result = `${base}-${++count}`;
    seen.set(base, count + 1);
    if (result !== base) seen.set(result, 1);
    return result;
  };
}
