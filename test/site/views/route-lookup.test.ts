import { describe, expect, test } from 'vitest';
import type { EndpointRecord } from '../../../src/site/views/endpoint-record.ts';
import { candidatesOf, lookup, parseCall } from '../../../src/site/views/route-lookup.ts';

const record = (id: string, ...from: string[]): EndpointRecord => ({
  id,
  from,
  surface: 's',
  disposition: 'keep',
  stage: 'not stated',
  breaking: 'not stated',
  deltas: 0,
  ref: `endpoints/s/${id}`,
});
const candidates = candidatesOf([
  record('list', 'GET /api/users'),
  record('user', 'GET|PUT /api/users/{id}'),
  record('me', 'GET /api/users/me'),
  record('all', 'ANY /api/*'),
  record('rpc', 'GRPC orders.v1.Orders/Get'),
]);
const found = (text: string): string[] => lookup(text, candidates).map(({ id }) => id);

describe('the old route lookup', () => {
  test.each([
    ['/api/users/42', ['user']],
    ['PUT /api/users/42', ['user']],
    ['DELETE /api/users/42', ['all']],
    ['get /api/users/me/', ['me']],
    ['https://api.example.com/api/users/42?full=1#top', ['user']],
    ['localhost:3000/api/users/42', ['user']],
    ["curl -X PUT 'https://api.example.com/api/users/42' -H accept:json", ['user']],
    ['orders.v1.Orders/Get', ['rpc']],
    ['/nowhere', []],
    ['users', []],
  ])('%s is answered by %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('what has no slash is no route', () => {
    expect(parseCall('GET users')).toBeUndefined();
  });
});
