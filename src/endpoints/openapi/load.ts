import type { ApiDocument, DocumentProblem, ReadText } from './document.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { linkReferences } from './link.ts';
import { normalDocument } from './normal.ts';
import { contentFile } from './references.ts';
import { operationProblems } from './similar-operations.ts';
import { parseText, type SyntaxFault } from './yaml.ts';

/** A document and its problems; `document` is absent if it cannot be read at all. */
export interface LoadedDocument {
  document?: ApiDocument;
  problems: DocumentProblem[];
  /** The texts of its files, for positions and excerpts. */
  texts: ReadonlyMap<string, string>;
}

/** The size limit in bytes, larger than any maintained description: GitHub's, the largest public one, has 12 MB. */
const LARGEST = 32 * 1024 * 1024;

function syntaxProblem(file: string, { reason, offset }: SyntaxFault): DocumentProblem {
  if (reason === 'duplicated mapping key')
    return {
      rule: 'endpoints/document-duplicate',
      message: 'the key occurs twice in one object, so the document cannot be read',
      fix: 'Keep one of them',
      file,
      offset,
    };
  const fix = 'Fix it there; an OpenAPI linter shows the rest';
  return { rule: 'endpoints/document-syntax', message: `${file} is neither JSON nor YAML: ${reason}`, fix, file, offset };
}

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

/**
 * Reads an OpenAPI 2.0, 3.0, 3.1 or 3.2 document with all files that it refers to. Never throws, never leaves the content root,
 * never opens a connection: a reference that would need one is a problem.
 * @param path as written in the field, relative to the content root
 */
export async function loadDocument(path: string, readText: ReadText): Promise<LoadedDocument> {
  const texts = new Map<string, string>();
  const failed = (problem: DocumentProblem): LoadedDocument => ({ problems: [problem], texts });
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path))
    return failed({
      rule: 'endpoints/document-remote-reference',
      message: `${path} is on another host, and nothing is fetched`,
      fix: 'Save it below the content root, and name its path',
    });
  const root = contentFile(path);
  if (root === undefined)
    return failed({
      rule: 'endpoints/document-outside',
      message: `${path} lies outside of the content root`,
      fix: 'Move it below the content root, or link a copy',
    });

  const refused: DocumentProblem[] = [];
  const read = async (file: string): Promise<string | undefined> => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = await readText(file).catch((error: unknown) => {
      refused.push({
        rule: 'endpoints/document-outside',
        message: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        fix: 'Put a regular file there',
      });
      return undefined;
    });
    if (text === undefined) return undefined;
    texts.set(file, text.replace(/^\uFEFF/, ''));
    return texts.get(file);
  };

  const values = new Map<string, unknown>();
  const value = async (file: string): Promise<unknown> => {
    if (values.has(file)) return values.get(file);
    const text = await read(file);
    const tooLarge = text !== undefined && text.length > LARGEST;
    if (tooLarge)
      refused.push({
        rule: 'endpoints/document-syntax',
        message: `${file} has ${Math.round(text.length / 1024 / 1024)} MB`,
        fix: 'Split it, or take out what no caller sees',
        file,
        offset: 0,
      });
    const parsed = text === undefined || tooLarge ? undefined : parseText(text);
    if (parsed && 'fault' in parsed) refused.push(syntaxProblem(file, parsed.fault));
    const result = parsed && 'value' in parsed ? parsed.value : undefined;
    // An empty file exists all the same.
    values.set(file, text !== undefined && result === undefined ? {} : result);
    return values.get(file);
  };

  const text = await read(root);
  if (text === undefined && refused.length === 0)
    return failed({
      rule: 'endpoints/document-missing',
      message: `there is no file ${root} in the content root`,
      fix: 'Add it, or correct the path',
    });
  await value(root);
  const [fault] = refused;
  if (fault) return failed(fault);
  const wrong = versionProblem(values.get(root), root);
  if (wrong) return failed(wrong);
  const linked = await linkReferences(values.get(root), root, value);
  // With an unparseable part, everything described in it would be reported as missing.
  const broken = [...refused, ...linked].find(
    ({ rule }) => rule === 'endpoints/document-syntax' || rule === 'endpoints/document-duplicate',
  );
  if (broken) return failed(broken);
  const problems = [...refused, ...linked];
  for (const [file, each] of texts) {
    if (!/^\s*\{/.test(each)) continue;
    for (const { pointer, offset } of duplicateKeys(each))
      problems.push({
        rule: 'endpoints/document-duplicate',
        message: `${pointer.join(' → ')} occurs twice, and the first one is lost`,
        fix: 'Keep one of them',
        file,
        offset,
      });
  }
  const document = normalDocument(values.get(root), root);
  return { document, problems: [...problems, ...operationProblems(document)], texts };
}
