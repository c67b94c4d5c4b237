import SwaggerParser from '@apidevtools/swagger-parser';
import type { ApiDocument, DocumentProblem, ReadText } from './document.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { linkReferences } from './link.ts';
import { normalDocument } from './normal.ts';
import { contentFile } from './references.ts';
import { operationProblems } from './similar-operations.ts';

/** A document with what is wrong with it; `document` is absent where it cannot be read at all. */
export interface LoadedDocument {
  document?: ApiDocument;
  problems: DocumentProblem[];
  /** Texts of the files that it consists of, for positions and excerpts. */
  texts: ReadonlyMap<string, string>;
}

/** The parser resolves `$ref`s as URLs. This host cannot exist (RFC 2606), and its one resolver reads the content root. */
const HOST = 'https://content.invalid/';
/** Larger than any description that people maintain: GitHub's, the largest public one, has 12 MB. */
const LARGEST = 32 * 1024 * 1024;

const fileOf = (url: string): string => decodeURIComponent(url.slice(HOST.length).replace(/#.*$/s, ''));
const urlOf = (file: string): string => `${HOST}${file.split('/').map(encodeURIComponent).join('/')}`;

const offsetOf = (text: string, line: number, column: number): number =>
  text.split('\n', line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;

/** `duplicated mapping key (7:3)` with a drawing below it → the sentence, and where. */
function syntaxProblem(error: unknown, texts: ReadonlyMap<string, string>, root: string): DocumentProblem {
  const message = error instanceof Error ? error.message : String(error);
  const named = /content\.invalid\/(\S+?):? /.exec(message)?.[1];
  const file = named === undefined ? root : fileOf(HOST + named);
  const text = texts.get(file) ?? '';
  const [, line, column] = /\((\d+):(\d+)\)/.exec(message) ?? [];
  const offset = line === undefined ? 0 : offsetOf(text, Number(line), Number(column));
  const what = message.replace(/^Error parsing \S+: /, '').replace(/\s*\(\d+:\d+\)[\s\S]*$/, '');
  if (what === 'duplicated mapping key')
    return {
      rule: 'endpoints/openapi-duplicate',
      message: 'the key stands twice in one object, and the document cannot be read',
      fix: 'Keep one of them',
      file,
      offset,
    };
  const fix = 'Mend it there; a linter of OpenAPI documents shows the rest';
  return { rule: 'endpoints/openapi-syntax', message: `${file} is neither JSON nor YAML: ${what}`, fix, file, offset };
}

const SUPPORTED = /^(?:2\.0|3\.0\.\d+|3\.1\.\d+)$/;

/** What a root that is no OpenAPI document of a known version is instead. */
function versionProblem(root: unknown, file: string): DocumentProblem | undefined {
  const fields =
    typeof root === 'object' && root !== null && !Array.isArray(root) ? (root as Record<string, unknown>) : undefined;
  const key = fields && 'swagger' in fields ? 'swagger' : 'openapi';
  const stated = fields?.[key];
  if (typeof stated === 'string' && SUPPORTED.test(stated)) return undefined;
  const rule = 'endpoints/openapi-version';
  if (stated === undefined)
    return {
      rule,
      message: `${file} is no OpenAPI document: it has neither openapi: nor swagger:`,
      fix: 'Name an OpenAPI 2.0, 3.0 or 3.1 document',
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
    fix: 'Supported are OpenAPI 2.0, 3.0 and 3.1',
    file,
    pointer: [key],
  };
}

/**
 * Reads an OpenAPI 2.0, 3.0 or 3.1 document with all files that it refers to. Never throws, never leaves the content root,
 * never opens a connection: what would need one is a problem.
 * @param path as the field writes it, below the content root
 */
export async function loadDocument(path: string, readText: ReadText): Promise<LoadedDocument> {
  const texts = new Map<string, string>();
  const failed = (problem: DocumentProblem): LoadedDocument => ({ problems: [problem], texts });
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path))
    return failed({
      rule: 'endpoints/openapi-remote-reference',
      message: `${path} is on another host, and nothing is fetched`,
      fix: 'Save it below the content root, and name its path',
    });
  const root = contentFile(path);
  if (root === undefined)
    return failed({
      rule: 'endpoints/openapi-outside',
      message: `${path} lies outside of the content root`,
      fix: 'Move it below the content root, or link a copy',
    });

  const refused: DocumentProblem[] = [];
  const read = async (file: string): Promise<string | undefined> => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = await readText(file).catch((error: unknown) => {
      refused.push({
        rule: 'endpoints/openapi-outside',
        message: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        fix: 'Put a regular file there',
      });
      return undefined;
    });
    if (text === undefined) return undefined;
    texts.set(file, text.replace(/^\uFEFF/, ''));
    return texts.get(file);
  };

  const text = await read(root);
  const [outside] = refused;
  if (outside) return failed(outside);
  if (text === undefined)
    return failed({
      rule: 'endpoints/openapi-missing',
      message: `there is no file ${root} in the content root`,
      fix: 'Add it, or correct the path',
    });
  if (text.length > LARGEST)
    return failed({
      rule: 'endpoints/openapi-syntax',
      message: `${root} has ${Math.round(text.length / 1024 / 1024)} MB`,
      fix: 'Split it, or take out what no caller sees',
      file: root,
      offset: 0,
    });

  const values = new Map<string, unknown>();
  try {
    const parser = new SwaggerParser();
    const refs = await parser.resolve(urlOf(root), {
      resolve: {
        http: false,
        file: false,
        // Whatever is not there is an empty file to the parser; what refers to it is told below, at its place.
        content: {
          order: 1,
          canRead: true,
          read: async ({ url }: { url: string }) => (url.startsWith(HOST) ? await read(fileOf(url)) : undefined) ?? '{}',
        },
      },
      parse: { text: false, binary: false },
    });
    for (const url of refs.paths()) if (url.startsWith(HOST) && texts.has(fileOf(url))) values.set(fileOf(url), refs.get(url));
  } catch (error) {
    return failed(failure(error, root, texts));
  }
  const wrong = versionProblem(values.get(root), root);
  if (wrong) return failed(wrong);
  const problems = [...refused, ...linkReferences(values)];
  for (const [file, each] of texts) {
    if (!/^\s*\{/.test(each)) continue;
    for (const { pointer, offset } of duplicateKeys(each))
      problems.push({
        rule: 'endpoints/openapi-duplicate',
        message: `${pointer.join(' → ')} stands twice, and the first one is lost`,
        fix: 'Keep one of them',
        file,
        offset,
      });
  }
  const document = normalDocument(values.get(root), root);
  return { document, problems: [...problems, ...operationProblems(document)], texts };
}

/** Why the parser gave up: the syntax, the version, or something else in its own words. */
function failure(error: unknown, root: string, texts: ReadonlyMap<string, string>): DocumentProblem {
  if (error instanceof Error && 'code' in error && error.code === 'EPARSER') return syntaxProblem(error, texts, root);
  const text = texts.get(root) ?? '';
  const [, key, quote, stated] = /^[\s{]*"?(openapi|swagger)"?\s*:\s*(["']?)([\w.-]+)\2/m.exec(text) ?? [];
  const version = quote === '' && /^\d+(?:\.\d+)?$/.test(stated ?? '') ? Number(stated) : stated;
  const wrong = versionProblem(key === undefined ? undefined : { [key]: version }, root);
  if (wrong) return wrong;
  const words = error instanceof Error ? (error.message.split('\n')[0] ?? '').replaceAll(HOST, '') : String(error);
  const noPaths = /not a valid Openapi API definition/i.test(words);
  return {
    rule: 'endpoints/openapi-syntax',
    message: noPaths ? `${root} has no paths:` : `${root} cannot be read: ${words}`,
    fix: noPaths
      ? 'Name the document that describes the operations'
      : 'Mend it there; a linter of OpenAPI documents shows the rest',
    file: root,
    offset: 0,
  };
}
