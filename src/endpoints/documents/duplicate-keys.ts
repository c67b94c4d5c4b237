/** A duplicate key in a JSON object: parsers silently keep the last. */
export interface DuplicateKey {
  pointer: readonly string[];
  /** The offset of the second one. */
  offset: number;
}

/** Returns duplicate keys of objects down to a depth: 3 is `paths`, its paths, their methods. The text must be valid JSON. */
export function duplicateKeys(text: string, depth = 3): DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const objects: { keys: Set<string> | undefined; key: string }[] = [];
  let expectsKey = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const start = at;
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
      const object = objects.at(-1);
      if (!expectsKey || !object?.keys || objects.length > depth) continue;
      expectsKey = false;
      const key = String(JSON.parse(text.slice(start, at + 1)));
      object.key = key;
      if (object.keys.has(key)) found.push({ pointer: objects.map((each) => each.key), offset: start });
      object.keys.add(key);
    } else if (char === '{' || char === '[') {
      objects.push({ keys: char === '{' ? new Set() : undefined, key: '' });
      expectsKey = char === '{';
    } else if (char === '}' || char === ']') {
      objects.pop();
      expectsKey = false;
    } else if (char === ',') {
      expectsKey = objects.at(-1)?.keys !== undefined;
    }
  }
  return found;
}
