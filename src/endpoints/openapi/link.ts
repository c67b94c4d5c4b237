import type { DocumentProblem } from '../documents/document.ts';
import type { ObjectType } from './object-types.ts';
import {
  anchorsOf,
  type FoundReference,
  fragmentKeys,
  isObject,
  MOST_LEVELS,
  type Pointer,
  ReferenceFinder,
  referenceOf,
  refOf,
} from './references.ts';
import { unresolved } from './unresolved.ts';

/** Replaces an unresolvable `$ref`: an object without content. */
const unknownObject = (): Record<string, unknown> => unresolved({});

/**
 * Returns the keywords beside a schema's `$ref`, which OpenAPI 3.1 allows. Descriptions are ignored, since they do not affect
 * callers.
 */
const keywordsBeside = (holder: Record<string, unknown>): string[] =>
  Object.keys(holder).filter((key) => !['$ref', 'description', 'summary'].includes(key) && !key.startsWith('x-'));

/** Names of schemas and messages: the last key of the `$ref` that leads to one. */
const names = new WeakMap<object, string>();

/** Returns the name of a schema or message in its document: `User` for `#/components/schemas/User`. */
export const schemaName = (schema: object): string | undefined => names.get(schema);

/** Objects that may have keywords beside a `$ref`. */
const SAY_MORE: ReadonlySet<ObjectType> = new Set(['schema', 'pathItem']);

/** Reads and parses a file: `undefined` if it does not exist or cannot be parsed. */
export type ReadValue = (file: string) => Promise<unknown>;

const problemAt = (
  { file, pointer }: FoundReference,
  rule: DocumentProblem['rule'],
  message: string,
  fix: string,
): DocumentProblem => ({ rule, message, fix, file, pointer: [...pointer, '$ref'] });

/** Reads the files that a root refers to, one by one, and resolves each `$ref`. */
class Linker {
  readonly problems: DocumentProblem[] = [];
  readonly #anchors = new Map<string, ReturnType<typeof anchorsOf>>();
  readonly #finder = new ReferenceFinder();
  readonly #read: ReadValue;
  readonly #root: string;
  readonly #self: string | undefined;

  constructor(read: ReadValue, root: string, self: string | undefined) {
    this.#read = read;
    this.#root = root;
    this.#self = self;
  }

