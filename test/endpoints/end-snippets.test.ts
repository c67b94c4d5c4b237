import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endSnippet, SERVERS } from '../../src/endpoints/end-snippets.ts';
import { type Ending, endRules, unreadableEndings } from '../../src/endpoints/ends.ts';
import { callCondition } from '../../src/model/values/call-condition.ts';

const DAY = '2026-11-28';
const ending = (methods: string[], fullPath: string, more: Partial<Ending>): Ending => ({
  operation: { methods, fullPath },
  ...more,
});
const ENDINGS: Ending[] = [
  ending(['GET'], '/v1/users/{id}/orders/{order}', {
    deprecated: '2026-01-01',
    sunset: '2027-01-01',
    target: '/v2/people/{id}/orders/{order}',
    successor: '/v2/people/{id}/orders/{order}',
  }),
  ending(['POST'], '/v1/a-b', { deprecated: '2026-01-01', successor: '/v2/guide' }),
  ending(['POST'], '/v1/a_b', { deprecated: '2026-02-01' }),
  ending(['GET'], '/v1/gone', { sunset: '2026-06-01' }),
  ending(['GET', 'PUT'], '/v1/old/{key}', { sunset: DAY, target: 'https://new.example.com/new/{id}' }),
  ending(['PUB'], 'orders.created', { sunset: '2026-06-01' }),
  ending(['GET'], '/v1/alive', {}),
];
const POLICY = { address: 'https://example.com/ends' };
const snippet = (server: (typeof SERVERS)[number], endings = ENDINGS): string =>
  endSnippet(server, endRules(endings, DAY), POLICY);

/** What the Express snippet does with a call: status, location and headers; undefined where the call goes on without any. */
function express(method: string, url: string, code = snippet('express'), carried: Record<string, string> = {}) {
  const sent: Record<string, string[]> = {};
  let status: number | undefined;
  let location: string | undefined;
  let went = false;
  type Handler = (request: unknown, response: unknown, next: () => void) => void;
  let handler: Handler | undefined;
  new Function('app', code)({
    use: (each: Handler) => {
      handler = each;
    },
  });
  const add = (name: string, value: string): void => {
    sent[name] = [...(sent[name] ?? []), value];
  };
  handler?.(
    {
      method,
      path: url.replace(/\?.*/, ''),
      originalUrl: url,
      get: (name: string) => carried[name.toLowerCase()],
      query: Object.fromEntries(new URL(url, 'http://a').searchParams),
    },
    {
      set: add,
      append: add,
      sendStatus: (code: number) => {
        status = code;
      },
      redirect: (code: number, to: string) => {
        status = code;
        location = to;
      },
    },
    () => {
      went = true;
    },
  );
  return { status, location, sent, went };
}

describe('Express', () => {
  test('before the end: both days, the successor with its parameters, the page about the end, and what browsers may read', () => {
    expect(express('GET', '/v1/users/7/orders/9?full=1')).toEqual({
      status: undefined,
      location: undefined,
      went: true,
      sent: {
        Deprecation: ['@1767225600'],
        Sunset: ['Fri, 01 Jan 2027 00:00:00 GMT'],
        Link: [
          '</v2/people/7/orders/9>; rel="successor-version", <https://example.com/ends>; rel="deprecation", <https://example.com/ends>; rel="sunset"',
        ],
        'Access-Control-Expose-Headers': ['Deprecation, Sunset, Link'],
      },
    });
  });

  test('a HEAD gets what a GET gets', () => {
    expect(express('HEAD', '/v1/users/7/orders/9').sent.Deprecation).toEqual(['@1767225600']);
  });

  test('paths that differ by a sign are two', () => {
    expect(express('POST', '/v1/a-b').sent.Deprecation).toEqual(['@1767225600']);
    expect(express('POST', '/v1/a_b').sent.Deprecation).toEqual(['@1769904000']);
  });

  test('from the sunset on: 410, or 308 with the query to what takes its place', () => {
    expect(express('GET', '/v1/gone')).toMatchObject({ status: 410, went: false });
    expect(express('PUT', '/v1/old/a%20b?x=1/2')).toMatchObject({
      status: 308,
      location: 'https://new.example.com/new/a%20b?x=1/2',
    });
  });

  test.each(['/v1/users/7', '/v1/users/7/orders/9/items', '/v1/gone/x', '/v1/alive', '/v2/gone'])(
    '%s goes on as it was',
    (url) => {
      expect(express('GET', url)).toEqual({ status: undefined, location: undefined, sent: {}, went: true });
    },
  );

  test('every path of a template is matched, and its parameters come through', () => {
    const segment = fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+,;=:@%-]{1,12}$/);
    fc.assert(
      fc.property(segment, segment, (id, order) => {
        expect(express('GET', `/v1/users/${id}/orders/${order}`).sent.Link?.[0]).toContain(`</v2/people/${id}/orders/${order}>`);
      }),
    );
  });
});

