import { expect, test } from 'vitest';
import { endSnippet, SERVERS } from '../../src/endpoints/end-snippets.ts';
import { endRules, unreadableEndings } from '../../src/endpoints/ends.ts';
import { endingsOf } from '../../src/report/endings.ts';
import { planOf } from '../site/plan.ts';

const endings = async (...rows: string[]) =>
  endingsOf([
    await planOf({
      'endpoints/api.mdx': `title: API\nfrom: { system: A }\nto: { system: B }\ndefaults: { deprecated: 2026-01-01, sunset: 2026-05-01 }\nmappings:\n${rows.map((row) => `  - ${row}`).join('\n')}`,
    }),
  ]);

const SPLIT =
  '{ from: POST /jobs, to: [{ to: POST /jobs/sms, when: body.type = sms }, { to: POST /jobs/mail, when: body.type = mail }] }';
const WORDS = '{ from: POST /jobs, to: POST /jobs/sms, when: body.type = sms }';

test.each(SERVERS)('%s: a split by words is announced, and left alone after its end, which a comment says', async (server) => {
  const split = await endings(SPLIT);
  expect(endRules(split, '2026-04-30').map(({ headers }) => headers.map(({ name }) => name))).toEqual([
    ['Deprecation', 'Sunset'],
  ]);
  expect(unreadableEndings(split, '2026-04-30')).toEqual([]);
  expect(endRules(split, '2026-05-01')).toEqual([]);
  const code = endSnippet(server, [], {}, unreadableEndings(split, '2026-05-01'));
  expect(code).toMatch(
    /^(?:#|\/\/) Left alone, since a server does not read this condition: POST \/jobs when body\.type = sms or body\.type = mail\n$/,
  );
});

test('calls that another row takes by words stay where they are, with all others of the operation', async () => {
  const rest = await endings(WORDS, '{ id: rest, from: POST /jobs, to: none }');
  expect(endRules(rest, '2026-05-01')).toEqual([]);
  const readable = await endings(WORDS, '{ id: v1, from: POST /jobs, to: none, when: { header: "Version: 1" } }');
  expect(endRules(readable, '2026-05-01').map(({ conditions, end }) => [conditions.map(({ raw }) => raw), end])).toEqual([
    [['header Version: 1'], { status: 410 }],
  ]);
});

test('a target for calls with a header leads there; those told apart by words stay', async () => {
  const mixed = await endings(
    '{ from: POST /jobs, to: [{ to: POST /jobs/sms, when: { query: type=sms } }, { to: POST /jobs/mail, when: body.type = mail }] }',
  );
  expect(endRules(mixed, '2026-05-01').map(({ end }) => end)).toEqual([{ status: 308, to: ['/jobs/sms'] }]);
});
