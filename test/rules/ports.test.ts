import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const environment = (parts: { services?: readonly string[]; variables?: readonly string[]; more?: string }): string =>
  `---\n${parts.more ?? ''}${parts.services ? `services:\n${parts.services.map((row) => `  - { ${row} }\n`).join('')}` : ''}${parts.variables ? `variables:\n${parts.variables.map((row) => `  - { ${row} }\n`).join('')}` : ''}---\n`;
const found = async (rule: string, parts: Parameters<typeof environment>[0], more = {}) =>
  said(await findingsOf({ 'environment.mdx': environment(parts), ...more }), rule);

describe('one port, two services', () => {
  test.each([
    [
      'another environment',
      ['name: a, environment: development, ports: ["8000:8000"]', 'name: b, environment: production, ports: ["8000:8000"]'],
    ],
    ['another address of the host', ['name: a, ports: ["127.0.0.1:8000:80"]', 'name: b, ports: ["10.0.0.1:8000:80"]']],
    ['another protocol', ['name: a, ports: ["53:53"]', 'name: b, ports: ["53:53/udp"]']],
    ['not published', ['name: a, image: "x:1", ports: [8000]', 'name: b, image: "y:1", ports: [8000]']],
    ['the same in the container only', ['name: a, ports: ["8000:80"]', 'name: b, ports: ["8001:80"]']],
    [
      'one takes the place of the other',
      ['name: a, change: remove, ports: ["80:80"]', 'name: b, change: add, from: a, ports: ["80:80"]'],
    ],
  ])('%s: no conflict', async (_, services) => {
    expect(await found('ports/port-taken-twice', { services })).toEqual([]);
  });

  test('ranges that meet do conflict', async () => {
    expect(
      await found('ports/port-taken-twice', {
        services: ['name: a, ports: ["8000-8005:8000-8005"]', 'name: b, ports: ["0.0.0.0:8005:80"]'],
      }),
    ).toEqual(['environment.mdx:4: "b" and "a" both take port 8005.']);
  });

  test('ports that are not published meet where a variable asks the machine itself', async () => {
    const parts = {
      services: ['name: api, ports: [8000]', 'name: vectors, ports: [8000]'],
      variables: ['name: VECTORS_URL, sample: "http://localhost:8000"'],
    };
    expect(await found('ports/port-taken-twice', parts)).toEqual(['environment.mdx:4: "vectors" and "api" both take port 8000.']);
  });

  test('in a big bang the old one stops first', async () => {
    const parts = { services: ['name: old, change: remove, ports: ["80:80"]', 'name: new, change: add, ports: ["80:80"]'] };
    const rollout = (mode: string) => ({
      'rollout/switch.mdx': `---\ntitle: Switch\nmode: ${mode}\nsteps:\n  - { title: All, share: 100 % }\n---\n`,
    });
    expect(await found('ports/port-taken-twice', parts, rollout('big-bang'))).toEqual([]);
    expect(await found('ports/port-taken-twice', parts, rollout('canary'))).toHaveLength(1);
  });
});

describe('commands', () => {
  test('the port of the container counts, not that of the host', async () => {
    expect(
      await found('ports/command-port-differs', {
        services: ['name: api, ports: ["80:8000"], command: gunicorn app:app --bind 0.0.0.0:8000'],
      }),
    ).toEqual([]);
  });

  test('a service without a command runs that of its image', async () => {
    const services = [
      'name: dev, build: ./api, ports: ["1324:1324"]',
      'name: production, build: api/Dockerfile, command: uvicorn app:app --port 1323',
    ];
    expect(await found('ports/command-port-differs', { services })).toEqual([
      'environment.mdx:3: "dev" has port 1324:1324, but the command of "production", which runs the same image, listens on 1323.',
    ]);
  });

  test('another folder is another image', async () => {
    const services = [
      'name: web, build: ./web, ports: ["1324:1324"]',
      'name: api, build: ./api, command: uvicorn app:app --port 1323',
    ];
    expect(await found('ports/command-port-differs', { services })).toEqual([]);
  });
});

