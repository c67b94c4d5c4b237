import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../../../src/endpoints/documents/load.ts';
import { folderText } from '../../../src/reader/text-files.ts';
import { HEAD, load, problemsOf } from './documents.ts';

const LINTER = 'Fix it there; a linter shows the rest';

describe('versions', () => {
  test.each([
    ['2.0', 'swagger: "2.0"\nbasePath: /api/\npaths: { /a: { get: {} } }\n', 'GET /api/a'],
    ['3.0', 'openapi: 3.0.4\nservers: [{ url: https://example.com/api }]\npaths: { /a: { get: {} } }\n', 'GET /api/a'],
    ['3.0', 'openapi: 3.0.0\nservers: [{ url: /api }]\npaths: { /a: { get: {} } }\n', 'GET /api/a'],
    [
      '3.0',
      'openapi: 3.0.0\nservers: [{ url: "https://{host}/{base}", variables: { host: { default: example.com }, base: { default: v2 } } }]\npaths: { /a: { get: {} } }\n',
      'GET /v2/a',
    ],
    ['3.1', '{"openapi":"3.1.0","paths":{"/a":{"get":{}}}}', 'GET /a'],
    ['3.1', 'openapi: 3.1.0\nwebhooks: { orderPaid: { post: {} } }\n', 'HOOK orderPaid'],
    ['3.2', 'openapi: 3.2.0\npaths: { /a: { query: {} } }\n', 'QUERY /a'],
    ['3.2', 'openapi: 3.2.0\npaths: { /a: { additionalOperations: { COPY: {} } } }\n', 'COPY /a'],
  ])('%s is read', async (version, text, operation) => {
    const { document, problems } = await load({ 'api/a.yaml': text });
    expect(problems).toEqual([]);
    expect(document?.version).toBe(version);
    expect(document?.operations.map(({ method, fullPath }) => `${method} ${fullPath}`)).toEqual([operation]);
  });

  test('2.0 and 3.0 of one API are the same', async () => {
    const old =
      'swagger: "2.0"\nconsumes: [application/json]\nproduces: [application/json]\nsecurityDefinitions: { key: { type: apiKey, in: header, name: X-Key } }\nsecurity: [{ key: [] }]\npaths:\n  /a/{id}:\n    parameters: [{ name: id, in: path, required: true, type: integer }]\n    put:\n      parameters:\n        - { name: limit, in: query, type: string, enum: [a, b] }\n        - { name: body, in: body, required: true, schema: { $ref: "#/definitions/A" } }\n      responses: { "200": { description: ok, schema: { $ref: "#/definitions/A" } } }\ndefinitions: { A: { type: object, required: [name], properties: { name: { type: string } } } }\n';
    const next =
      'openapi: 3.0.3\ncomponents:\n  securitySchemes: { other: { type: apiKey, in: header, name: X-Key } }\n  schemas: { A: { type: object, required: [name], properties: { name: { type: string } } } }\nsecurity: [{ other: [] }]\npaths:\n  /a/{key}:\n    put:\n      parameters:\n        - { name: key, in: path, required: true, schema: { type: integer } }\n        - { name: limit, in: query, schema: { type: string, enum: [a, b] } }\n      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } }\n      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } } }\n';
    const [one, other] = [
      (await load({ 'a.yaml': old })).document?.operations[0],
      (await load({ 'b.yaml': next })).document?.operations[0],
    ];
    const { contractDeltas } = await import('../../../src/endpoints/documents/compare.ts');
    expect(one && other && contractDeltas(one, other)).toEqual([]);
    expect(one?.body?.required).toBe(true);
    expect(one?.security).toEqual([[{ scheme: 'API key in header X-Key', scopes: [], addresses: [] }]]);
  });
});

