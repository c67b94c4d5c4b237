import { describe, expect, test } from 'vitest';
import { deltaText } from '../../../src/endpoints/documents/delta.ts';
import { compute } from '../../../src/pipeline/compute.ts';
import { readExample } from '../../../src/pipeline/example.ts';

/**
 * What callers feel, one small pair of documents a case. Cases named after a repository are bug reports of other tools that
 * compare API descriptions: https://github.com/oasdiff/oasdiff/issues/549 is `oasdiff-549`.
 */
interface Case {
  id: string;
  what: string;
  old: string;
  next: string;
  /** `GET /a` to itself, where there are none. */
  rows?: readonly string[];
  files?: Readonly<Record<string, string>>;
  /** `severity part: text`, of all rows. */
  expected: readonly string[];
}

const version = (v: string | undefined): string => (v === undefined ? '' : `openapi: ${v}\ninfo: { title: T, version: '1' }`);

/** A document whose `GET /a` answers with a schema. */
const answer = (schema: string, more = '', v?: string): string => `${version(v)}
paths:
  /a:
    get:
      responses:
        '200':
          description: ok
          content: { application/json: { schema: ${schema} } }
${more}`;

/** A document whose `POST /a` takes a schema. */
const body = (schema: string, more = '', v?: string): string => `${version(v)}
paths:
  /a:
    post:
      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }
      responses: { '200': { description: ok } }
${more}`;

/** A document whose `GET /a` has a parameter. */
const query = (parameter: string, more = '', v?: string): string => `${version(v)}
paths:
  /a:
    get:
      parameters: [${parameter}]
      responses: { '200': { description: ok } }
${more}`;

/** A document whose `GET /a` asks for authentication. */
const security = (requirement: string): string => `
paths:
  /a:
    get:
      security: ${requirement}
      responses: { '200': { description: ok } }
components: { securitySchemes: { auth: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://x/y', scopes: { read: r, write: w } } } } } }
`;

/** A document whose `GET /a` answers errors with `default`. */
const fallback = (response: string, more: string): string =>
  `paths:\n  /a:\n    get:\n      responses:\n        '200': { description: ok }\n        default: ${response}\n${more}`;

const schemas = (text: string): string => `components: { schemas: { ${text} } }\n`;

const POST = ['{ from: POST /a, to: same }'];
const E = 'E: { type: string, enum: [user, account] }';
const errors = (fields: string): string =>
  `components: { responses: { E: { description: e, content: { application/json: { schema: { type: object, properties: { ${fields} } } } } } }, schemas: { E: { type: object, properties: { ${fields} } } } }\n`;
const D = errors('code: { type: integer }, msg: { type: string }');
const D2 = errors('code: { type: string }');

