import { posix } from 'node:path';
import { childType, type ObjectType } from './object-types.ts';

/** What a `$ref` leads to. */
export type Reference = { kind: 'local' } | { kind: 'file'; file: string } | { kind: 'remote' } | { kind: 'outside' };

/** A path of a field (`openapi: api/old.yaml`) below the content root; `undefined` where it leads out of it. */
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
 * Where a `$ref` of a file leads. Only files of the content root are ever read: no address, no absolute path.
 * @param self the address that the document gives itself (`$self` of OpenAPI 3.2)
 */
export function referenceOf(ref: string, from: string, self?: string): Reference {
  const address = ref.replace(/#.*$/s, '');
  if (address === '' || (self !== undefined && address === self)) return { kind: 'local' };
  if (/^[a-z][a-z0-9+.-]+:/i.test(ref) || ref.startsWith('//')) return { kind: 'remote' };
  const path = decoded(address).replaceAll('\\', '/');
  const file = path.startsWith('/') ? undefined : contentFile(posix.join(posix.dirname(from), path));
  return file === undefined ? { kind: 'outside' } : file === from ? { kind: 'local' } : { kind: 'file', file };
}

/** The keys of a `$ref`'s fragment, by RFC 6901: `#/paths/~1users` → `['paths', '/users']`. `undefined` for a plain name. */
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

/** An object with a `$ref`, where it is, and what has to be there. */
export interface FoundReference {
  ref: string;
  file: string;
  pointer: Pointer;
  type: ObjectType;
  holder: Record<string, unknown>;
  /** What holds it, and under which key; absent for a file that is a `$ref` as a whole. */
  parent?: { value: Record<string | number, unknown>; key: string | number };
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether an object stands for what its `$ref` leads to. A field that is called `$ref` holds a schema, never a text. */
export const refOf = (value: unknown): string | undefined =>
  isObject(value) && !Array.isArray(value) && typeof value.$ref === 'string' ? value.$ref : undefined;

/** Objects within objects: more levels than this nobody has written. */
export const MOST_LEVELS = 400;

/** Finds references in parts of files, each part once for each type that is expected there. */
export class ReferenceFinder {
  readonly #seen = new Map<object, Set<ObjectType>>();
  /** A file in which something is nested too deeply to be read. */
  tooDeep: string | undefined;

  /** Every `$ref` below a value of a type. Only places where OpenAPI expects an object count: a `$ref` in an example is data. */
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
      // Before the check for what was seen: an alias of YAML may hold one object in two places.
      if (ref !== undefined)
        found.push({ ref, file, pointer: item.pointer, type: item.type, holder: value, ...(parent && { parent }) });
      const types = this.#seen.get(value) ?? new Set();
      if (types.has(item.type)) continue;
      this.#seen.set(value, types.add(item.type));
      const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
      for (let index = entries.length - 1; index >= 0; index--) {
        const [key, child] = entries[index] ?? ['', undefined];
        const childOf = isObject(child) ? childType(item.type, key) : undefined;
        if (childOf === undefined) continue;
        stack.push({ value: child, type: childOf, pointer: [...item.pointer, key], parent: { value: value as never, key } });
      }
    }
    return found;
  }
}
