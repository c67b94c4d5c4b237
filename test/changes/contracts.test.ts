import { expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { toldSentences } from '../../src/changes/comparison.ts';
import type { Side } from '../../src/changes/side.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { withContracts } from '../../src/pipeline/contracts.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import type { Files } from './edited.ts';

const PARAMETERS = 'parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }]';
const DOCUMENT = `openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pet/{petId}:
    get:
      ${PARAMETERS}
      responses: { "200": { description: ok } }
  /pets:
    get: { responses: { "200": { description: ok } } }
`;
const FILES: Files = {
  'plans/p/plan.mdx': '---\ntitle: Pets\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n',
  'plans/p/endpoints/http.mdx':
    '---\ntitle: HTTP\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New, openapi: openapi/new.yaml }\nmappings:\n  - { from: "GET /pet/{petId}", to: same }\n  - { from: GET /pets, to: same }\n---\n',
  'openapi/old.yaml': DOCUMENT,
  'openapi/new.yaml': DOCUMENT,
};

async function sideOf(files: Files): Promise<Side> {
  const reading = await withContracts(await readContent(memoryTree(files)), async (file) => files[file]);
  return { computed: compute(reading, '2026-02-10'), locate: reading.locate, unread: reading.unreadDocuments };
}
async function told(head: Files): Promise<string[]> {
  const comparison = compareModels(await sideOf(FILES), await sideOf({ ...FILES, ...head }));
  return toldSentences(comparison).map(({ severity, sentence }) => `${severity}: ${sentence}`);
}
const tenant = DOCUMENT.replace(
  PARAMETERS,
  PARAMETERS.replace('}]', '}, { name: tenant, in: query, required: true, schema: { type: string } }]'),
);

it.each<[string, Files, string[]]>([
  ['nothing', { 'openapi/new.yaml': DOCUMENT.replace('description: ok', 'description: fine') }, []],
  [
    'the new API asks for more',
    { 'openapi/new.yaml': tenant },
    ['breaking: GET /pet/{petId} in openapi/new.yaml (the new API): query parameter tenant is new (required): breaking'],
  ],
  [
    'the old API asks for more',
    { 'openapi/old.yaml': tenant },
    ['warning: GET /pet/{petId} in openapi/old.yaml (the old API): query parameter tenant is new (required): breaking'],
  ],
  [
    'an operation goes',
    { 'openapi/new.yaml': DOCUMENT.slice(0, DOCUMENT.indexOf('  /pets:')) },
    ['breaking: GET /pets in openapi/new.yaml (the new API): the document no longer has it'],
  ],
  [
    'an operation comes',
    { 'openapi/new.yaml': `${DOCUMENT}  /owners:\n    get: { responses: { "200": { description: ok } } }\n` },
    ['note: GET /owners in openapi/new.yaml (the new API): the document has it now'],
  ],
  ['the name of a path parameter', { 'openapi/new.yaml': DOCUMENT.replaceAll('petId', 'id') }, []],
])('a document that changes is a change of the plan: %s', async (_, head, expected) => {
  expect(await told(head)).toEqual(expected);
});

it.each<[string, Files, Files, string]>([
  [
    'changes',
    { 'openapi/new.yaml': 'openapi: [' },
    { 'openapi/new.yaml': 'openapi: [ 3.0.3' },
    'incomplete (2 files cannot be read)',
  ],
  ['is mended', { 'openapi/new.yaml': 'openapi: [' }, {}, 'incomplete (1 file cannot be read)'],
  ['stays as it is', { 'openapi/new.yaml': 'openapi: [' }, { 'openapi/new.yaml': 'openapi: [' }, 'no changes'],
  ['is missing on both sides', { 'openapi/new.yaml': undefined }, { 'openapi/new.yaml': undefined }, 'no changes'],
] as [string, Files, Files, string][])(
  'a document that cannot be read and %s is a gap, unless nothing changed',
  async (_, base, head, headline) => {
    const comparison = compareModels(await sideOf({ ...FILES, ...base }), await sideOf({ ...FILES, ...head }));
    expect(comparison.headline).toContain(headline);
  },
);
