import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerSnippets } from '../../src/endpoints/header-snippets.ts';
import { headerLines, httpDate, structuredDate } from '../../src/endpoints/headers.ts';

describe('dates', () => {
  // RFC 9745, section 2.1: "Friday, June 30, 2023 at 23:59:59 UTC".
  test('RFC 9745: Deprecation: @1688169599', () => {
    expect(structuredDate(Date.UTC(2023, 5, 30, 23, 59, 59) / 1000)).toBe('@1688169599');
  });

  // RFC 9110, section 5.6.7.
  test('RFC 9110: Sun, 06 Nov 1994 08:49:37 GMT', () => {
    expect(httpDate(784111777)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  });

  // RFC 8594, section 3, writes "Sat, 31 Dec 2018 23:59:59 GMT"; that day was a Monday.
  test('RFC 8594: 31 Dec 2018 23:59:59 GMT, on its weekday', () => {
    expect(httpDate(Date.UTC(2018, 11, 31, 23, 59, 59) / 1000)).toBe('Mon, 31 Dec 2018 23:59:59 GMT');
  });

  test('are as the platform writes them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_799 }), (seconds) => {
        expect(httpDate(seconds)).toBe(new Date(seconds * 1000).toUTCString());
      }),
    );
  });
});

describe('lines', () => {
  test('begin with the first second of their day', () => {
    expect(headerLines({ deprecated: '2023-07-01', sunset: '2026-09-30', successor: '/v2/feed' })).toEqual([
      'Deprecation: @1688169600',
      'Sunset: Wed, 30 Sep 2026 00:00:00 GMT',
      'Link: </v2/feed>; rel="successor-version"',
    ]);
  });

  test.each([
    ['nothing without a date', { successor: '/v2' }, []],
    ['no link to words', { sunset: '2026-09-30', successor: 'the newsletter' }, ['Sunset: Wed, 30 Sep 2026 00:00:00 GMT']],
    ['no link to a template', { sunset: '2026-09-30', successor: '/v2/{id}' }, ['Sunset: Wed, 30 Sep 2026 00:00:00 GMT']],
    [
      'no second header',
      { sunset: '2026-09-30', successor: '/a>\r\nSet-Cookie: b' },
      ['Sunset: Wed, 30 Sep 2026 00:00:00 GMT', 'Link: </a%3E%0D%0ASet-Cookie:%20b>; rel="successor-version"'],
    ],
  ])('%s', (_, lifecycle, expected) => {
    expect(headerLines(lifecycle)).toEqual(expected);
  });

  test('are one line each, whatever the successor is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const line of headerLines({ sunset: '2026-09-30', successor: `/${text}` }))
          expect(line).toMatch(/^[\w-]+: [^\p{Cc}]+$/u);
      }),
    );
  });
});

