import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const surface = (row: string, documents = false): string =>
  `---\ntitle: API\nfrom: { system: Old, base: /v1${documents ? ', openapi: openapi/old.yaml' : ''} }\nto: { system: New${documents ? ', openapi: openapi/new.yaml' : ''} }\nmappings:\n  - ${row}\n---\n`;

describe('a stage and a share', () => {
  const told = async (row: string): Promise<string[]> =>
    said(
      await findingsOf({ 'endpoints/api.mdx': surface(`{ from: GET /users, to: same, ${row} }`) }),
      'endpoints/stage-against-share',
    );

  test.each([
    ['stage: legacy-only', '50 %', 'is `legacy-only`, where the old system answers every call, but its share is 50 %.'],
    ['stage: shadow', '1 %', 'is `shadow`, where the old system answers every call, but its share is 1 %.'],
    ['stage: canary', '100 %', 'is `canary`, where both systems answer, but its share is 100 %.'],
    ['stage: ramping', '0 %', 'is `ramping`, where both systems answer, but its share is 0 %.'],
    ['stage: migrated', '99.5 %', 'is `migrated`, where the new system answers every call, but its share is 99.5 %.'],
    ['stage: gone', '0 %', 'is `gone`, where the old system answers none, but its share is 0 %.'],
  ])('%s at %s is a finding', async (stage, share, message) => {
    const [only, ...more] = await told(`${stage}, share: ${share}`);
    expect(only).toContain(`GET /users ${message}`);
    expect(more).toEqual([]);
  });

  test.each([
    'stage: legacy-only, share: 0 %',
    'stage: canary, share: 0.5 %',
    'stage: migrated, share: 100 %',
    'stage: migrated',
    'share: 10 %',
  ])('%s is none', async (row) => {
    expect(await told(row)).toEqual([]);
  });
});

describe('a row and the documents', () => {
  const document = (paths: string): string => `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n${paths}`;
  const told = async (rule: string, row: string, old: string, next: string): Promise<string[]> =>
    said(
      await findingsOf({
        'endpoints/api.mdx': surface(row, true),
        'openapi/old.yaml': document(old),
        'openapi/new.yaml': document(next),
      }),
      `endpoints/${rule}`,
    );

  test('nothing takes its place, but the new document has it below another base', async () => {
    const found = await told(
      'retired-still-there',
      '{ from: GET /users, to: none }',
      '  /v1/users: { get: {} }\n',
      '  /users: { get: {}, post: {} }\n',
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('GET /users goes to none, but openapi/new.yaml has GET /users.');
  });

  test('another method of the same path is another operation', async () => {
    expect(
      await told(
        'retired-still-there',
        '{ from: GET /users, to: none }',
        '  /v1/users: { get: {} }\n',
        '  /users: { post: {} }\n',
      ),
    ).toEqual([]);
  });

  test('its target is deprecated', async () => {
    const found = await told(
      'target-deprecated',
      '{ from: GET /users, to: same }',
      '  /v1/users: { get: {} }\n',
      '  /users: { get: { deprecated: true } }\n',
    );
    expect(found[0]).toContain('GET /users leads to GET /users, which its document calls deprecated.');
  });

  test('it is deprecated by the plan, and not in its document; a day to come is no contradiction', async () => {
    const of = (day: string) =>
      told(
        'deprecation-not-declared',
        `{ from: GET /users, to: same, deprecated: ${day} }`,
        '  /v1/users: { get: {} }\n',
        '  /users: { get: {} }\n',
      );
    expect((await of('2020-01-01'))[0]).toContain('GET /users is deprecated since 2020-01-01, but not in openapi/old.yaml.');
    expect(await of('2099-01-01')).toEqual([]);
  });

  test('an operation without a GET beside it is no finding where a document says what there is', async () => {
    expect(
      await told(
        'not-readable',
        '{ from: "PUT /users/{id}", to: same }',
        '  "/v1/users/{id}": { put: {} }\n',
        '  "/users/{id}": { put: {} }\n',
      ),
    ).toEqual([]);
  });
});
