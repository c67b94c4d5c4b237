import { posix } from 'node:path';

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

/** Where a `$ref` of a file leads. Only files of the content root are ever read: no address, no absolute path. */
export function referenceOf(ref: string, from: string): Reference {
  if (ref.startsWith('#') || ref === '') return { kind: 'local' };
  if (/^[a-z][a-z0-9+.-]+:/i.test(ref) || ref.startsWith('//')) return { kind: 'remote' };
  const path = decoded(ref.replace(/#.*$/s, '')).replaceAll('\\', '/');
  const file = path.startsWith('/') ? undefined : contentFile(posix.join(posix.dirname(from), path));
  return file === undefined ? { kind: 'outside' } : { kind: 'file', file };
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

/** An object with a `$ref`, and where it stands in its file. */
export interface FoundReference {
  ref: string;
  pointer: readonly (string | number)[];
  holder: Record<string, unknown>;
  /** What holds it, and under which key; absent for a file that is a `$ref` as a whole. */
  parent?: { value: Record<string | number, unknown>; key: string | number };
}

/** Keywords whose values are data, not schemas: a `$ref` in an example is text. */
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const']);
/** Keywords whose keys are names that somebody chose: a property may be called `$ref`, or `example`. */
const NAMES = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'schemas']);

/** Every `$ref` of a parsed file. */
export function findReferences(root: unknown): FoundReference[] {
  const found: FoundReference[] = [];
  const seen = new Set<object>();
  const visit = (
    value: unknown,
    pointer: readonly (string | number)[],
    names: boolean,
    parent?: FoundReference['parent'],
  ): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        visit(item, [...pointer, index], false, { value: value as unknown as Record<number, unknown>, key: index });
      });
      return;
    }
    const holder = value as Record<string, unknown>;
    if (!names && typeof holder.$ref === 'string') found.push({ ref: holder.$ref, pointer, holder, ...(parent && { parent }) });
    for (const [key, item] of Object.entries(holder)) {
      if (!names && (DATA.has(key) || key.startsWith('x-'))) continue;
      visit(item, [...pointer, key], !names && NAMES.has(key), { value: holder, key });
    }
  };
  visit(root, [], false);
  return found;
}