describe('$refs', () => {
  const anchored = (type: string, ref: string): string =>
    `openapi: 3.1.0\npaths: { /a: { get: { responses: { "200": { description: ok, content: { application/json: { example: { $anchor: user, type: wrong }, schema: { $ref: "${ref}" } } } } } } } }\ncomponents: { schemas: { User: { $anchor: user, type: object, properties: { id: { type: ${type} } } } } }\n`;

  test('an $anchor is followed, in the file and into another one; a map in an example is none', async () => {
    const [inside, outside, pointer] = [
      await load({ 'a.yaml': anchored('string', '#user') }),
      await load({ 'a.yaml': anchored('string', 'b.yaml#user'), 'b.yaml': anchored('string', '#/components/schemas/User') }),
      await load({ 'a.yaml': anchored('string', '#/components/schemas/User') }),
    ];
    const shapes = [inside, outside, pointer].map(({ document }) => document?.operations[0]?.responses);
    expect([inside, outside, pointer].flatMap(({ problems }) => problems)).toEqual([]);
    expect(JSON.stringify(shapes[0])).toContain('"id"');
    expect(shapes[0]).toEqual(shapes[2]);
    expect(shapes[1]).toEqual(shapes[2]);
  });

  test('an $anchor that no schema has is a problem with its place', async () => {
    expect(await problemsOf({ 'a.yaml': anchored('string', '#nobody') })).toEqual([
      expect.stringContaining(
        'the $ref #nobody names an anchor that no schema of the file has → Correct it, or refer to the schema by its path: #/components/…',
      ),
    ]);
  });

  test('lead into other files, and in circles', async () => {
    const { document, problems, texts } = await load({
      'api/a.yaml': `${HEAD}paths:\n  /a: { $ref: "parts/a.yaml#/item" }\n`,
      'api/parts/a.yaml':
        'item:\n  get:\n    responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "../schemas/node.json" } } } } }\n',
      'api/schemas/node.json':
        '{"type":"object","properties":{"next":{"$ref":"#"},"up":{"$ref":"../a.yaml#/components/schemas/None"}}}',
    });
    expect(problems.map(({ message }) => message)).toEqual(['the $ref ../a.yaml#/components/schemas/None leads to nothing']);
    expect([...texts.keys()].sort()).toEqual(['api/a.yaml', 'api/parts/a.yaml', 'api/schemas/node.json']);
    const schema = document?.operations[0]?.responses['200']?.['application/json'];
    expect((schema?.properties as Record<string, unknown> | undefined)?.next).toBe(schema);
  });

  test('in examples, and properties that are called $ref, are data', async () => {
    expect(
      await problemsOf({
        'a.yaml': `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        "200":\n          description: ok\n          content: { application/json: { example: { $ref: "https://example.com/x" }, schema: { properties: { $ref: { type: string } } } } }\n`,
      }),
    ).toEqual([]);
  });

  test('keep what OpenAPI 3.1 writes beside them', async () => {
    const { document } = await load({
      'a.yaml':
        'openapi: 3.1.0\npaths:\n  /a: { get: { responses: { "200": { content: { application/json: { schema: { $ref: "#/components/schemas/A", required: [b] } } } } } } }\ncomponents: { schemas: { A: { type: object, properties: { b: { type: string } } } } }\n',
    });
    expect(document?.operations[0]?.responses['200']?.['application/json']).toEqual({
      required: ['b'],
      allOf: [{ type: 'object', properties: { b: { type: 'string' } } }],
    });
  });

  test('that lead to themselves lead to nothing', async () => {
    expect(
      await problemsOf({
        'a.yaml': `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A: { $ref: "#/components/schemas/B" }\n    B: { $ref: "#/components/schemas/A" }\n`,
      }),
    ).toEqual([
      'a.yaml:6:5 the $ref #/components/schemas/B leads to nothing → Correct it, or add what it names',
      'a.yaml:7:5 the $ref #/components/schemas/A leads to nothing → Correct it, or add what it names',
    ]);
  });
});

