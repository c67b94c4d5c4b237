import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesIn, listeningPort, parseAddress, parsePort, sharedPort } from '../../src/analysis/ports.ts';

const port = fc.integer({ min: 1, max: 65_535 });

describe('ports as Compose writes them', () => {
  test('what is written is what is read', () => {
    fc.assert(
      fc.property(port, port, fc.constantFrom('tcp' as const, 'udp' as const), (host, container, protocol) => {
        expect(parsePort(`${host}:${container}/${protocol}`)).toEqual({
          raw: `${host}:${container}/${protocol}`,
          protocol,
          host: { from: host, to: host },
          container: { from: container, to: container },
        });
      }),
    );
  });

  test.each([
    ['8000', { raw: '8000', protocol: 'tcp', container: { from: 8000, to: 8000 } }],
    [
      '127.0.0.1:8080:80',
      {
        raw: '127.0.0.1:8080:80',
        protocol: 'tcp',
        address: '127.0.0.1',
        host: { from: 8080, to: 8080 },
        container: { from: 80, to: 80 },
      },
    ],
    [
      '9000-9005:3000-3005',
      { raw: '9000-9005:3000-3005', protocol: 'tcp', host: { from: 9000, to: 9005 }, container: { from: 3000, to: 3005 } },
    ],
  ])('%s', (text, expected) => {
    expect(parsePort(text)).toEqual(expected);
  });

  test.each(['$PORT:80', '0', '70000', '9000-8000', 'http', '', '80:'])('"%s" is none', (text) => {
    expect(parsePort(text)).toBeUndefined();
  });

  test('two ranges share a port if, and only if, neither ends before the other begins', () => {
    const range = fc.tuple(port, port).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    fc.assert(
      fc.property(range, range, (a, b) => {
        expect(sharedPort(a, b) !== undefined).toBe(a.to >= b.from && b.to >= a.from);
        expect(sharedPort(a, b)).toBe(sharedPort(b, a));
      }),
    );
  });
});

describe('addresses', () => {
  test('in a text, without what stands behind them', () => {
    expect(
      addressesIn('ask `http://localhost:8000/health`, or mongodb://u:p@mongo:27017/app.').map(({ host, port: at, path }) => [
        host,
        at,
        path,
      ]),
    ).toEqual([
      ['localhost', 8000, '/health'],
      ['mongo', 27_017, '/app'],
    ]);
  });

  test.each([
    ['ingestion-service:50052', { host: 'ingestion-service', port: 50_052, path: '' }],
    ['https://api.example.com', { host: 'api.example.com', path: '' }],
  ])('%s', (text, expected) => {
    expect(parseAddress(text)).toMatchObject(expected);
  });

  test.each(['sqlite:///./app.db', 'INFO', '/root/.local/bin:$PATH', 'a: b'])('"%s" is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

test.each([
  ['uvicorn app.main:app --host 0.0.0.0 --port 1323', 1323],
  ['gunicorn app:app --workers 4 --bind 0.0.0.0:8000 --reload', 8000],
  ['gunicorn -b :5000 app:app', 5000],
  ['PORT=3000 node server.js', 3000],
  ['java -jar app.jar --server.port=8081', 8081],
  ['docker run -p 8000:8000 app', undefined],
  ['flask run', undefined],
])('%s listens on %s', (command, expected) => {
  expect(listeningPort(command)).toBe(expected);
});