describe('addresses', () => {
  const services = ['name: mongo, ports: ["27018:27017"]'];

  test.each([
    'mongodb://mongo:27017/app',
    'mongodb://mongo/app',
    'mongodb://db.example.com:1/app',
    'mongodb://localhost:27018/app',
    'mongodb://primary:27017/app',
  ])('%s leads somewhere', async (sample) => {
    expect(
      await found('ports/address-without-service', { services, variables: [`name: MONGODB_URI, sample: "${sample}"`] }),
    ).toEqual([]);
  });

  test('the port of the host does not count inside the network', async () => {
    expect(
      await found('ports/address-without-service', {
        services,
        variables: ['name: MONGODB_URI, sample: "mongodb://mongo:27018/app"'],
      }),
    ).toEqual(['environment.mdx:5: MONGODB_URI asks mongo for port 27018, and "mongo" has port 27018:27017.']);
  });

  test('a slip of the pen in the name of a service', async () => {
    expect(
      await found('ports/address-without-service', {
        services,
        variables: ['name: MONGODB_URI, sample: "mongodb://mongoo:27017/app"'],
      }),
    ).toEqual(['environment.mdx:5: MONGODB_URI leads to mongoo, and there is no such service.']);
  });
});

describe('ports in words', () => {
  const step = async (title: string) =>
    found(
      'ports/named-port-differs',
      { services: ['name: Storefront, ports: ["80:5000"]', 'name: Search, ports: [9200]'] },
      { 'rollout/switch.mdx': `---\ntitle: Switch\nsteps:\n  - { title: "${title}", share: 100 % }\n---\n` },
    );

  test.each([
    'Start Storefront on port 80',
    'Start Storefront on port 5000',
    'Move Storefront to port 8000',
    'Start Storefront and Search on port 8000',
    'Open port 8000',
    'Start Storefront in 8000 ms',
  ])('"%s" is no finding', async (title) => {
    expect(await step(title)).toEqual([]);
  });

  test('another one is, and whose port it is', async () => {
    expect(await step('Start Storefront on port 9200')).toEqual([
      'rollout/switch.mdx:4: "Start Storefront on port 9200" uses port 9200 for "Storefront", which is declared on 80:5000; 9200 belongs to "Search".',
    ]);
  });
});

describe('probes', () => {
  const endpoints = {
    'endpoints/api.mdx':
      '---\ntitle: API\nfrom: { system: Old }\nto: { system: New, base: /api }\nmappings:\n  - { from: GET /users, to: same }\n  - { from: none, to: GET /health }\n---\n',
  };

  test('a path with the base of its surface is declared', async () => {
    expect(
      await found('ports/probe-contradicts', { services: ['name: api, change: add, probe: /api/health'] }, endpoints),
    ).toEqual([]);
    expect(await found('ports/probe-contradicts', { services: ['name: api, change: add, probe: /health/'] }, endpoints)).toEqual(
      [],
    );
  });

  test('stores and what is kept have probes of their own', async () => {
    const services = [
      'name: search, image: "elasticsearch:8", probe: /_cluster/health',
      'name: web, change: keep, probe: /alive',
    ];
    expect(await found('ports/probe-contradicts', { services }, endpoints)).toEqual([]);
  });

  test('several paths of one service are one finding', async () => {
    const services = ['name: api, change: add, probes: [{ kind: liveness, path: /live }, { kind: readiness, path: /ready }]'];
    expect(await found('ports/probe-contradicts', { services }, endpoints)).toEqual([
      'environment.mdx:3: The probes of "api" ask for /live and /ready, which no endpoint table lists.',
    ]);
  });

  test('path and command of one probe', async () => {
    const services = [
      'name: api, ports: [8000], probes: [{ kind: health, path: /health, command: "curl -f http://localhost:8000/ready" }]',
    ];
    expect(await found('ports/probe-contradicts', { services })).toEqual([
      'environment.mdx:3: A probe of "api" has the path /health, and its command asks /ready.',
    ]);
  });
});

describe('variables', () => {
  test('a file in memory needs no volume, nor does one of a process on the machine', async () => {
    expect(
      await found('ports/file-store-without-volume', {
        services: ['name: api, build: .'],
        variables: ['name: DATABASE_URL, sample: "sqlite:///:memory:", service: api'],
      }),
    ).toEqual([]);
    expect(
      await found('ports/file-store-without-volume', {
        services: ['name: api, ports: [8000]'],
        variables: ['name: DATABASE_URL, sample: "sqlite:///./app.db", service: api'],
      }),
    ).toEqual([]);
  });

  test('a variable that need not be set, or has a default, may be left out in an environment', async () => {
    const variables = [
      'name: URL, sample: a',
      'name: LEVEL, default: INFO',
      'name: DSN, required: false',
      'id: c, name: URL, sample: b, environment: compose',
    ];
    expect(await found('ports/variables-partly-set', { variables })).toEqual([]);
  });

  test('without environments of their own, rows are of none that is missing', async () => {
    expect(
      await found('ports/environment-empty', {
        services: ['name: api, ports: [8000]'],
        more: 'environments: [development, production]\n',
      }),
    ).toEqual([]);
  });
});