const CASES: readonly Case[] = [
  {
    id: 'dref-same',
    what: 'default response is a $ref on both sides, its schema changes',
    old: fallback("{ $ref: '#/components/responses/E' }", D),
    next: fallback("{ $ref: '#/components/responses/E' }", D2),
    expected: ['risky error: error default.msg is gone', 'breaking error: error default.code: type integer → string'],
  },
  {
    id: 'dref-inline',
    what: 'default inline schema $ref changes',
    old: fallback("{ description: e, content: { application/json: { schema: { $ref: '#/components/schemas/E' } } } }", D),
    next: fallback("{ description: e, content: { application/json: { schema: { $ref: '#/components/schemas/E' } } } }", D2),
    expected: ['risky error: error default.msg is gone', 'breaking error: error default.code: type integer → string'],
  },
  {
    id: 'dref-half',
    what: 'default inline vs default $ref with the same content',
    old: fallback(
      '{ description: e, content: { application/json: { schema: { type: object, properties: { code: { type: integer }, msg: { type: string } } } } } }',
      D,
    ),
    next: fallback("{ $ref: '#/components/responses/E' }", D),
    expected: [],
  },
  {
    id: 'mergekey',
    what: 'YAML merge key in responses and in properties',
    old:
      "x-e: &e\n  '404': { description: no }\nx-p: &p\n  b: { type: string }\n" +
      "paths:\n  /a:\n    get:\n      responses:\n        <<: *e\n        '200':\n          description: ok\n          content: { application/json: { schema: { type: object, properties: { <<: *p, c: { type: string } } } } }\n",
    next: answer('{ type: object, properties: { c: { type: string } } }'),
    expected: ['risky response: response b is gone', 'compatible error: error 404 is gone'],
  },
  {
    id: 'mergeop',
    what: 'operation from a YAML merge key',
    rows: ['{ from: GET /a, to: same }', '{ from: POST /a, to: same }'],
    old: "x-o: &o\n  get: { responses: { '200': { description: ok } } }\npaths:\n  /a:\n    <<: *o\n    post: { responses: { '200': { description: ok } } }\n",
    next: "paths:\n  /a:\n    get: { responses: { '200': { description: ok } } }\n    post: { responses: { '200': { description: ok } } }\n",
    expected: [],
  },
  {
    id: 'bracket',
    what: 'multi-line [ ] closed at the indentation of its key (YAML that js-yaml 3/4, PyYAML, go-yaml read)',
    old: "paths:\n  /a:\n    get:\n      tags: [\n        x\n      ]\n      responses: { '200': { description: ok } }\n",
    next: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok } }\n",
    expected: [],
  },
  {
    id: 'pathref',
    what: 'path item $ref with sibling parameters (3.0/3.1 allow it)',
    old: "paths:\n  /a:\n    $ref: 'item.yaml'\n    parameters: [{ name: x, in: query, schema: { type: string } }]\n",
    next: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok } }\n",
    files: { 'item.yaml': "get:\n  responses: { '200': { description: ok } }\n" },
    expected: ['risky query: query parameter x is gone'],
  },
  {
    id: 'pathrefsum',
    what: 'path item $ref with summary only',
    old: "paths:\n  /a:\n    $ref: 'item.yaml'\n    summary: S\n",
    next: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok } }\n",
    files: { 'item.yaml': "get:\n  responses: { '200': { description: ok } }\n" },
    expected: [],
  },
  {
    id: 'paramref',
    what: 'parameter $ref with sibling required (ignored by 3.0) ',
    old: "paths:\n  /a:\n    get:\n      parameters: [{ $ref: '#/components/parameters/x', required: false }]\n      responses: { '200': { description: ok } }\ncomponents: { parameters: { x: { name: x, in: query, schema: { type: string } } } }\n",
    next: query('{ name: x, in: query, schema: { type: string } }'),
    expected: [],
  },
  {
    id: 'respref',
    what: 'response $ref with sibling description AND headers',
    old: "paths:\n  /a:\n    get:\n      responses: { '200': { $ref: '#/components/responses/x', headers: {} } }\ncomponents: { responses: { x: { description: ok, content: { application/json: { schema: { type: string } } } } } }\n",
    next: answer('{ type: string }'),
    expected: [],
  },
  {
    id: 'readonly-req',
    what: 'required readOnly property in a body schema added',
    rows: POST,
    old: body('{ type: object, required: [n], properties: { n: { type: string } } }'),
    next: body('{ type: object, required: [n, id], properties: { n: { type: string }, id: { type: string, readOnly: true } } }'),
    expected: [],
  },
  {
    id: 'writeonly-res',
    what: 'writeOnly property removed from a response schema',
    old: answer('{ type: object, required: [pw], properties: { n: { type: string }, pw: { type: string, writeOnly: true } } }'),
    next: answer('{ type: object, properties: { n: { type: string } } }'),
    expected: [],
  },
  {
    id: 'default-query',
    what: 'default of a query parameter 30 -> 15',
    old: query('{ name: per_page, in: query, schema: { type: integer, default: 30 } }'),
    next: query('{ name: per_page, in: query, schema: { type: integer, default: 15 } }'),
    expected: ['breaking query: query parameter per_page: default 30 → 15'],
  },
  {
    id: 'resp-header',
    what: 'response header removed (Link pagination)',
    old: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok, headers: { Link: { required: true, schema: { type: string } } } } }\n",
    next: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok } }\n",
    expected: ['breaking response: response header Link is gone'],
  },
  {
    id: 'addprops',
    what: 'request additionalProperties true -> false',
    rows: POST,
    old: body('{ type: object, properties: { n: { type: string } } }'),
    next: body('{ type: object, additionalProperties: false, properties: { n: { type: string } } }'),
    expected: ['breaking body: body takes no other fields any more'],
  },
  {
    id: 'style',
    what: 'query array explode true -> false (?a=1&a=2 -> ?a=1,2)',
    old: query('{ name: ids, in: query, schema: { type: array, items: { type: string } } }'),
    next: query('{ name: ids, in: query, explode: false, schema: { type: array, items: { type: string } } }'),
    expected: ['breaking query: query parameter ids: style a=1&a=2 → a=1,2'],
  },
  {
    id: 'collfmt',
    what: '2.0 collectionFormat csv -> 3.0 form explode default true',
    old: "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths:\n  /a:\n    get:\n      parameters: [{ name: ids, in: query, type: array, collectionFormat: csv, items: { type: string } }]\n      responses: { '200': { description: ok } }\n",
    next: query('{ name: ids, in: query, schema: { type: array, items: { type: string } } }'),
    expected: ['breaking query: query parameter ids: style a=1,2 → a=1&a=2'],
  },
  {
    id: 'int-str-path',
    what: 'query integer -> string',
    old: query('{ name: q, in: query, schema: { type: integer } }'),
    next: query('{ name: q, in: query, schema: { type: string } }'),
    expected: ['compatible query: query parameter q: type integer → string'],
  },
  {
    id: 'fmt-int64',
    what: 'format int64 added to an integer parameter',
    old: query('{ name: q, in: query, schema: { type: integer } }'),
    next: query('{ name: q, in: query, schema: { type: integer, format: int64 } }'),
    expected: ['compatible query: query parameter q: format any → int64'],
  },
  {
    id: 'fmt-widen',
    what: 'format int32 -> int64 in a request',
    old: query('{ name: q, in: query, schema: { type: integer, format: int32 } }'),
    next: query('{ name: q, in: query, schema: { type: integer, format: int64 } }'),
    expected: ['compatible query: query parameter q: format int32 → int64'],
  },
  {
    id: 'fmt-widen-res',
    what: 'format int32 -> int64 in a response',
    old: answer('{ type: object, properties: { n: { type: integer, format: int32 } } }'),
    next: answer('{ type: object, properties: { n: { type: integer, format: int64 } } }'),
    expected: ['risky response: response n: format int32 → int64'],
  },
  {
    id: 'fmt-email-gone',
    what: 'format email removed from a request field',
    rows: POST,
    old: body('{ type: object, properties: { n: { type: string, format: email } } }'),
    next: body('{ type: object, properties: { n: { type: string } } }'),
    expected: ['compatible body: body n: format email → any'],
  },
  {
    id: 'obj-arr',
    what: 'response object -> array',
    old: answer('{ type: object, required: [a,b,c], properties: { a: {type: string}, b: {type: string}, c: {type: string} } }'),
    next: answer('{ type: array, items: { type: object, properties: { a: {type: string} } } }'),
    expected: ['breaking response: response: type object → array'],
  },
  {
    id: 'oneof-add',
    what: 'response gets a second variant',
    old: answer(
      "{ oneOf: [{ $ref: '#/components/schemas/U' }] }",
      'components: { schemas: { U: { type: object, required: [a,b,c], properties: { a: {type: string}, b: {type: string}, c: {type: string} } }, O: { type: object, required: [z], properties: { z: {type: string} } } } }\n',
    ),
    next: answer(
      "{ oneOf: [{ $ref: '#/components/schemas/U' }, { $ref: '#/components/schemas/O' }] }",
      'components: { schemas: { U: { type: object, required: [a,b,c], properties: { a: {type: string}, b: {type: string}, c: {type: string} } }, O: { type: object, required: [z], properties: { z: {type: string} } } } }\n',
    ),
    expected: ['risky response: response has another variant: O'],
  },
  {
    id: 'oneof-rem-req',
    what: 'request loses one variant',
    rows: POST,
    old: body(
      '{ oneOf: [{ type: object, required: [a], properties: { a: {type: string} } }, { type: object, required: [z], properties: { z: {type: string} } }] }',
    ),
    next: body('{ oneOf: [{ type: object, required: [a], properties: { a: {type: string} } }] }'),
    expected: ['breaking body: body has no variant number 2 any more'],
  },
  {
    id: 'disc',
    what: 'discriminator mapping value removed',
    rows: POST,
    old:
      body(
        "{ discriminator: { propertyName: t, mapping: { cat: '#/components/schemas/C', dog: '#/components/schemas/D' } }, oneOf: [{ $ref: '#/components/schemas/C' }, { $ref: '#/components/schemas/D' }] }",
      ) +
      'components: { schemas: { C: { type: object, properties: { t: {type: string} } }, D: { type: object, properties: { t: {type: string} } } } }\n',
    next:
      body(
        "{ discriminator: { propertyName: t, mapping: { cat: '#/components/schemas/C' } }, oneOf: [{ $ref: '#/components/schemas/C' }, { $ref: '#/components/schemas/D' }] }",
      ) +
      'components: { schemas: { C: { type: object, properties: { t: {type: string} } }, D: { type: object, properties: { t: {type: string} } } } }\n',
    expected: ['breaking body: body is not told apart by t: dog any more'],
  },
  {
    id: 'exmin',
    what: '3.0 exclusiveMinimum: true + minimum 0 -> 3.1 exclusiveMinimum: 0',
    old: query('{ name: q, in: query, schema: { type: integer, minimum: 0, exclusiveMinimum: true } }'),
    next:
      "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n" +
      query('{ name: q, in: query, schema: { type: integer, exclusiveMinimum: 0 } }').trimStart(),
    expected: [],
  },
  {
    id: 'range',
    what: 'status 200/404 -> 2XX/4XX ranges, same content',
    old: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok, content: { application/json: { schema: { type: string } } } }, '404': { description: no } }\n",
    next: 'paths:\n  /a:\n    get:\n      responses: { 2XX: { description: ok, content: { application/json: { schema: { type: string } } } }, 4XX: { description: no } }\n',
    expected: [],
  },
  {
    id: 'wild',
    what: 'media type application/json -> */*',
    rows: POST,
    old: body('{ type: string }'),
    next: body('{ type: string }').replace('application/json', "'*/*'"),
    expected: [],
  },
  {
    id: 'version-mt',
    what: 'application/vnd.x+json;version=1 and ;version=2 collapse',
    old: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok, content: { 'application/vnd.x+json;version=1': { schema: { type: string } }, 'application/vnd.x+json;version=2': { schema: { type: object } } } } }\n",
    next: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok, content: { 'application/vnd.x+json;version=2': { schema: { type: object } } } } }\n",
    expected: ['breaking response: response 200 application/vnd.x+json;version=1 is gone'],
  },
  {
    id: 'pathcount',
    what: 'GET /o/{org}/u/{id} -> GET /u/{id}: a path parameter is gone',
    rows: ['{ from: "GET /o/{org}/u/{id}", to: "GET /u/{id}" }'],
    old: "paths:\n  /o/{org}/u/{id}:\n    get:\n      parameters: [{ name: org, in: path, required: true, schema: { type: string } }, { name: id, in: path, required: true, schema: { type: integer } }]\n      responses: { '200': { description: ok } }\n",
    next: "paths:\n  /u/{id}:\n    get:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]\n      responses: { '200': { description: ok } }\n",
    expected: [
      'compatible path: path parameter {id}: type integer → string',
      'risky path: path parameter {id}: format any → uuid',
      'risky path: path parameter {org} is gone',
    ],
  },
  {
    id: 'pathmove',
    what: '/{org}/{id} -> /{id}/{org} (order changes)',
    rows: ['{ from: "GET /x/{org}/{id}", to: "GET /y/{id}/{org}" }'],
    old: "paths:\n  /x/{org}/{id}:\n    get:\n      parameters: [{ name: org, in: path, required: true, schema: { type: string } }, { name: id, in: path, required: true, schema: { type: integer } }]\n      responses: { '200': { description: ok } }\n",
    next: "paths:\n  /y/{id}/{org}:\n    get:\n      parameters: [{ name: org, in: path, required: true, schema: { type: string } }, { name: id, in: path, required: true, schema: { type: integer } }]\n      responses: { '200': { description: ok } }\n",
    expected: [],
  },
  {
    id: 'path-to-query',
    what: 'path parameter becomes a query parameter',
    rows: ['{ from: "GET /u/{id}", to: "GET /u" }'],
    old: "paths:\n  /u/{id}:\n    get:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      responses: { '200': { description: ok } }\n",
    next: "paths:\n  /u:\n    get:\n      parameters: [{ name: id, in: query, required: true, schema: { type: string } }]\n      responses: { '200': { description: ok } }\n",
    expected: ['breaking query: query parameter id moves from the path to the query'],
  },
  {
    id: 'method',
    what: 'PUT -> PATCH row',
    rows: ['{ from: PUT /a, to: PATCH /a }'],
    old: "paths:\n  /a:\n    put:\n      responses: { '200': { description: ok } }\n",
    next: "paths:\n  /a:\n    patch:\n      responses: { '200': { description: ok } }\n",
    expected: ['breaking method: method: type PUT → PATCH'],
  },
  {
    id: 'shared-twice',
    what: 'Address used twice, zip becomes required',
    rows: POST,
    old: `${body(
      "{ type: object, properties: { bill: { $ref: '#/components/schemas/A' }, ship: { $ref: '#/components/schemas/A' } } }",
    )}components: { schemas: { A: { type: object, properties: { zip: { type: string } } } } }\n`,
    next: `${body(
      "{ type: object, properties: { bill: { $ref: '#/components/schemas/A' }, ship: { $ref: '#/components/schemas/A' } } }",
    )}components: { schemas: { A: { type: object, required: [zip], properties: { zip: { type: string } } } } }\n`,
    expected: ['breaking body: body bill.zip is required now (also ship.zip)'],
  },
  {
    id: 'v32',
    what: 'OpenAPI 3.2.0 document',
    old: "openapi: 3.2.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { responses: { '200': { description: ok } } } } }\n",
    next: "openapi: 3.2.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { responses: { '200': { description: ok } } }, query: { responses: { '200': { description: ok } } } } }\n",
    expected: [],
  },
  {
    id: 'webhooks',
    what: '3.1 webhooks: a payload field gone',
    old: "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { responses: { '200': { description: ok } } } } }\nwebhooks: { orderPaid: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }, responses: { '200': { description: ok } } } } }\n",
    next: "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { responses: { '200': { description: ok } } } } }\n",
    expected: [],
  },
  {
    id: 'nopaths',
    what: '3.1 document with webhooks only',
    old: "openapi: 3.1.0\ninfo: { title: T, version: '1' }\nwebhooks: { orderPaid: { post: { responses: { '200': { description: ok } } } } }\n",
    next: "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { responses: { '200': { description: ok } } } } }\n",
    expected: [],
  },
  {
    id: 'uniq',
    what: 'uniqueItems / multipleOf in a request',
    old: query('{ name: q, in: query, schema: { type: array, items: { type: integer } } }'),
    next: query('{ name: q, in: query, schema: { type: array, uniqueItems: true, items: { type: integer, multipleOf: 5 } } }'),
    expected: [
      'breaking query: query parameter q may hold nothing twice now',
      'breaking query: query parameter q[]: multiple of any → 5',
    ],
  },
  {
    id: 'remote',
    what: 'remote $ref in an unused example/extension schema',
    old: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: 'https://example.com/s.json' } } } } }\n",
    next: answer('{ type: string }'),
    expected: [],
  },
  {
    id: 'oasdiff-549',
    what: 'oasdiff/oasdiff#549: new required body field that has a default',
    rows: POST,
    old: body('{ type: object, properties: { itemId: { type: string } } }'),
    next: body('{ type: object, required: [q], properties: { itemId: { type: string }, q: { type: integer, default: 1 } } }'),
    expected: ['breaking body: body q is new (required, default 1)'],
  },
  {
    id: 'oasdiff-103',
    what: 'oasdiff/oasdiff#103: response field required -> optional',
    old: answer('{ type: object, required: [x], properties: { x: { type: string } } }'),
    next: answer('{ type: object, properties: { x: { type: string } } }'),
    expected: ['breaking response: response x is optional now'],
  },
  {
    id: 'oasdiff-608',
    what: 'oasdiff/oasdiff#608: path parameter at path level changes type',
    rows: ['{ from: "GET /a/{id}", to: same }'],
    old: "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /a/{id}:\n    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n    get: { responses: { '200': { description: ok } } }\n",
    next: "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /a/{id}:\n    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]\n    get: { responses: { '200': { description: ok } } }\n",
    expected: ['breaking path: path parameter {id}: type string → integer'],
  },
  {
    id: 'oasdiff-314',
    what: 'oasdiff/oasdiff#314: field of a oneOf variant in an answer becomes optional',
    old: answer(
      "{ oneOf: [{ $ref: '#/components/schemas/P' }] }",
      schemas('P: { type: object, required: [c], properties: { c: { type: string } } }'),
    ),
    next: answer(
      "{ oneOf: [{ $ref: '#/components/schemas/P' }] }",
      schemas('P: { type: object, properties: { c: { type: string } } }'),
    ),
    expected: ['breaking response: response c is optional now'],
  },
  {
    id: 'oasdiff-1088',
    what: 'oasdiff/oasdiff#1088: request enum $ref -> oneOf [null, $ref] (3.1)',
    rows: POST,
    old: body("{ type: object, properties: { e: { $ref: '#/components/schemas/E' } } }", schemas(E), '3.1.0'),
    next: body(
      "{ type: object, properties: { e: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/E' }] } } }",
      schemas(E),
      '3.1.0',
    ),
    expected: ['compatible body: body e may be null now'],
  },
  {
    id: 'oasdiff-514',
    what: 'oasdiff/oasdiff#514: a oneOf variant gets an enum value, and another variant is added at once (request)',
    rows: POST,
    old: body(
      "{ oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }",
      schemas(
        'A: { type: object, properties: { n: { type: string, enum: [a1, a2] } } }, B: { type: object, properties: { n: { type: string, enum: [b1] } } }',
      ),
    ),
    next: body(
      "{ oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/D' }] }",
      schemas(
        'A: { type: object, properties: { n: { type: string, enum: [a1, a2, a3] } } }, B: { type: object, properties: { n: { type: string, enum: [b1] } } }, D: { type: object, properties: { n: { type: string, enum: [d1] } } }',
      ),
    ),
    expected: ['compatible body: body has another variant: D', 'compatible body: body n may be "a3" now'],
  },
  {
    id: 'oasdiff-595',
    what: 'oasdiff/oasdiff#595: enum member removed from an answer',
    old: answer('{ type: string, enum: [GOOD, BAD, CAT] }'),
    next: answer('{ type: string, enum: [GOOD, BAD] }'),
    expected: ['compatible response: response may not be "CAT" any more'],
  },
  {
    id: 'oasdiff-610',
    what: 'oasdiff/oasdiff#610: another variant in the oneOf of an answer',
    old: answer(
      "{ oneOf: [{ $ref: '#/components/schemas/O' }] }",
      schemas(
        'O: { type: object, required: [o], properties: { o: { type: string } } }, X: { type: object, required: [x], properties: { x: { type: string } } }',
      ),
    ),
    next: answer(
      "{ oneOf: [{ $ref: '#/components/schemas/O' }, { $ref: '#/components/schemas/X' }] }",
      schemas(
        'O: { type: object, required: [o], properties: { o: { type: string } } }, X: { type: object, required: [x], properties: { x: { type: string } } }',
      ),
    ),
    expected: ['risky response: response has another variant: X'],
  },
  {
    id: 'oasdiff-126',
    what: 'oasdiff/oasdiff#126: new required readOnly field of a body',
    rows: POST,
    old: body('{ type: object, required: [n], properties: { n: { type: string } } }'),
    next: body('{ type: object, required: [n, id], properties: { n: { type: string }, id: { type: string, readOnly: true } } }'),
    expected: [],
  },
  {
    id: 'azure-7184',
    what: 'Azure/azure-sdk-tools#7184: readOnly field optional -> required in a body',
    rows: POST,
    old: body('{ type: object, properties: { id: { type: string, readOnly: true } } }'),
    next: body('{ type: object, required: [id], properties: { id: { type: string, readOnly: true } } }'),
    expected: [],
  },
  {
    id: 'oasdiff-1211',
    what: 'oasdiff/oasdiff#1211: pattern added to a readOnly field of a body',
    rows: POST,
    old: body('{ type: object, properties: { id: { type: string, readOnly: true } } }'),
    next: body('{ type: object, properties: { id: { type: string, readOnly: true, pattern: "^x" } } }'),
    expected: [],
  },
  {
    id: 'oasdiff-175',
    what: 'oasdiff/oasdiff#175: one scope fewer in a security requirement',
    old: security('[{ auth: [read, write] }]'),
    next: security('[{ auth: [write] }]'),
    expected: ['compatible auth: authentication: type OAuth 2 (read, write) → OAuth 2 (write)'],
  },
  {
    id: 'oasdiff-1164',
    what: 'oasdiff/oasdiff#1164: explode true -> false of an array in the query',
    old: query('{ name: tag, in: query, explode: true, schema: { type: array, items: { type: string } } }'),
    next: query('{ name: tag, in: query, explode: false, schema: { type: array, items: { type: string } } }'),
    expected: ['breaking query: query parameter tag: style a=1&a=2 → a=1,2'],
  },
  {
    id: 'oasdiff-378',
    what: 'oasdiff/oasdiff#378, #719: parameter moves from operation to path level',
    old: query('{ name: p, in: query, required: true, schema: { type: string } }'),
    next: "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /a:\n    parameters: [{ name: p, in: query, required: true, schema: { type: string } }]\n    get: { responses: { '200': { description: ok } } }\n",
    expected: [],
  },
  {
    id: 'oasdiff-202',
    what: 'oasdiff/oasdiff#202, OpenAPITools/openapi-diff#21: path parameter renamed, old row with to: same',
    rows: ['{ from: "GET /books/{bookId}", to: same }'],
    old: "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /books/{bookId}:\n    get: { parameters: [{ name: bookId, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } }\n",
    next: "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /books/{id}:\n    get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } }\n",
    expected: [],
  },
  {
    id: 'oad-348',
    what: 'OpenAPITools/openapi-diff#348: path parameter renamed AND string -> integer',
    rows: ['{ from: "GET /s/{id}", to: same }'],
    old: "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /s/{id}:\n    get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } }\n",
    next: "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /s/{username}:\n    get: { parameters: [{ name: username, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: ok } } }\n",
    expected: ['breaking path: path parameter {id}: type string → integer'],
  },
  {
    id: 'oasdiff-714',
    what: 'oasdiff/oasdiff#714: exclusiveMinimum 0 -> 5 (3.1)',
    old: query('{ name: q, in: query, schema: { type: integer, exclusiveMinimum: 0 } }', '', '3.1.0'),
    next: query('{ name: q, in: query, schema: { type: integer, exclusiveMinimum: 5 } }', '', '3.1.0'),
    expected: ['breaking query: query parameter q: limit minimum 1 → minimum 6'],
  },
  {
    id: 'oasdiff-1017',
    what: 'oasdiff/oasdiff#1017: query parameter no longer nullable (3.1)',
    old: query("{ name: q, in: query, schema: { type: [string, 'null'] } }", '', '3.1.0'),
    next: query('{ name: q, in: query, schema: { type: [string] } }', '', '3.1.0'),
    expected: ['breaking query: query parameter q may not be null any more'],
  },
  {
    id: 'oasdiff-398',
    what: 'oasdiff/oasdiff#398: answer field date-time -> anyOf [date-time, null]',
    old: answer('{ type: object, properties: { n: { type: string, format: date-time } } }', '', '3.1.0'),
    next: answer(
      "{ type: object, properties: { n: { anyOf: [{ type: string, format: date-time }, { type: 'null' }] } } }",
      '',
      '3.1.0',
    ),
    expected: ['risky response: response n may be null now'],
  },
  {
    id: 'oasdiff-601',
    what: 'oasdiff/oasdiff#601: type of the values of a map (additionalProperties)',
    old: answer('{ type: object, additionalProperties: { type: object, properties: { v: { type: integer } } } }'),
    next: answer('{ type: object, additionalProperties: { type: object, properties: { v: { type: string } } } }'),
    expected: ['breaking response: response *.v: type integer → string'],
  },
  {
    id: 'oasdiff-431',
    what: 'oasdiff/oasdiff#431, #200, #250: default of an optional query parameter Canada -> US',
    old: query('{ name: country, in: query, schema: { type: string, default: Canada } }'),
    next: query('{ name: country, in: query, schema: { type: string, default: US } }'),
    expected: ['breaking query: query parameter country: default "Canada" → "US"'],
  },
  {
    id: 'oasdiff-1094',
    what: 'oasdiff/oasdiff#1094 (PR #1116): answer header Retry-After date -> integer',
    old: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok, headers: { Retry-After: { schema: { type: string, format: date-time } } } } }\n",
    next: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok, headers: { Retry-After: { schema: { type: integer } } } } }\n",
    expected: ['breaking response: response header Retry-After: type string → integer'],
  },
  {
    id: 'oad-798',
    what: 'OpenAPITools/openapi-diff#798: answer field oneOf [integer, string] -> integer',
    old: answer('{ type: object, required: [id], properties: { id: { oneOf: [{ type: integer }, { type: string }] } } }'),
    next: answer('{ type: object, required: [id], properties: { id: { type: integer } } }'),
    expected: ['compatible response: response id: type integer | string → integer'],
  },
  {
    id: 'oad-797',
    what: 'OpenAPITools/openapi-diff#797: body field integer -> oneOf [integer, string]',
    rows: POST,
    old: body('{ type: object, required: [id], properties: { id: { type: integer } } }'),
    next: body('{ type: object, required: [id], properties: { id: { oneOf: [{ type: integer }, { type: string }] } } }'),
    expected: ['compatible body: body id: type integer → integer | string'],
  },
  {
    id: 'oad-346',
    what: 'OpenAPITools/openapi-diff#346: required beside an allOf makes a field of a part required',
    rows: POST,
    old: body(
      "{ $ref: '#/components/schemas/Ch' }",
      schemas(
        "V: { type: object, properties: { t: { type: string } } }, Ch: { type: object, allOf: [{ $ref: '#/components/schemas/V' }, { type: object, properties: { o: { type: string, enum: [V, H] } } }] }",
      ),
    ),
    next: body(
      "{ $ref: '#/components/schemas/Ch' }",
      schemas(
        "V: { type: object, properties: { t: { type: string } } }, Ch: { type: object, required: [o], allOf: [{ $ref: '#/components/schemas/V' }, { type: object, properties: { o: { type: string, enum: [V, H] } } }] }",
      ),
    ),
    expected: ['breaking body: body o is required now'],
  },
  {
    id: 'oad-490',
    what: 'OpenAPITools/openapi-diff#490: optional field added where additionalProperties: false stays',
    rows: POST,
    old: body('{ type: object, additionalProperties: false, properties: { u: { type: string } } }'),
    next: body('{ type: object, additionalProperties: false, properties: { u: { type: string }, v: { type: string } } }'),
    expected: ['compatible body: body v is new (optional)'],
  },
  {
    id: 'azure-268',
    what: 'Azure/openapi-diff#268: format arm-id added to a string of a body',
    rows: POST,
    old: body('{ type: object, properties: { i: { type: string } } }'),
    next: body('{ type: object, properties: { i: { type: string, format: arm-id } } }'),
    expected: ['compatible body: body i: format any → arm-id'],
  },
  {
    id: 'bump-453',
    what: 'bump-sh/cli#453: one of two answer media types gone',
    old: "paths:\n  /a:\n    get:\n      responses: { '200': { description: ok, content: { application/json: { schema: { type: string } }, application/xml: { schema: { type: string } } } } }\n",
    next: answer('{ type: string }'),
    expected: ['breaking response: response 200 application/xml is gone'],
  },
  {
    id: 'oasdiff-169',
    what: 'oasdiff/oasdiff#169: plain object -> allOf of two parts, the same fields',
    old: answer('{ type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }'),
    next: answer(
      "{ allOf: [{ $ref: '#/components/schemas/X' }, { type: object, properties: { b: { type: string } } }] }",
      schemas('X: { type: object, required: [a], properties: { a: { type: string } } }'),
    ),
    expected: [],
  },
  {
    id: 'pb33f-247',
    what: 'pb33f/openapi-changes#247: body integer -> anyOf [integer, null] (Pydantic, 3.1)',
    rows: POST,
    old: body('{ type: object, required: [x], properties: { x: { type: integer } } }', '', '3.1.0'),
    next: body(
      "{ type: object, required: [x], properties: { x: { anyOf: [{ type: integer }, { type: 'null' }] } } }",
      '',
      '3.1.0',
    ),
    expected: ['compatible body: body x may be null now'],
  },
  {
    id: 'azure-274',
    what: 'Azure/openapi-diff#274: circular $ref through items',
    old: answer(
      "{ $ref: '#/components/schemas/N' }",
      schemas(
        "N: { type: object, properties: { v: { type: integer }, children: { type: array, items: { $ref: '#/components/schemas/N' } } } }",
      ),
    ),
    next: answer(
      "{ $ref: '#/components/schemas/N' }",
      schemas(
        "N: { type: object, properties: { v: { type: string }, children: { type: array, items: { $ref: '#/components/schemas/N' } } } }",
      ),
    ),
    expected: ['breaking response: response v: type integer → string'],
  },
  {
    id: 'optic-2387',
    what: 'opticdev/optic#2387: type [string, number] -> oneOf string/number -> the same set',
    rows: POST,
    old: body('{ type: object, properties: { x: { type: [string, number] } } }', '', '3.1.0'),
    next: body('{ type: object, properties: { x: { oneOf: [{ type: string }, { type: number }] } } }', '', '3.1.0'),
    expected: [],
  },
  {
    id: 'apihub-450',
    what: 'Netcracker/qubership-apihub#450: 3.0 nullable: true -> 3.1 type [.., null]',
    old: answer('{ type: object, properties: { f: { type: string, nullable: true } } }'),
    next: answer("{ type: object, properties: { f: { type: [string, 'null'] } } }", '', '3.1.0'),
    expected: [],
  },
  {
    id: 'oasdiff-1238',
    what: 'oasdiff/oasdiff#1238: a recursive schema is renamed, nothing else',
    old: answer(
      "{ $ref: '#/components/schemas/N' }",
      schemas("N: { type: object, properties: { v: { type: integer }, n: { $ref: '#/components/schemas/N' } } }"),
    ),
    next: answer(
      "{ $ref: '#/components/schemas/M' }",
      schemas("M: { type: object, properties: { v: { type: integer }, n: { $ref: '#/components/schemas/M' } } }"),
    ),
    expected: [],
  },
  {
    id: 'optic-alg',
    what: 'oasdiff/oasdiff#652, #678: two old operations differ by parameter names only',
    rows: ['{ from: "GET /g/{name}", to: same }', '{ from: "GET /g/{number}", to: same }'],
    old: "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /g/{number}:\n    get: { parameters: [{ name: number, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: ok } } }\n  /g/{name}:\n    get: { parameters: [{ name: name, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } }\n",
    next: "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /g/{number}:\n    get: { parameters: [{ name: number, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: ok } } }\n  /g/{name}:\n    get: { parameters: [{ name: name, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } }\n",
    expected: [],
  },
  {
    id: 'media-range',
    what: 'an error answered as problem+json',
    old: "paths: { /a: { get: { responses: { '400': { content: { application/json: {} } } } } } }",
    next: "paths: { /a: { get: { responses: { '400': { content: { application/problem+json: {} } } } } } }",
    expected: ['risky error: error 400 application/json is gone', 'compatible error: error 400 application/problem+json is new'],
  },
  {
    id: 'upload',
    what: 'file of 2.0 becomes binary of 3.0',
    rows: POST,
    old: "swagger: '2.0'\npaths: { /a: { post: { consumes: [multipart/form-data], parameters: [{ name: f, in: formData, type: file, required: true }], responses: { '200': { schema: { type: file } } } } } }",
    next: "paths: { /a: { post: { requestBody: { required: true, content: { multipart/form-data: { schema: { type: object, required: [f], properties: { f: { type: string, format: binary } } } } } }, responses: { '200': { content: { application/json: { schema: { type: string, format: binary } } } } } } } }",
    expected: [],
  },
  {
    id: 'download-3.1',
    what: 'binary of 3.0 becomes bytes without a schema in 3.1',
    old: "paths: { /a: { get: { responses: { '200': { content: { image/png: { schema: { type: string, format: binary } } } } } } } }",
    next: "openapi: 3.1.0\npaths: { /a: { get: { responses: { '200': { content: { image/png: {} } } } } } }",
    expected: [],
  },
  {
    id: 'identity-provider',
    what: 'the token address of OAuth moves',
    old: security('[{ auth: [read] }]'),
    next: security('[{ auth: [read] }]').replace('https://x/y', 'https://login.example.com/authorize'),
    expected: ['breaking auth: authentication OAuth 2: https://x/y → https://login.example.com/authorize'],
  },
  {
    id: 'webhook',
    what: 'the receiver of a webhook gets less, and may answer less',
    rows: ['{ from: HOOK paid, to: same }'],
    old: "openapi: 3.1.0\nwebhooks: { paid: { post: { requestBody: { content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string }, sum: { type: number } } } } } }, responses: { '200': {} } } } }",
    next: "openapi: 3.1.0\nwebhooks: { paid: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }, responses: { '200': {} } } } }",
    expected: ['breaking body: body id is optional now', 'risky body: body sum is gone'],
  },
  {
    id: 'wide',
    what: 'the last of 200 fields breaks',
    old: answer(
      `{ type: object, properties: { ${Array.from({ length: 200 }, (_, index) => `f${index}: { type: object, properties: { v: { type: string } } }`).join(', ')} } }`,
    ),
    next: answer(
      `{ type: object, properties: { ${Array.from({ length: 200 }, (_, index) => `f${index}: { type: object, properties: { v: { type: ${index === 199 ? 'integer' : 'string'} } } }`).join(', ')} } }`,
    ),
    expected: ['breaking response: response f199.v: type string → integer'],
  },
];

const HEAD = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\n";
const document = (text: string): string => (/^(?:openapi|swagger):/m.test(text) ? text : HEAD + text.replace(/^\n/, ''));

describe('callers feel', () => {
  test.each(CASES.map((each) => [`${each.id}: ${each.what}`, each] as const))(
    '%s',
    async (_, { rows, old, next, files, expected }) => {
      const list = (rows ?? ['{ from: GET /a, to: same }']).map((row) => `  - ${row}\n`).join('');
      const reading = await readExample({
        'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old, openapi: old.yaml }\nto: { system: New, openapi: new.yaml }\nmappings:\n${list}---\n`,
        'old.yaml': document(old),
        'new.yaml': document(next),
        ...files,
      });
      const groups = compute(reading, '2026-06-01').plans[0]?.facts.contracts?.groups ?? [];
      const told = groups.flatMap(({ rows: own }) => own.flatMap(({ deltas }) => deltas ?? []));
      expect(told.map((delta) => `${delta.severity} ${delta.in}: ${deltaText(delta)}`)).toEqual(expected);
    },
  );
});