describe('nginx', () => {
  const code = snippet('nginx');

  test('has one map a header with a short name of its own, however many operations end', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      ending(['GET'], `/a/${'long/'.repeat(12)}${index}`, { deprecated: '2026-01-01', sunset: '2027-01-01' }),
    );
    const names = [...snippet('nginx', many).matchAll(/^map "\$request_method \$request_uri" \$(\w+) \{$/gm)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(['api_deprecation', 'api_sunset', 'api_link', 'api_expose']);
  });

  test('reads the request as it was sent, and leaves the query out of parameters', () => {
    expect(code).toContain('"~^(?:GET|HEAD) /v1/users/(?<end1>[^/?]+)/orders/(?<end2>[^/?]+)(?:\\?|$)" "@1767225600";');
    expect(code).toContain('if ($api_gone) { return 410; }\nif ($api_moved) { return 308 $api_moved$is_args$args; }');
    expect(code).toContain('"https://new.example.com/new/$end1";');
  });
});

test('Caddy and Envoy', () => {
  expect(snippet('caddy')).toContain('redir @end5 `https://new.example.com/new/{re.end5.1}` 308');
  expect(snippet('caddy')).toContain('respond @end4 410');
  expect(snippet('envoy')).toContain(
    "    scheme_redirect: https\n    host_redirect: new.example.com\n    regex_rewrite: { pattern: { regex: '/v1/old/([^/?]+)' }, substitution: '/new/\\1' }",
  );
});

test('FastAPI and Spring hold the same table, in their spelling', () => {
  expect(snippet('fastapi')).toContain(
    '    (re.compile("^(?:GET|PUT|HEAD) /v1/old/([^/?]+)$"), 308, None, None, None, "https://new.example.com/new/\\\\g<1>", [], []),',
  );
  expect(snippet('spring')).toContain(
    'new End(Pattern.compile("^(?:GET|PUT|HEAD) /v1/old/([^/?]+)$"), 308, null, null, null, "https://new.example.com/new/$1", List.of(), List.of())',
  );
});