describe('nothing outside of the content root', () => {
  test('is read, and no connection is opened', async () => {
    let calls = 0;
    const server = createServer((_, response) => {
      calls++;
      response.end('{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/schema.json`;
    const asked: string[] = [];
    const text = `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        "200":\n          $ref: ${url}#/a\n        "400":\n          $ref: //example.com/x\n        "401":\n          $ref: file:///etc/passwd\n        "402":\n          $ref: ../../../etc/passwd\n        "403":\n          $ref: /etc/passwd\n`;
    const { document, problems } = await loadDocument('api/a.yaml', async (file) => {
      asked.push(file);
      return file === 'api/a.yaml' ? text : undefined;
    });
    await new Promise((done) => server.close(done));
    expect(calls).toBe(0);
    expect(asked.filter((file) => file.startsWith('/') || file.includes('..'))).toEqual([]);
    expect(document?.operations).toHaveLength(1);
    expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      `endpoints/document-remote-reference the $ref ${url}#/a leads to another host, and nothing is fetched`,
      'endpoints/document-remote-reference the $ref //example.com/x leads to another host, and nothing is fetched',
      'endpoints/document-remote-reference the $ref file:///etc/passwd leads to another host, and nothing is fetched',
      'endpoints/document-outside the $ref ../../../etc/passwd leads out of the content root',
      'endpoints/document-outside the $ref /etc/passwd leads out of the content root',
    ]);
  });

  test.each([
    [
      'https://example.com/a.yaml',
      'field https://example.com/a.yaml is on another host, and nothing is fetched → Save it below the content root, and name its path',
    ],
    ['../a.yaml', 'field ../a.yaml lies outside of the content root → Move it below the content root, or link a copy'],
    ['/a.yaml', 'field /a.yaml lies outside of the content root → Move it below the content root, or link a copy'],
    ['C:\\a.yaml', 'field C:\\a.yaml lies outside of the content root → Move it below the content root, or link a copy'],
  ])('%s as the document itself', async (path, expected) => {
    expect(await problemsOf({ [path]: HEAD })).toEqual([expected]);
  });

  test('symbolic links, wherever they lead', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'banyan-openapi-'));
    try {
      await mkdir(join(folder, 'content'));
      await writeFile(join(folder, 'secret.yaml'), `${HEAD}paths: {}\n`);
      await writeFile(join(folder, 'content/real.yaml'), `${HEAD}paths: {}\n`);
      await symlink('../secret.yaml', join(folder, 'content/out.yaml'));
      await symlink('real.yaml', join(folder, 'content/in.yaml'));
      const readText = folderText(join(folder, 'content'));
      const messages = async (file: string) => (await loadDocument(file, readText)).problems.map(({ message }) => message);
      expect(await messages('out.yaml')).toEqual(['out.yaml cannot be read: a symbolic link is not followed']);
      expect(await messages('in.yaml')).toEqual(['in.yaml cannot be read: a symbolic link is not followed']);
      expect(await messages('none.yaml')).toEqual(['there is no file none.yaml in the content root']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('what is wrong with a document', () => {
  test.each([
    [
      'YAML that ends in a list',
      `${HEAD}paths: [a\nx: 1\n`,
      [`a.yaml:4:1 a.yaml is neither JSON nor YAML: missed comma between flow collection entries → ${LINTER}`],
    ],
    [
      'JSON that is cut',
      '{"openapi": "3.0.0", "paths": {,}',
      [`a.yaml:1:32 a.yaml is neither JSON nor YAML: expected the node content, but found ',' → ${LINTER}`],
    ],
    [
      'a key twice in YAML',
      `${HEAD}paths:\n  /a: {}\n  /a: {}\n`,
      ['a.yaml:5:3 the key occurs twice in one object, so the document cannot be read → Keep one of them'],
    ],
    [
      'nothing',
      '',
      [
        'a.yaml:1:1 a.yaml is no OpenAPI document: it has neither openapi: nor swagger: → Name an OpenAPI 2.0, 3.0, 3.1 or 3.2 document',
      ],
    ],
    [
      'a list',
      '[]',
      [
        'a.yaml:1:1 a.yaml is no OpenAPI document: it has neither openapi: nor swagger: → Name an OpenAPI 2.0, 3.0, 3.1 or 3.2 document',
      ],
    ],
    [
      'a version to come',
      'openapi: 4.0.0\npaths: {}\n',
      ['a.yaml:1:1 openapi: 4.0.0 is not supported → Supported are OpenAPI 2.0, 3.0, 3.1 and 3.2'],
    ],
    [
      'a version as a number',
      'info: {}\nswagger: 2.0\npaths: {}\n',
      ['a.yaml:2:1 swagger: 2 is a number → Write swagger: "2.0"'],
    ],
    ['no paths', HEAD, ['a.yaml:1:1 a.yaml has no paths: → Name the document that describes the operations']],
    [
      'paths that differ by a slash or by case',
      `${HEAD}paths:\n  /a:\n    get: {}\n  /a/:\n    get: {}\n  /A:\n    get: {}\n    put: {}\n`,
      [
        'a.yaml:7:5 GET /a/ differs from GET /a only by the slash at its end → Keep one of them, or rename one: many servers and proxies take both for one',
        'a.yaml:9:5 GET /A differs from GET /a only by upper and lower case → Keep one of them, or rename one: many servers and proxies take both for one',
      ],
    ],
    [
      'paths that differ by the names of parameters',
      `${HEAD}paths:\n  /a/{id}:\n    get: {}\n  /a/{key}:\n    get: {}\n`,
      [
        'a.yaml:7:5 GET /a/{key} is the same operation as GET /a/{id}: paths that differ only in parameter names are the same path → Keep one of them',
      ],
    ],
    [
      'an operationId twice',
      `${HEAD}paths:\n  /a:\n    get: { operationId: list }\n  /b:\n    get: { operationId: list }\n`,
      ['a.yaml:7:5 GET /b has the operationId list of GET /a → Give each operation an id of its own'],
    ],
    [
      'a file that is not there',
      `${HEAD}paths:\n  /a:\n    $ref: b.yaml\n`,
      ['a.yaml:5:5 the $ref b.yaml leads to b.yaml, which does not exist → Add the file, or correct the path'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await problemsOf({ 'a.yaml': text })).toEqual(expected);
  });

  test('a key twice in JSON, which parsers pass over', async () => {
    const text = '{\n  "openapi": "3.0.0",\n  "paths": {\n    "/a": { "get": {} },\n    "/a": { "get": {}, "get": {} }\n  }\n}\n';
    expect(await problemsOf({ 'a.json': text })).toEqual([
      'a.json:5:5 paths → /a occurs twice, and the first one is lost → Keep one of them',
      'a.json:5:24 paths → /a → get occurs twice, and the first one is lost → Keep one of them',
    ]);
  });

  test('a file that it refers to and that does not parse', async () => {
    expect(await problemsOf({ 'a.yaml': `${HEAD}paths:\n  /a: { $ref: "b.yaml" }\n`, 'b.yaml': 'get: [a\nx: 1\n' })).toEqual([
      `b.yaml:2:1 b.yaml is neither JSON nor YAML: missed comma between flow collection entries → ${LINTER}`,
    ]);
  });

  test('20,000 levels are refused, not walked', async () => {
    const schema = `${'{"items":'.repeat(20_000)}{}${'}'.repeat(20_000)}`;
    expect(
      await problemsOf({
        'a.json': `{"openapi":"3.0.3","paths":{"/a":{"get":{"responses":{"200":{"content":{"application/json":{"schema":${schema}}}}}}}}}`,
      }),
    ).toEqual([
      'a.json:1:1 a.json is nested deeper than 400 levels → Name the document that people maintain, not one that a program has unfolded',
    ]);
  });

  test('a byte order mark is none', async () => {
    expect((await load({ 'a.json': '\uFEFF{"openapi":"3.0.0","paths":{"/a":{"get":{}}}}' })).document?.operations).toHaveLength(
      1,
    );
  });
});

test('5 MB are read', async () => {
  const paths = Object.fromEntries(
    Array.from({ length: 4000 }, (_, index) => [
      `/a${index}`,
      { get: { summary: 'x'.repeat(1200), responses: { 200: { $ref: '#/components/responses/Ok' } } } },
    ]),
  );
  const text = JSON.stringify({ openapi: '3.0.3', info: {}, paths, components: { responses: { Ok: { description: 'ok' } } } });
  expect(text.length).toBeGreaterThan(5_000_000);
  const { document, problems } = await load({ 'a.json': text });
  expect(document?.operations).toHaveLength(4000);
  expect(problems).toEqual([]);
});