  #referenceOf({ ref, file }: Pick<FoundReference, 'ref' | 'file'>) {
    const reference = referenceOf(ref, file, this.#self);
    return this.#self !== undefined && ref.startsWith(this.#self) && reference.kind === 'local'
      ? ({ kind: 'file', file: this.#root } as const)
      : reference;
  }

  /** Returns the keys that lead to the target of a `$ref` in its file: those of its pointer, or of the schema with its anchor. */
  async #keysOf(ref: string, file: string): Promise<Pointer | undefined> {
    const keys = fragmentKeys(ref);
    if (keys !== undefined) return keys;
    const anchors = this.#anchors.get(file) ?? anchorsOf(await this.#read(file));
    this.#anchors.set(file, anchors);
    return anchors.get(ref.replace(/^[^#]*#/s, ''));
  }

  /** Follows a chain of `$ref`s to its final target; `undefined` if it is broken. */
  async #targetOf(
    found: Pick<FoundReference, 'ref' | 'file' | 'type'>,
    passed: Set<string>,
  ): Promise<{ value: unknown; file: string; keys: Pointer } | undefined> {
    const { ref, type } = found;
    const reference = this.#referenceOf(found);
    const file = reference.kind === 'local' ? found.file : reference.kind === 'file' ? reference.file : undefined;
    const keys = file === undefined ? undefined : await this.#keysOf(ref, file);
    if (file === undefined || keys === undefined) return undefined;
    const place = `${file}#${keys.join('\n')}`;
    if (passed.has(place)) return undefined;
    passed.add(place);
    let at: { value: unknown; file: string } | undefined = { value: await this.#read(file), file };
    for (const key of keys) {
      const inner = refOf(at.value);
      if (inner !== undefined) at = await this.#targetOf({ ref: inner, file: at.file, type }, passed);
      if (!at || !isObject(at.value) || !Object.hasOwn(at.value, key)) return undefined;
      at = { value: at.value[String(key)], file: at.file };
    }
    const last = refOf(at.value);
    // An object with keywords beside its `$ref` is itself the target.
    const stays = SAY_MORE.has(type) && isObject(at.value) && keywordsBeside(at.value).length > 0;
    if (last === undefined || stays) return at.value === undefined ? undefined : { ...at, keys };
    const end = await this.#targetOf({ ref: last, file: at.file, type }, passed);
    return end && { ...end, keys };
  }

  async #refusal(found: FoundReference): Promise<DocumentProblem> {
    const { ref, file } = found;
    const reference = this.#referenceOf(found);
    if (reference.kind === 'remote')
      return problemAt(
        found,
        'endpoints/document-remote-reference',
        `the $ref ${ref} leads to another host, and nothing is fetched`,
        'Save the file below the content root, and refer to it by its path',
      );
    if (reference.kind === 'outside')
      return problemAt(
        found,
        'endpoints/document-outside',
        `the $ref ${ref} leads out of the content root`,
        'Move the file below the content root',
      );
    const rule = 'endpoints/document-reference';
    if (fragmentKeys(ref) === undefined)
      return problemAt(
        found,
        rule,
        `the $ref ${ref} names an anchor that no schema of the file has`,
        'Correct it, or refer to the schema by its path: #/components/…',
      );
    const other = reference.kind === 'file' ? reference.file : file;
    const missing = (await this.#read(other)) === undefined;
    return missing
      ? problemAt(found, rule, `the $ref ${ref} leads to ${other}, which does not exist`, 'Add the file, or correct the path')
      : problemAt(found, rule, `the $ref ${ref} leads to nothing`, 'Correct it, or add what it names');
  }

  async link(value: unknown, type: ObjectType): Promise<void> {
    const queue = this.#finder.find(value, type, this.#root);
    const resolved: { found: FoundReference; target: unknown }[] = [];
    for (let index = 0; index < queue.length; index++) {
      const found = queue[index];
      if (!found) continue;
      const target = await this.#targetOf(found, new Set());
      if (target === undefined) this.problems.push(await this.#refusal(found));
      else if (isObject(target.value)) {
        const { keys } = target;
        if ((found.type === 'schema' || found.type === 'message') && !names.has(target.value))
          names.set(target.value, keys.at(-1)?.toString() ?? found.ref.replace(/^.*\//, '').replace(/\.\w+$/, ''));
        // In another file, or in a part of this file where objects are not expected.
        queue.push(
          ...this.#finder.find(target.value, found.type, target.file, target.file === this.#root || keys.length > 0 ? keys : []),
        );
      }
      resolved.push({ found, target: target?.value });
    }
    const { tooDeep } = this.#finder;
    if (tooDeep !== undefined)
      this.problems.unshift({
        rule: 'endpoints/document-syntax',
        message: `${tooDeep} is nested deeper than ${MOST_LEVELS} levels`,
        fix: 'Name the document that people maintain, not one that a program has unfolded',
        file: tooDeep,
        offset: 0,
      });
    // Path items are copied into their holder, so their contents must be resolved first.
    const last = resolved.filter(({ found }) => found.type === 'pathItem');
    for (const each of [...resolved.filter(({ found }) => found.type !== 'pathItem'), ...last]) replace(each.found, each.target);
  }
}

/** Replaces a `$ref` by its target, merged with the keywords beside it if they are allowed. */
function replace({ holder, parent, type }: FoundReference, target: unknown): void {
  const beside = keywordsBeside(holder);
  if (parent && (beside.length === 0 || !SAY_MORE.has(type))) {
    parent.value[parent.key] = target ?? unknownObject();
    return;
  }
  // A YAML alias is one object in several places: it is already replaced.
  if (!('$ref' in holder)) return;
  delete holder.$ref;
  if (!isObject(target)) {
    if (beside.length === 0) unresolved(holder);
    return;
  }
  if (type === 'pathItem') {
    const own = { ...holder };
    const parameters = [...list(own.parameters), ...list(target.parameters)];
    Object.assign(holder, target, own, parameters.length > 0 && { parameters });
  } else if (parent || beside.length > 0) holder.allOf = [...list(holder.allOf), target];
  else Object.assign(holder, target);
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * Resolves every `$ref` in a root and in all files that it refers to, in place. The result is a graph: a recursive schema
 * contains itself. Schemas keep the keywords beside a `$ref` in `allOf` (OpenAPI 3.1), path items their own operations and
 * parameters. An unresolvable reference is reported, and an empty object takes its place.
 * @param type what the root is
 */
export async function linkReferences(
  value: unknown,
  root: string,
  read: ReadValue,
  type: ObjectType = 'document',
): Promise<DocumentProblem[]> {
  const self = isObject(value) && typeof value.$self === 'string' ? value.$self.replace(/#.*$/s, '') : undefined;
  const linker = new Linker(read, root, self);
  await linker.link(value, type);
  return linker.problems;
}