test.each(SERVERS)('%s: nothing where nothing ends; an address holds no line and no quote of its own', (server) => {
  expect(endSnippet(server, endRules([ending(['GET'], '/a', {})], DAY))).toBe('');
  const odd = snippet(server, [ending(['GET'], "/a'b`c$d", { deprecated: '2026-01-01', target: '/x"y', successor: '/x"y' })]);
  expect(odd.split('\n').filter((line) => /^[^'"`]*$/.test(line) && line.includes('/x'))).toEqual([]);
});

describe('operations whose calls are told apart by a header or a parameter', () => {
  const version = callCondition({ header: { name: 'X-API-Version', value: '1' } });
  const list = callCondition({ query: { name: 'action', value: 'list' } });
  const endings = [
    ending(['GET'], '/orders', { sunset: '2026-06-01' }),
    ending(['GET'], '/orders', { deprecated: '2026-01-01', conditions: [version] }),
    ending(['GET'], '/run', { deprecated: '2026-02-01', conditions: [list] }),
    ending(['POST'], '/jobs', { deprecated: '2026-02-01', conditions: [{ raw: 'body.type = sms' }] }),
  ];

  test('Express: the rule with the condition comes first, the other calls get the rule without', () => {
    const code = snippet('express', endings);
    expect(express('GET', '/orders', code, { 'x-api-version': '1' }).sent.Deprecation).toEqual(['@1767225600']);
    expect(express('GET', '/orders', code, { 'x-api-version': '2' }).status).toBe(410);
    expect(express('GET', '/run?action=list', code).sent.Deprecation).toEqual(['@1769904000']);
    expect(express('GET', '/run?action=show', code).sent).toEqual({});
  });

  test('nginx: the header stands behind the address in one map', () => {
    const code = snippet('nginx', endings);
    expect(code).toContain('map "$request_method $request_uri X-API-Version: $http_x_api_version;" $api_deprecation {');
    const patterns = [...code.matchAll(/^ {4}"~(.*)" "(@\d+|1)";$/gm)].map(
      ([, pattern = '', value]) => [new RegExp(pattern), value] as const,
    );
    const answer = (call: string): (string | undefined)[] =>
      patterns.filter(([pattern]) => pattern.test(call)).map(([, value]) => value);
    expect(answer('GET /orders X-API-Version: 1;')).toEqual(['@1767225600', '1']);
    expect(answer('GET /orders?page=2 X-API-Version: 1;')).toEqual(['@1767225600', '1']);
    expect(answer('GET /orders X-API-Version: 12;')).toEqual(['1']);
    expect(answer('GET /run?a=b&action=list X-API-Version: ;')).toEqual(['@1769904000']);
    expect(answer('GET /run?action=listing X-API-Version: ;')).toEqual([]);
  });

  test('Caddy and Envoy match headers and parameters themselves', () => {
    const caddy = snippet('caddy', endings);
    expect(caddy).toContain('    header X-API-Version `1`\n');
    expect(caddy).toContain('    query `action=list`\n');
    expect(caddy).toContain('    not {\n        header X-API-Version `1`\n    }\n');
    const envoy = snippet('envoy', endings);
    expect(envoy).toContain(`{ name: 'X-API-Version', string_match: { exact: '1' } }]`);
    expect(envoy).toContain(`    query_parameters: [{ name: 'action', string_match: { exact: 'list' } }]`);
  });

  test.each(SERVERS)('%s: a condition in words is left out, and the configuration says so', (server) => {
    const leftOut = unreadableEndings(endings, DAY);
    expect(leftOut).toEqual(['POST /jobs when body.type = sms']);
    const code = endSnippet(server, endRules(endings, DAY), POLICY, leftOut);
    expect(code).toMatch(
      /^(?:#|\/\/) Left alone, since a server does not read this condition: POST \/jobs when body\.type = sms\n/,
    );
    expect(code.split('\n').slice(1).join('\n')).not.toContain('/jobs');
  });
});

test('nginx: texts stay in their quotes and begin no variable, whatever a path holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 20 }), (text) => {
      const code = snippet('nginx', [
        ending(['GET'], `/${text.replace(/\s/g, '')}`, { sunset: '2027-09-30', successor: `/${text}` }),
      ]);
      const values = [...code.matchAll(/^ {4}"~(?:[^"\\]|\\.)*" "((?:[^"\\]|\\.)*)";$/gm)].map(([, value = '']) => value);
      expect(values.join('')).not.toContain('$');
      const outside = code.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/^#.*\n/gm, '');
      expect(outside).toMatch(
        /^(?:(?:map "" \$\w+ \{\n {4}default "";\n {4}"" "";\n\}\n)+\n(?:add_header [\w-]+ \$\w+ always;\n?)+)?$/,
      );
    }),
  );
});
