import { readAsyncApi } from '../asyncapi/read.ts';
import { readGraphql } from '../graphql/read.ts';
import { readOpenApi } from '../openapi/read.ts';
import { contentFile } from '../openapi/references.ts';
import type { ReadDocument } from './compare.ts';
import type { DocumentFormat, DocumentProblem, ReadText } from './document.ts';
import { DocumentFiles } from './files.ts';

/** A document and its problems; `document` is absent if it cannot be read at all. */
export interface LoadedDocument {
  document?: ReadDocument;
  problems: DocumentProblem[];
  /** The texts of its files, for positions and excerpts. */
  texts: ReadonlyMap<string, string>;
}

type Read = (root: string, files: DocumentFiles) => Promise<Omit<LoadedDocument, 'texts'>>;

const READERS: Readonly<Record<DocumentFormat, Read>> = { openapi: readOpenApi, graphql: readGraphql, asyncapi: readAsyncApi };

const NAMES: Readonly<Record<DocumentFormat, string>> = {
  openapi: 'an OpenAPI document',
  graphql: 'a GraphQL schema',
  asyncapi: 'an AsyncAPI document',
};

const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;

/** Returns the format of a document by its name and content; `undefined` if it is none that we know. */
async function formatOf(
  root: string,
  files: DocumentFiles,
  stated: DocumentFormat | undefined,
): Promise<DocumentFormat | undefined> {
  const text = (await files.text(root)) ?? '';
  if (/\.(?:graphqls?|gqls?|sdl)$/i.test(root)) return 'graphql';
  if (stated === 'graphql' && !/^\s*[{[]|^(?:openapi|swagger|asyncapi)\s*:/m.test(text)) return 'graphql';
  const value = await files.value(root);
  if (has(value, 'asyncapi')) return 'asyncapi';
  if (has(value, 'openapi') || has(value, 'swagger')) return 'openapi';
  return has(value, '__schema') || (has(value, 'data') && has((value as { data: unknown }).data, '__schema'))
    ? 'graphql'
    : undefined;
}

/**
 * Reads an API document with all files that it refers to: OpenAPI, a GraphQL schema or AsyncAPI. Never throws, never leaves the
 * content root, never opens a connection: a reference that would need one is a problem.
 * @param path as written in the field, relative to the content root
 * @param stated the format that the field names; without it, any is read
 */
export async function loadDocument(path: string, readText: ReadText, stated?: DocumentFormat): Promise<LoadedDocument> {
  const files = new DocumentFiles(readText);
  const { texts } = files;
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
  const text = await files.text(root);
  if (text === undefined && files.problems.length === 0)
    return failed({
      rule: 'endpoints/document-missing',
      message: `there is no file ${root} in the content root`,
      fix: 'Add it, or correct the path',
    });
  const format = files.problems.length > 0 ? undefined : await formatOf(root, files, stated);
  const [fault] = files.problems;
  if (fault) return failed(fault);
  if (stated !== undefined && format !== undefined && format !== stated)
    return failed({
      rule: 'endpoints/document-version',
      message: `${root} is ${NAMES[format]}, not ${NAMES[stated]}`,
      fix: `Write ${format}: ${path}`,
      file: root,
      offset: 0,
    });
  return { ...(await READERS[format ?? stated ?? 'openapi'](root, files)), texts };
}
