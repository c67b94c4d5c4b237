import { contractDeltas, type ReadDocument } from '../../../src/endpoints/documents/compare.ts';
import { deltaText } from '../../../src/endpoints/documents/delta.ts';
import { operationText } from '../../../src/endpoints/documents/document.ts';
import { loadDocument } from '../../../src/endpoints/documents/load.ts';
import { schemaProblems, schemasOf } from '../../../src/endpoints/graphql/join.ts';
import { Lines } from '../../../src/reader/lines.ts';

/** Reads a schema; everything in it has to be right. */
export async function schemaOf(text: string): Promise<ReadDocument> {
  const { document, problems } = await loadDocument('schema.graphql', async () => text, 'graphql');
  const all = [...problems, ...schemaProblems(schemasOf(document ? [document] : []))];
  if (!document || all.length > 0) throw new Error(all.map(({ message }) => message).join('; '));
  return document;
}

/** What is wrong with a schema: `line:column message → fix`. */
export async function problemsOf(name: string, text: string): Promise<string[]> {
  const { document, problems } = await loadDocument(name, async () => text, 'graphql');
  return [...problems, ...schemaProblems(schemasOf(document ? [document] : []))].map(({ offset, message, fix }) => {
    const { line, column } = new Lines(text).at(offset ?? 0);
    return `${line}:${column} ${message} → ${fix}`;
  });
}

/** `severity part: text` of what changes for the callers of an operation; of the first one, if none is named. */
export async function changes(old: string, next: string, address?: string): Promise<string[]> {
  const operationOf = ({ operations }: ReadDocument) =>
    operations.find((each) => operationText(each) === address) ?? operations[0];
  const [a, b] = [operationOf(await schemaOf(old)), operationOf(await schemaOf(next))];
  if (!a || !b) throw new Error('no operation');
  return contractDeltas(a, b).map((delta) => `${delta.severity} ${delta.in}: ${deltaText(delta)}`);
}
