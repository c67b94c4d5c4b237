import { posix } from 'node:path';
import { childType, type ObjectType } from './object-types.ts';

/** The target of a `$ref`. */
export type Reference = { kind: 'local' } | { kind: 'file'; file: string } | { kind: 'remote' } | { kind: 'outside' };

/** Returns the path of a field (`openapi: api/old.yaml`) relative to the content root; `undefined` if it is outside. */
export function contentFile(path: string): string | undefined {
  const file = posix.normalize(path.replaceAll('\\', '/'));
  const leads = file.startsWith('/') || file === '..' || file.startsWith('../') || /^[a-z]:\//i.test(file);
  return leads ? undefined : file.replace(/^\.\//, '');
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Returns the target of a `$ref` in a file. Only files of the content root are ever read: no URLs, no absolute paths.
 * @param self the document's own URL (`$self` of OpenAPI 3.2)
 */
export function referenceOf(ref: string, from: string, self?: string): Reference {
  const address = ref.replace(/#.*$/s, '');
  if (address === '' || (self !== undefined && address === self)) return { kind: 'local' };
  if (/^[a-z][a-z0-9+.-]+:/i.test(ref) || ref.startsWith('//')) return { kind: 'remote' };
  const path = decoded(address).replaceAll('\\', '/');
  const file = path.startsWith('/') ? undefined : contentFile(posix.join(posix.dirname(from), path));
  return file === undefined ? { kind: 'outside' } : file === from ? { kind: 'local' } : { kind: 'file', file };
}

/**
 * Returns the keys of a `$ref`'s fragment, by RFC 6901: `#/paths/~1users` → `['paths', '/users']`. `undefined` for a plain name.
 */
export function fragmentKeys(ref: string): string[] | undefined {
  const fragment = decoded(ref.replace(/^[^#]*#?/s, ''));
  if (fragment === '') return [];
  if (!fragment.startsWith('/')) return undefined;
  return fragment
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export type Pointer = readonly (string | number)[];

/** An object with a `$ref`, its position, and the expected type of its target. */
export interface FoundReference {
  ref: string;
  file: string;
  pointer: Pointer;
  type: ObjectType;
  holder: Record<string, unknown>;
  /** The containing object and key; absent for a file that is a `$ref` as a whole. */
  parent?: { value: Record<string | number, unknown>; key: string | number };
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Returns the `$ref` of a reference object. A field called `$ref` contains a schema, never a text. */
export const refOf = (value: unknown): string | undefined =>
  isObject(value) && !Array.isArray(value) && typeof value.$ref === 'string' ? value.$ref : undefined;

/** The nesting limit: no one writes more levels. */
export const MOST_LEVELS = 400;

/** Finds references in parts of files; visits each part once per expected type. */
export class ReferenceFinder {
  readonly #seen = new Map<object, Set<ObjectType>>();
  /** The file that exceeds the nesting limit. */
  tooDeep: string | undefined;

  /** Returns every `$ref` below a value. Only places where the format expects an object count: a `$ref` in an example is data. */
  find(root: unknown, type: ObjectType, file: string, pointer: Pointer = []): FoundReference[] {
    const found: FoundReference[] = [];
    const stack: { value: unknown; type: ObjectType; pointer: Pointer; parent?: FoundReference['parent'] }[] = [
      { value: root, type, pointer },
    ];
    for (let item = stack.pop(); item; item = stack.pop()) {
      const { value, parent } = item;
      if (!isObject(value)) continue;
      if (item.pointer.length > MOST_LEVELS) {
        this.tooDeep = file;
        return [];
      }
      const ref = refOf(value);
      // Before the visited check: a YAML alias may put one object in two places.
      if (ref !== undefined)
        found.push({ ref, file, pointer: item.pointer, type: item.type, holder: value, ...(parent && { parent }) });
      const types = this.#seen.get(value) ?? new Set();
      if (types.has(item.type)) continue;
      this.#seen.set(value, types.add(item.type));
      const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
      for (let index = entries.length - 1; index >= 0; index--) {
        const [key, child] = entries[index] ?? ['', undefined];
        const childOf = isObject(child) ? childType(item.type, key, value, child) : undefined;
        if (childOf === undefined) continue;
        stack.push({ value: child, type: childOf, pointer: [...item.pointer, key], parent: { value: value as never, key } });
      }
    }
    return found;
  }
}

/** Keys whose values are data of an API, in which a schema's keywords mean nothing. */
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Returns the positions of the schemas of a file that name themselves by `$anchor` (JSON Schema 2020-12, 8.2.2). First one wins. */
export function anchorsOf(root: unknown): Map<string, Pointer> {
  const anchors = new Map<string, Pointer>();
  const seen = new Set<object>();
  const stack: { value: unknown; pointer: Pointer }[] = [{ value: root, pointer: [] }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, pointer } = item;
    if (!isObject(value) || seen.has(value) || pointer.length > MOST_LEVELS) continue;
    seen.add(value);
    const { $anchor } = value;
    if (typeof $anchor === 'string' && !anchors.has($anchor)) anchors.set($anchor, pointer);
    const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    // A field may be called `default`; the keyword of that name holds data.
    for (const [key, child] of entries.reverse())
      if (!DATA.has(String(key)) || pointer.at(-1) === 'properties' || pointer.at(-1) === 'responses')
        stack.push({ value: child, pointer: [...pointer, key] });
  }
  return anchors;
}
