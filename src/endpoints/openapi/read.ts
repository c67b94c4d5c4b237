import type { DocumentProblem } from '../documents/document.ts';
import { duplicateKeys } from '../documents/duplicate-keys.ts';
import type { DocumentFiles } from '../documents/files.ts';
import type { ApiDocument } from './document.ts';
import { linkReferences } from './link.ts';
import { normalDocument } from './normal.ts';
import type { ObjectType } from './object-types.ts';
import { operationProblems } from './similar-operations.ts';

const SUPPORTED = /^(?:2\.0|3\.[012]\.\d+)$/;

/** Returns whether any operation source is present; OpenAPI 3.1 made each of them optional. */
const hasOperations = (root: Record<string, unknown>): boolean =>
  'paths' in root || (/^3\.[12]/.test(String(root.openapi)) && ('webhooks' in root || 'components' in root));

/** Returns why a root is not an OpenAPI document of a supported version. */
function versionProblem(root: unknown, file: string): DocumentProblem | undefined {
  const fields =
    typeof root === 'object' && root !== null && !Array.isArray(root) ? (root as Record<string, unknown>) : undefined;
  const key = fields && 'swagger' in fields ? 'swagger' : 'openapi';
  const stated = fields?.[key];
  const rule = 'endpoints/document-version';
  if (fields && typeof stated === 'string' && SUPPORTED.test(stated))
    return hasOperations(fields)
      ? undefined
      : {
          rule: 'endpoints/document-syntax',
          message: `${file} has no paths:`,
          fix: 'Name the document that describes the operations',
          file,
          offset: 0,
        };
  if (stated === undefined)
    return {
      rule,
      message: `${file} is no OpenAPI document: it has neither openapi: nor swagger:`,
      fix: 'Name an OpenAPI 2.0, 3.0, 3.1 or 3.2 document',
      file,
      offset: 0,
    };
  if (typeof stated === 'number')
    return {
      rule,
      message: `${key}: ${stated} is a number`,
      fix: `Write ${key}: "${key === 'swagger' ? '2.0' : '3.0.3'}"`,
      file,
      pointer: [key],
    };
  return {
    rule,
    message: `${key}: ${String(stated)} is not supported`,
    fix: 'Supported are OpenAPI 2.0, 3.0, 3.1 and 3.2',
    file,
    pointer: [key],
  };
}

/** Reports keys of JSON objects that occur twice: parsers silently keep the last. */
export const duplicateProblems = (texts: ReadonlyMap<string, string>): DocumentProblem[] =>
  [...texts].flatMap(([file, text]) =>
    /^\s*\{/.test(text)
      ? duplicateKeys(text).map(
          ({ pointer, offset }): DocumentProblem => ({
            rule: 'endpoints/document-duplicate',
            message: `${pointer.join(' → ')} occurs twice, and the first one is lost`,
            fix: 'Keep one of them',
            file,
            offset,
          }),
        )
      : [],
  );

/** Returns the problem that makes a document unreadable: with an unparseable part, everything described in it would be missing. */
const brokenPart = (problems: readonly DocumentProblem[]): DocumentProblem | undefined =>
  problems.find(({ rule }) => rule === 'endpoints/document-syntax' || rule === 'endpoints/document-duplicate');

/**
 * Reads the root of a document with all files that it refers to. Without `value`, `problems` has the one that makes it unreadable.
 * @param versionProblem returns why a root is not a document of a supported version
 */
export async function linkedRoot(
  root: string,
  files: DocumentFiles,
  versionProblem: (value: unknown, file: string) => DocumentProblem | undefined,
  type?: ObjectType,
): Promise<{ value?: unknown; problems: DocumentProblem[] }> {
  const value = await files.value(root);
  const wrong = versionProblem(value, root);
  if (wrong) return { problems: [wrong] };
  const linked = await linkReferences(value, root, (file) => files.value(file), type);
  const problems = [...files.problems, ...linked];
  const broken = brokenPart(problems);
  return broken ? { problems: [broken] } : { value, problems };
}

/** Reads an OpenAPI 2.0, 3.0, 3.1 or 3.2 document with all files that it refers to. */
export async function readOpenApi(
  root: string,
  files: DocumentFiles,
): Promise<{ document?: ApiDocument; problems: DocumentProblem[] }> {
  const { value, problems } = await linkedRoot(root, files, versionProblem);
  if (value === undefined) return { problems };
  const document = normalDocument(value, root);
  return { document, problems: [...problems, ...duplicateProblems(files.texts), ...operationProblems(document)] };
}
