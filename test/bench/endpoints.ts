import { type ContractRow, surfaceContracts } from '../../src/endpoints/contracts.ts';
import type { ReadDocument } from '../../src/endpoints/documents/compare.ts';
import { loadDocument } from '../../src/endpoints/documents/load.ts';

/** A resource of a large API: five operations on two paths, a schema of twelve fields that refers to three others. */
function resource(index: number, version: number, count: number): { paths: [string, object][]; schemas: [string, object][] } {
  const name = `Thing${index}`;
  const ref = { $ref: `#/components/schemas/${name}` };
  const answer = (schema: object) => ({
    200: { description: 'ok', content: { 'application/json': { schema } } },
    404: { description: 'none' },
  });
  const body = { required: true, content: { 'application/json': { schema: ref } } };
  const id = { name: version === 1 ? 'id' : 'key', in: 'path', required: true, schema: { type: 'string' } };
  const query = (each: string) => ({
    name: each,
    in: 'query',
    required: version > 1 && index % 7 === 0,
    schema: { type: 'integer' },
  });
  const properties = Object.fromEntries([
    ...Array.from({ length: 8 }, (_, field) => [
      `field${field + (index % 3 === 0 ? version : 0)}`,
      { type: field % 2 === 0 ? 'string' : 'integer', description: 'x'.repeat(60) },
    ]),
    ...Array.from({ length: 4 }, (_, field) => [
      `link${field}`,
      { $ref: `#/components/schemas/Thing${(index * 7 + field) % count}` },
    ]),
  ]);
  return {
    paths: [
      [
        `/v${version}/things${index}`,
        {
          get: { parameters: [query('limit'), query('page')], responses: answer({ type: 'array', items: ref }) },
          post: { requestBody: body, responses: answer(ref) },
        },
      ],
      [
        `/v${version}/things${index}/{${id.name}}`,
        {
          parameters: [id],
          get: { responses: answer(ref) },
          put: { requestBody: body, responses: answer(ref) },
          delete: { responses: { 204: { description: 'gone' } } },
        },
      ],
    ],
    schemas: [[name, { type: 'object', required: ['field0', 'field1'], properties }]],
  };
}

/** The text of a document with so many operations. */
function largeDocument(operations: number, version: number): string {
  const resources = Array.from({ length: operations / 5 }, (_, index) => resource(index, version, operations / 5));
  const paths = Object.fromEntries(resources.flatMap((each) => each.paths));
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Large', version: '1' },
    paths,
    components: { schemas: Object.fromEntries(resources.flatMap((each) => each.schemas)) },
  });
}

async function load(text: string): Promise<ReadDocument> {
  const { document, problems } = await loadDocument('a.json', async () => text);
  if (!document || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '));
  return document;
}

/** One row an operation, and one more for each that leads to its neighbour: 2,000 rows for 1,000 operations. */
function rowsFor(document: ReadDocument): ContractRow[] {
  const operation = (method: string, path: string) => ({ methods: [method], path, fullPath: path });
  const { operations } = document;
  return [0, 1].flatMap((shift) =>
    operations.map(({ method, path }, index): ContractRow => {
      const target = operations[(index + shift) % operations.length]?.path.replace('/v1/', '/v2/') ?? path;
      return { from: [operation(method, path)], to: [operation(method, target)], disposition: 'rename' };
    }),
  );
}

const line = (name: string, value: number, limit: number) =>
  process.stdout.write(`${name.padEnd(56)} ${value.toFixed(0).padStart(6)} ms   ${(value / limit).toFixed(2)} of ${limit} ms\n`);

const texts = [largeDocument(1000, 1), largeDocument(1000, 2)];
const rows = rowsFor(await load(texts[0] ?? ''));
let [least, compared, deltas] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
for (let attempt = 0; attempt < 5; attempt++) {
  const started = performance.now();
  const [old, next] = [await load(texts[0] ?? ''), await load(texts[1] ?? '')];
  const read = performance.now();
  const result = surfaceContracts(rows, { old: [old], new: [next] });
  compared = Math.min(compared, performance.now() - read);
  least = Math.min(least, performance.now() - started);
  deltas = result.rows.reduce((sum, row) => sum + (row.deltas?.length ?? 0), 0);
}
const size = (texts.reduce((sum, text) => sum + text.length, 0) / 1024 / 1024).toFixed(1);
line(`endpoints: ${rows.length.toLocaleString('en')} mappings, two documents of 1,000 (${size} MB)`, least, 1000);
line(`endpoints: of that, coverage and ${deltas.toLocaleString('en')} deltas`, compared, 1000);