describe('snippets', () => {
  const lifecycle = { deprecated: '2023-07-01', sunset: '2026-09-30', successor: '/v2/feed' };
  const snippet = (server: string, text: string): string | undefined => {
    const [methods = '', fullPath = ''] = text.split(' ');
    return headerSnippets({ methods: methods.split('|'), fullPath }, lifecycle).find((each) => each.server === server)?.code;
  };

  test('nginx', () => {
    expect(snippet('nginx', 'GET|HEAD /v1/feed/{id}.json')?.replaceAll(/_[0-9a-f]{8}\b/g, '_NAME')).toBe(
      [
        'map "$request_method $request_uri" $deprecation_NAME {',
        '    default "";',
        String.raw`    "~^(?:GET|HEAD) /v1/feed/[^/]+\.json(?:\?|$)" "@1688169600";`,
        '}',
        'map "$request_method $request_uri" $sunset_NAME {',
        '    default "";',
        String.raw`    "~^(?:GET|HEAD) /v1/feed/[^/]+\.json(?:\?|$)" "Wed, 30 Sep 2026 00:00:00 GMT";`,
        '}',
        'map "$request_method $request_uri" $link_NAME {',
        '    default "";',
        String.raw`    "~^(?:GET|HEAD) /v1/feed/[^/]+\.json(?:\?|$)" "</v2/feed>; rel=\"successor-version\"";`,
        '}',
        'add_header Deprecation $deprecation_NAME always;',
        'add_header Sunset $sunset_NAME always;',
        'add_header Link $link_NAME always;',
      ].join('\n'),
    );
  });

  test('names of nginx are short, and different for paths that differ by a sign', () => {
    const paths = ['/a-b', '/a_b', '/users/{id}', '/users/id', '/api/users/{id}/orders/{order}/items/and/so/on/and/on'];
    const names = paths.flatMap((path) =>
      [...(snippet('nginx', `GET ${path}`) ?? '').matchAll(/add_header \w+ (\$\w+)/g)].map(([, name = '']) => name),
    );
    expect(new Set(names).size).toBe(paths.length * 3);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThan(32);
  });

  test('Envoy', () => {
    expect(snippet('Envoy', 'GET /v1/feed/**')).toBe(
      [
        '- match:',
        "    safe_regex: { regex: '/v1/feed/.*' }",
        '    headers: [{ name: ":method", string_match: { exact: GET } }]',
        '  route: { cluster: legacy }',
        '  response_headers_to_add:',
        "    - header: { key: Deprecation, value: '@1688169600' }",
        '      append_action: OVERWRITE_IF_EXISTS_OR_ADD',
        "    - header: { key: Sunset, value: 'Wed, 30 Sep 2026 00:00:00 GMT' }",
        '      append_action: OVERWRITE_IF_EXISTS_OR_ADD',
        `    - header: { key: Link, value: '</v2/feed>; rel="successor-version"' }`,
        '      append_action: APPEND_IF_EXISTS_OR_ADD',
      ].join('\n'),
    );
  });

  test('Express', () => {
    expect(snippet('Express', 'ANY /v1/users/{user-id}/*')).toBe(
      [
        "app.all('/v1/users/:user_id/*rest', (request, response, next) => {",
        '  response.set({',
        "    Deprecation: '@1688169600',",
        "    Sunset: 'Wed, 30 Sep 2026 00:00:00 GMT',",
        '  });',
        `  response.append('Link', '</v2/feed>; rel="successor-version"');`,
        '  next();',
        '});',
      ].join('\n'),
    );
  });

  test('a WebSocket begins as GET, gRPC has none', () => {
    expect(snippet('Express', 'WS /chat')).toMatch(/^app\.get\('\/chat',/);
    expect(headerSnippets({ methods: ['GRPC'], fullPath: 'a.B/C' }, lifecycle)).toEqual([]);
  });

  test('run as code, and stay in their quotes, whatever a path holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 20 }), (text) => {
        const snippets = headerSnippets(
          { methods: ['GET'], fullPath: `/${text.replace(/\s/g, '')}` },
          { sunset: '2026-09-30', successor: `/${text}` },
        );
        const express = snippets.find(({ server }) => server === 'Express')?.code ?? '';
        let path: unknown;
        new Function('app', express)({
          get: (each: unknown) => {
            path = each;
          },
        });
        expect(typeof path).toBe('string');
        const nginx = snippets.find(({ server }) => server === 'nginx')?.code ?? '';
        const outside = nginx.replace(/"(?:[^"\\]|\\.)*"/g, '""');
        expect(outside).toMatch(/^(?:map "" \$\w+ \{\n {4}default "";\n {4}"" "";\n\}\n)+(?:add_header \w+ \$\w+ always;\n?)+$/);
        expect(nginx.match(/"</g)?.length ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the patterns of nginx and Envoy match what the path stands for', () => {
    const envoy = snippet('Envoy', 'GET /a.b/{id}/*') ?? '';
    const pattern = new RegExp(`^${/regex: '([^']+)'/.exec(envoy)?.[1]}$`);
    expect(['/a.b/1/c', '/a.b/1/c/d', '/axb/1/c', '/a.b/1/2', '/a.b/1/'].map((path) => pattern.test(path))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });
});
