import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ContractRow, missingRow, type SurfaceContracts, surfaceContracts } from '../../../src/endpoints/contracts.ts';
import type { ReadDocument } from '../../../src/endpoints/documents/compare.ts';
import { contractDeltas } from '../../../src/endpoints/documents/compare.ts';
import { deltaText } from '../../../src/endpoints/documents/delta.ts';
import { operationText } from '../../../src/endpoints/documents/document.ts';
import { loadDocument } from '../../../src/endpoints/documents/load.ts';

const FOLDER = new URL('../../fixtures/openapi/', import.meta.url);

async function fixture(file: string): Promise<ReadDocument> {
  const { document, problems } = await loadDocument(file, (name) => readFile(new URL(name, FOLDER), 'utf8'));
  expect(problems).toEqual([]);
  if (!document) throw new Error(`${file} cannot be read`);
  return document;
}

/** Channels became conversations, and members participants. Invites have no successor, and neither has a channel's type. */
const RENAMES: readonly (readonly [string, string | undefined])[] = [
  ['/v2/Services', '/v1/Services'],
  ['/v2/Services/{Sid}', '/v1/Services/{Sid}'],
  ['/v2/Services/{ServiceSid}/Channels', '/v1/Services/{ChatServiceSid}/Conversations'],
  ['/v2/Services/{ServiceSid}/Channels/{Sid}', '/v1/Services/{ChatServiceSid}/Conversations/{Sid}'],
  [
    '/v2/Services/{ServiceSid}/Channels/{ChannelSid}/Members',
    '/v1/Services/{ChatServiceSid}/Conversations/{ConversationSid}/Participants',
  ],
  [
    '/v2/Services/{ServiceSid}/Channels/{ChannelSid}/Members/{Sid}',
    '/v1/Services/{ChatServiceSid}/Conversations/{ConversationSid}/Participants/{Sid}',
  ],
  ['/v2/Services/{ServiceSid}/Channels/{ChannelSid}/Invites', undefined],
  ['/v2/Services/{ServiceSid}/Channels/{ChannelSid}/Invites/{Sid}', undefined],
];

const operation = (method: string, path: string) => ({ methods: [method], path, fullPath: path });

describe('Twilio Chat v2 → Conversations v1', () => {
  let [old, next]: ReadDocument[] = [];
  let contracts: SurfaceContracts<ContractRow>;

  beforeAll(async () => {
    [old, next] = [await fixture('chat-v2.json'), await fixture('conversations-v1.yaml')];
    const rows = RENAMES.flatMap(([from, to]) =>
      (old?.operations ?? [])
        .filter(({ path }) => path === from)
        .map(
          ({ method }): ContractRow => ({
            from: [operation(method, from)],
            to: to === undefined ? [] : [operation(method, to)],
            disposition: to === undefined ? 'retire' : 'rename',
          }),
        ),
    );
    contracts = surfaceContracts(rows, { old: old ? [old] : [], new: next ? [next] : [] });
  });

  const deltasOf = (method: string, path: string): string[] => {
    const row = contracts.rows.find(({ row: { from } }) => from[0]?.methods[0] === method && from[0].path === path);
    return (row?.deltas ?? []).map((delta) => `${delta.severity} ${deltaText(delta)}`);
  };

  test('are read whole', () => {
    expect([old, next].map((document) => [document?.title, document?.version, document?.operations.length])).toEqual([
      ['Twilio - Chat', '3.0', 43],
      ['Twilio - Conversations', '3.0', 47],
    ]);
  });

  test('coverage: what is mapped, what leaves, what has no row', () => {
    const { old: before, new: after } = contracts.coverage;
    expect([before?.total, before?.mapped, before?.leaving, before?.open.length, before?.missing.length]).toEqual([
      43, 15, 4, 0, 24,
    ]);
    expect([after?.total, after?.mapped, after?.fresh.length]).toEqual([47, 14, 33]);
    expect(before?.missing.slice(0, 2).map((each) => missingRow(each, '/v2'))).toEqual([
      '- { from: "GET /Services/{ServiceSid}/Channels/{ChannelSid}/Messages", to: { unknown: "not decided yet" } }',
      '- { from: "POST /Services/{ServiceSid}/Channels/{ChannelSid}/Messages", to: { unknown: "not decided yet" } }',
    ]);
  });

  test('a service cannot be updated in the new API', () => {
    const lost = contracts.rows.flatMap(({ absentNew }) => absentNew.map(({ methods, fullPath }) => `${methods} ${fullPath}`));
    expect(lost).toEqual(['POST /v1/Services/{Sid}']);
  });

  test('contracts that the rename changes', () => {
    expect(deltasOf('POST', '/v2/Services/{ServiceSid}/Channels/{ChannelSid}/Members')).toEqual(
      expect.arrayContaining([
        'risky body LastConsumedMessageIndex is gone',
        'compatible body MessagingBinding.Address is new (optional)',
        'risky response channel_sid is gone',
        'compatible response conversation_sid is new (optional)',
      ]),
    );
    expect(deltasOf('GET', '/v2/Services/{ServiceSid}/Channels/{ChannelSid}/Members')).toEqual(
      expect.arrayContaining([
        'risky query parameter Identity is gone',
        'risky response members is gone',
        'compatible response participants is new (optional)',
      ]),
    );
  });

  test('neither differs from itself', () => {
    for (const each of [...(old?.operations ?? []), ...(next?.operations ?? [])])
      expect([operationText(each), contractDeltas(each, structuredClone(each))]).toEqual([operationText(each), []]);
  });
});
