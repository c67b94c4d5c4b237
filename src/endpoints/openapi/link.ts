import type { DocumentProblem } from './document.ts';
import { type FoundReference, findReferences, fragmentKeys, referenceOf } from './references.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What stands for a `$ref` that leads to nothing that may be read: a schema that says nothing. */
const unknownSchema = (): Record<string, unknown> => ({});

/** What a `$ref` stands beside and means something: OpenAPI 3.1 lets schemas say more than their `$ref`. */
const keywordsBeside = (holder: Record<string, unknown>): string[] =>
  Object.keys(holder).filter((key) => !['$ref', 'description', 'summary'].includes(key) && !key.startsWith('x-'));

const problemOf = (
  file: string,
  { pointer }: FoundReference,
  rule: DocumentProblem['rule'],
  message: string,
  fix: string,
): DocumentProblem => ({
  rule,
  message,
  fix,
  file,
  pointer: [...pointer, '$ref'],
});

/**
 * Puts what a `$ref` leads to in its place, in all files of a document. The result is a graph: a schema that refers to
 * itself holds itself. Keywords beside a `$ref` (OpenAPI 3.1) are kept with its target in `allOf`. What cannot be followed
 * is a problem, and its place says nothing from then on. Changes the files.
 */
export function linkReferences(files: ReadonlyMap<string, unknown>): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  const all = [...files].flatMap(([file, root]) => findReferences(root).map((found) => ({ file, found })));
  const byHolder = new Map(all.map((each) => [each.found.holder, each]));

  /** Follows a `$ref`, and those that it leads to, to what is none. `undefined` where it leads to nothing. */
  function targetOf(file: string, { ref, holder }: FoundReference, passed: Set<object>): unknown {
    if (passed.has(holder)) return undefined;
    passed.add(holder);
    const reference = referenceOf(ref, file);
    const other = reference.kind === 'local' ? file : reference.kind === 'file' ? reference.file : undefined;
    const keys = fragmentKeys(ref);
    if (other === undefined || keys === undefined) return undefined;
    const through = (value: unknown): unknown => {
      const next = isObject(value) ? byHolder.get(value) : undefined;
      return next ? targetOf(next.file, next.found, passed) : value;
    };
    let value: unknown = files.get(other);
    for (const key of keys) {
      value = through(value);
      if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
      value = value[key];
    }
    // One that says more than its `$ref` stays itself.
    return isObject(value) && byHolder.has(value) && keywordsBeside(value).length > 0 ? value : through(value);
  }

  const targets = all.map(({ file, found }) => {
    const { ref } = found;
    const { kind, ...reference } = referenceOf(ref, file);
    if (kind === 'remote') {
      problems.push(
        problemOf(
          file,
          found,
          'endpoints/openapi-remote-reference',
          `the $ref ${ref} leads to another host, and nothing is fetched`,
          'Save the file below the content root, and refer to it by its path',
        ),
      );
      return undefined;
    }
    if (kind === 'outside') {
      problems.push(
        problemOf(
          file,
          found,
          'endpoints/openapi-outside',
          `the $ref ${ref} leads out of the content root`,
          'Move the file below the content root',
        ),
      );
      return undefined;
    }
    const target = targetOf(file, found, new Set());
    if (target === undefined && fragmentKeys(ref) !== undefined) {
      const other = 'file' in reference ? reference.file : file;
      const missing = files.get(other) === undefined;
      problems.push(
        problemOf(
          file,
          found,
          'endpoints/openapi-reference',
          missing ? `the $ref ${ref} leads to ${other}, which does not exist` : `the $ref ${ref} leads to nothing`,
          missing ? 'Add the file, or correct the path' : 'Correct it, or add what it names',
        ),
      );
    }
    return target;
  });

  all.forEach(({ found: { holder, parent } }, index) => {
    const target = targets[index];
    if (keywordsBeside(holder).length === 0 && parent) {
      parent.value[parent.key] = target ?? unknownSchema();
      return;
    }
    delete holder.$ref;
    if (isObject(target)) holder.allOf = [...(Array.isArray(holder.allOf) ? holder.allOf : []), target];
  });
  return problems;
}
