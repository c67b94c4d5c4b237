import type { ReadDocument } from '../../../src/endpoints/documents/compare.ts';
import { type LoadedDocument, loadDocument } from '../../../src/endpoints/documents/load.ts';
import { locateKey } from '../../../src/endpoints/documents/locate.ts';
import type { ApiDocument, ApiOperation } from '../../../src/endpoints/openapi/document.ts';
import { Lines } from '../../../src/reader/lines.ts';

/** Loads the first of some files; every file that is asked for must be one of them. */
export async function load(
  files: Readonly<Record<string, string>>,
): Promise<Omit<LoadedDocument, 'document'> & { document?: ApiDocument }> {
  const { document, ...rest } = await loadDocument(Object.keys(files)[0] ?? '', async (file) => files[file], 'openapi');
  return { ...rest, ...(isOpenApi(document) && { document }) };
}

const isOpenApi = (document: ReadDocument | undefined): document is ApiDocument => document?.format === 'openapi';

/** What is wrong with the first of some files: `file:line:column message → fix`. */
export async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { problems } = await load(files);
  return problems.map(({ file, offset, pointer, message, fix }) => {
    const lines = new Lines(files[file ?? ''] ?? '');
    const { line, column } = lines.at(offset ?? (pointer ? locateKey(lines.text, pointer) : 0));
    return `${file === undefined ? 'field' : `${file}:${line}:${column}`} ${message} → ${fix}`;
  });
}

export const HEAD = 'openapi: 3.0.3\ninfo: { title: API, version: "1" }\n';

/** A document from its paths, as an object. */
export const documentOf = async (paths: object, more: object = {}): Promise<ApiDocument> => {
  const { document, problems } = await load({
    'a.json': JSON.stringify({ openapi: '3.0.3', info: { title: 'API', version: '1' }, paths, ...more }),
  });
  if (!document) throw new Error(problems.map(({ message }) => message).join());
  return document;
};

/** The one operation of a document: `GET /a` with these fields. */
export async function operationOf(fields: object, more: object = {}): Promise<ApiOperation> {
  const { operations } = await documentOf({ '/a': { post: fields } }, more);
  const [operation] = operations;
  if (!operation) throw new Error('no operation');
  return operation;
}
