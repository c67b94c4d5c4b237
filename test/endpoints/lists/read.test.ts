import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listedOperations } from '../../../src/endpoints/lists/read.ts';

const read = (name: string): string[] | undefined =>
  listedOperations(name, readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), 'utf8'))?.map(
    ({ method, path, name: handler }) => `${method} ${path}${handler === undefined ? '' : ` ${handler}`}`,
  );

describe('what tools print about the operations of an API', () => {
  test.each([
    [
      'rails routes',
      'routes.txt',
      [
        'GET /users users#index',
        'POST /users users#create',
        'GET /users/{id}/edit users#edit',
        'PATCH /users/{id} users#update',
        'PUT /users/{id} users#update',
        'GET /help pages#help',
        'GET /{locale}/help pages#help',
      ],
    ],
    ['flask routes', 'flask.txt', ['GET /health health', 'GET /users/{user_id} users.get', 'PATCH /users/{user_id} users.patch']],
    [
      'php artisan route:list --json',
      'laravel.json',
      [
        'GET /api/users/{user} users.show',
        'POST /api/users App\\Http\\Controllers\\UserController@store',
        'GET /posts Closure',
        'GET /posts/{post} Closure',
      ],
    ],
    ['express-list-endpoints', 'express.json', ['GET /users', 'POST /users', 'DELETE /users/{id}']],
    ['OWASP Noir', 'noir.json', ['GET /users']],
    ['Spring actuator mappings', 'spring.json', ['GET /users/{id} get', 'ANY /any any']],
    ['Postman', 'postman.json', ['GET /users/{id} Get a user', 'POST /users Add a user']],
    ['HAR', 'calls.har', ['GET /users/{id}', 'DELETE /keys/{id}']],
    ['CSV', 'routes.csv', ['GET /users/{id} show', 'GET /users', 'POST /users']],
    ['a column of operations', 'column.csv', ['GET /users/{id}', 'PUT /users/{id}', 'PATCH /users/{id}']],
  ])('%s', (_, name, operations) => {
    expect(read(name)).toEqual(operations);
  });

  test.each([
    ['openapi.yaml', 'openapi: 3.0.3\npaths: {}\n'],
    ['openapi.json', '{"openapi":"3.0.3","paths":{}}'],
    ['events.yaml', 'asyncapi: 3.0.0\n'],
    ['schema.graphql', 'type Query { user: User }\n'],
    ['introspection.json', '{"data":{"__schema":{"types":[]}}}'],
    ['notes.md', '# Notes\n'],
    ['empty.json', '[]'],
    ['broken.json', '{"a":'],
  ])('%s is none of them', (name, text) => {
    expect(listedOperations(name, text)).toBeUndefined();
  });

  test('whatever a file holds, an answer comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a.json', 'a.csv', 'a.graphql', 'a.txt', 'a.har'),
        fc.oneof(
          fc.json(),
          fc.string({ unit: 'binary' }),
          fc.constantFrom('{"log":{"entries":[null]}}', '{"contexts":{"a":1}}', '[{"uri":1,"method":2}]'),
        ),
        (name, text) => {
          listedOperations(name, text);
        },
      ),
    );
  });
});
