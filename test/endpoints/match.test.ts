import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestMatches, compareSpecificity, covers, matchesPath, pathOf } from '../../src/endpoints/match.ts';

const literal = fc.stringMatching(/^[a-z][a-z0-9-]{0,4}$/);
const parameter = literal.map((name) => `{${name}}`);
const mixed = fc.tuple(parameter, literal).map(([name, ending]) => `${name}.${ending}`);
const segment = fc.oneof(literal, parameter, mixed, fc.constant('*'), fc.constant('**'));
const template = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);

/** A path that a template stands for, made from it. */
const instance = (of: string, fill: readonly string[]): string => {
  let next = 0;
  const word = (): string => fill[next++ % fill.length] ?? 'x';
  return `/${of
    .split('/')
    .filter((part) => part !== '')
    .flatMap((part) => (part === '**' ? [word(), word()] : part === '*' ? [word()] : [part.replace(/\{[^}]*\}/g, word)]))
    .join('/')}`;
};
const words = fc.array(literal, { minLength: 1, maxLength: 6 });

describe('what a template stands for', () => {
  test.each([
    ['/users/{id}', '/users/17', true],
    ['/users/{id}', '/users/17/', true],
    ['/users/{id}', '/users', false],
    ['/users/{id}', '/users/17/posts', false],
    ['/users/{id}', '/Users/17', false],
    ['/files/{name}.json', '/files/a.json', true],
    ['/files/{name}.json', '/files/.json', false],
    ['/api/chat/*', '/api/chat', false],
    ['/api/chat/*', '/api/chat/ws', true],
    ['/api/chat/*', '/api/chat/rooms/7', true],
    ['/api/*/posts', '/api/7/posts', true],
    ['/api/*/posts', '/api/7/8/posts', false],
    ['/api/**', '/api', true],
    ['/api/**', '/api/a/b', true],
    ['/**/posts', '/posts', true],
    ['/**/posts', '/a/b/posts', true],
    ['/', '/', true],
    ['/', '/a', false],
    ['/pkg.Service/Call', '/pkg.Service/Call', true],
  ])('%s and %s: %s', (from, path, expected) => {
    expect(matchesPath(from, path)).toBe(expected);
  });

  test('a path is taken as it is, not as a template', () => {
    expect(matchesPath('/{id}', '/{x}')).toBe(true);
    expect(matchesPath('/a', '/*')).toBe(false);
  });

  test('a template stands for the paths that are made from it, with or without a trailing slash', () => {
    fc.assert(
      fc.property(template, words, (of, fill) => {
        expect(matchesPath(of, instance(of, fill))).toBe(true);
        expect(matchesPath(of, `${instance(of, fill)}/`)).toBe(true);
      }),
    );
  });

  test('names of parameters do not matter', () => {
    fc.assert(
      fc.property(template, words, (of, fill) => {
        expect(matchesPath(of.replace(/\{[^}]*\}/g, '{other}'), instance(of, fill))).toBe(true);
        expect(compareSpecificity(of, of.replace(/\{[^}]*\}/g, '{other}'))).toBe(0);
      }),
    );
  });
});

describe('a template over another', () => {
  test.each([
    ['/users/{id}', '/users/{user}', true],
    ['/users/{id}', '/users/me', true],
    ['/users/me', '/users/{id}', false],
    ['/api/*', '/api/{id}/posts', true],
    ['/api/*', '/api/**', false],
    ['/api/**', '/api/*', true],
    ['/api/*', '/api/**/x', true],
    ['/{name}.json', '/{file}.json', true],
    ['/{name}.json', '/{file}', false],
  ])('%s over %s: %s', (wide, narrow, expected) => {
    expect(covers(wide, narrow)).toBe(expected);
  });

  test('every template covers itself', () => {
    fc.assert(fc.property(template, (of) => covers(of, of)));
  });

  test('it stands for all that the other stands for', () => {
    fc.assert(
      fc.property(template, template, words, (wide, narrow, fill) => {
        fc.pre(covers(wide, narrow));
        expect(matchesPath(wide, instance(narrow, fill))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('without **, it is the less specific one, unless the other covers it too', () => {
    const plain = template.filter((of) => !of.includes('**'));
    fc.assert(
      fc.property(plain, plain, (wide, narrow) => {
        fc.pre(covers(wide, narrow) && !covers(narrow, wide));
        expect(compareSpecificity(narrow, wide)).toBeLessThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('it does not answer where the other one does', () => {
    fc.assert(
      fc.property(fc.array(template, { minLength: 1, maxLength: 4 }), template, words, (others, narrow, fill) => {
        const candidates = [...others, narrow].map((path) => ({ methods: [], path }));
        const best = bestMatches(candidates, { path: instance(narrow, fill) });
        expect(best).not.toEqual([]);
        for (const { path } of best) expect(covers(path, narrow) && !covers(narrow, path)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the most specific', () => {
  test('comes out the same from either side', () => {
    fc.assert(
      fc.property(template, template, (a, b) => {
        expect(Math.sign(compareSpecificity(a, b))).toBe(-Math.sign(compareSpecificity(b, a)) + 0);
      }),
    );
  });

  const rows = [
    { id: 'all', methods: ['ANY'], path: '/api/**' },
    { id: 'chat', methods: ['ANY'], path: '/api/chat/*' },
    { id: 'room', methods: ['GET'], path: '/api/chat/{room}' },
    { id: 'any-room', methods: ['ANY'], path: '/api/chat/{id}' },
    { id: 'socket', methods: ['WS'], path: '/api/chat/ws' },
  ];
  const ids = (call: { method?: string; path: string }) => bestMatches(rows, call).map(({ id }) => id);

  test('wins over what is more general', () => {
    expect(ids({ method: 'WS', path: '/api/chat/ws' })).toEqual(['socket']);
    expect(ids({ method: 'GET', path: 'http://localhost:8000/api/chat/7?full=1' })).toEqual(['room']);
    expect(ids({ method: 'POST', path: '/api/chat/7' })).toEqual(['any-room']);
    expect(ids({ method: 'GET', path: '/api/chat/7/messages' })).toEqual(['chat']);
    expect(ids({ method: 'GET', path: '/api' })).toEqual(['all']);
    expect(ids({ method: 'GET', path: '/health' })).toEqual([]);
  });

  test('ties are all returned', () => {
    const twice = [
      { id: 'a', methods: ['GET'], path: '/x/{a}' },
      { id: 'b', methods: ['GET', 'POST'], path: '/x/{b}' },
    ];
    expect(bestMatches(twice, { method: 'GET', path: '/x/1' }).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

test.each([
  ['http://localhost:8000/api/x?y=1#z', '/api/x'],
  ['http://localhost:8000', '/'],
  ['/api/x', '/api/x'],
])('the path of %s is %s', (address, path) => {
  expect(pathOf(address)).toBe(path);
});
