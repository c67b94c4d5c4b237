import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endSnippet } from '../../src/endpoints/end-snippets.ts';
import { type Ending, endRules } from '../../src/endpoints/ends.ts';
import { callCondition } from '../../src/model/values/call-condition.ts';

// Generated configurations in the servers themselves, called over HTTP.

const DAY = '2026-11-28';
const get = (fullPath: string, more: Partial<Ending>): Ending => ({ operation: { methods: ['GET'], fullPath }, ...more });
const ENDINGS: Ending[] = [
  get('/v1/users/{id}/orders/{order}', {
    deprecated: '2026-01-01',
    sunset: '2027-01-01',
    target: '/v2/people/{id}/orders/{order}',
    successor: '/v2/people/{id}/orders/{order}',
  }),
  get('/v1/a-very-long-name-of-a-collection/{id}/another-very-long-name/{other}', { deprecated: '2026-01-01' }),
  get('/v1/a-b', { deprecated: '2026-01-01' }),
  get('/v1/a_b', { deprecated: '2026-02-01' }),
  get('/v1/gone', { sunset: '2026-06-01' }),
  get('/v1/old/{key}', { sunset: DAY, target: 'https://new.example.com/new/{key}' }),
  get('/v1/orders', { deprecated: '2026-03-01', conditions: [callCondition({ header: { name: 'Version', value: '1' } })] }),
  get('/v1/orders', { sunset: '2026-06-01', conditions: [callCondition({ header: { name: 'Version', value: '0' } })] }),
  get('/health', {
    sunset: '2026-06-01',
    conditions: [callCondition({ header: { name: 'Host', value: 'orders.example.com' } })],
  }),
];
const codeFor = (server: 'nginx' | 'express'): string =>
  endSnippet(server, endRules(ENDINGS, DAY), { address: 'https://example.com/ends' });

interface Answer {
  status: number;
  header: (name: string) => string | undefined;
}

/** Sends a call over HTTP. Redirects are not followed. */
const call = (port: number, method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      response.resume();
      const { headersDistinct, statusCode = 0 } = response;
      response.on('end', () =>
        resolve({ status: statusCode, header: (name) => headersDistinct[name.toLowerCase()]?.join(', ') }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** What both servers answer; `port` is asked for when a test runs. */
function calls(port: () => number): void {
  test.each(['GET', 'HEAD'])('%s before the end: all headers, and links beside those of the application', async (method) => {
    const { status, header } = await call(port(), method, '/v1/users/7/orders/9?full=1');
    expect(status).toBe(200);
    expect(header('Deprecation')).toBe('@1767225600');
    expect(header('Sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT');
    expect(header('Link')?.split(', ').sort()).toEqual([
      '</v2/people/7/orders/9>; rel="successor-version"',
      '<https://example.com/ends>; rel="deprecation"',
      '<https://example.com/ends>; rel="sunset"',
      '<https://example.com/page/2>; rel="next"',
    ]);
    expect(header('Access-Control-Expose-Headers')).toContain('Deprecation, Sunset, Link');
  });

  test('paths that differ in a sign, and long ones, have headers of their own', async () => {
    const deprecation = async (path: string) => (await call(port(), 'GET', path)).header('Deprecation');
    expect(await deprecation('/v1/a-b')).toBe('@1767225600');
    expect(await deprecation('/v1/a_b')).toBe('@1769904000');
    expect(await deprecation('/v1/a-very-long-name-of-a-collection/1/another-very-long-name/2')).toBe('@1767225600');
    expect(await deprecation('/v1/other')).toBeUndefined();
  });

  test('after the end: 410, and 308 with the parameters and the query', async () => {
    expect((await call(port(), 'GET', '/v1/gone')).status).toBe(410);
    expect((await call(port(), 'HEAD', '/v1/gone?a=b')).status).toBe(410);
    expect((await call(port(), 'POST', '/v1/gone')).status).toBe(200);
    const moved = await call(port(), 'GET', '/v1/old/a%20b?full=1');
    expect([moved.status, moved.header('Location')]).toEqual([308, 'https://new.example.com/new/a%20b?full=1']);
  });

  test('a header or the host tells calls apart', async () => {
    expect((await call(port(), 'GET', '/v1/orders', { Version: '1' })).header('Deprecation')).toBe('@1772323200');
    expect((await call(port(), 'GET', '/v1/orders', { Version: '0' })).status).toBe(410);
    expect((await call(port(), 'GET', '/v1/orders', { Version: '2' })).status).toBe(200);
    expect((await call(port(), 'GET', '/health', { Host: 'orders.example.com' })).status).toBe(410);
    expect((await call(port(), 'GET', '/health', { Host: 'users.example.com' })).status).toBe(200);
  });
}

const NEXT = '<https://example.com/page/2>; rel="next"';

describe('Express 5', () => {
  const app = express();
  new Function('app', codeFor('express'))(app satisfies Express);
  app.all('/{*path}', (_, response) => {
    response.append('Link', NEXT).send('ok');
  });
  const server = app.listen(0, '127.0.0.1');
  afterAll(() => void server.close());
  calls(() => (server.address() as AddressInfo).port);
});

const hasNginx = spawnSync('nginx', ['-v']).status === 0;

describe.skipIf(!hasNginx)(hasNginx ? 'nginx' : 'nginx (skipped: no nginx on this machine)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banyan-nginx-'));
  let port = 0;
  let stop = (): void => undefined;

  beforeAll(async () => {
    port = await freePort();
    const upstream = await freePort();
    const [, http = '', server = ''] = /^# in http \{ \}\n(.*?)\n\n# in server(.*)$/s.exec(codeFor('nginx')) ?? [];
    writeFileSync(join(folder, 'index.html'), 'ok');
    const config = `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  ${http}
  server { listen 127.0.0.1:${upstream}; location / { add_header Link '${NEXT}' always; return 200 ok; } }
  server {
    listen 127.0.0.1:${port};
    # in server${server}
    location / { proxy_set_header Host $http_host; proxy_pass http://127.0.0.1:${upstream}; }
  }
}
`;
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, config);
    const tested = spawnSync('nginx', ['-t', '-p', folder, '-c', file], { encoding: 'utf8' });
    expect(tested.stderr).toContain('test is successful');
    const running = spawn('nginx', ['-p', folder, '-c', file], { stdio: 'ignore' });
    stop = () => void running.kill('SIGQUIT');
    for (let attempt = 0; attempt < 50; attempt++) {
      if (await call(port, 'GET', '/').catch(() => undefined)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('nginx does not answer');
  });

  afterAll(() => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  });

  calls(() => port);
});
