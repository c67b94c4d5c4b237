import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathParts } from '../../../src/site/views/path-difference.ts';

const marked = (path: string, ...others: string[]): string =>
  pathParts(path, others)
    .map(({ text, differs }) => (differs ? `[${text}]` : text))
    .join('');

describe('the difference between two paths', () => {
  test.each([
    ['/api/auth/*', ['/api/auth/*'], '/api/auth/*'],
    ['/build/{id}', ['/ws/build/{id}'], '/build/{id}'],
    ['/ws/build/{id}', ['/build/{id}'], '[/ws]/build/{id}'],
    ['/api/chat/ws', ['/socket.io/'], '[/api/chat/ws]'],
    ['/users/{id}/mail', ['/people/{person}/mail'], '[/users]/{id}/mail'],
    ['/health', ['/health', '/ready'], '/health'],
    ['/ready', ['/health'], '[/ready]'],
    ['/a/b', [], '/a/b'],
    ['orders.v1.Orders/Get', ['orders.v2.Orders/Get'], '[orders.v1.Orders]/Get'],
  ])('%s beside %j is %s', (path, others, expected) => {
    expect(marked(path, ...others)).toBe(expected);
  });

  test('the pieces are the path, and a path does not differ from itself', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', '{id}', 'v1', '*'), { minLength: 1, maxLength: 8 })
      .map((segments) => `/${segments.join('/')}`);
    fc.assert(
      fc.property(path, path, (own, other) => {
        const parts = pathParts(own, [other]);
        expect(parts.map(({ text }) => text).join('')).toBe(own);
        expect(parts.every((part, index) => part.differs !== parts[index + 1]?.differs)).toBe(true);
        expect(pathParts(own, [own]).some(({ differs }) => differs)).toBe(false);
      }),
    );
  });
});
