import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const stack = (...rows: string[]): string => `---\nstack:\n${rows.map((row) => `  - { ${row} }\n`).join('')}---\n`;
const page = (body: string): string => `---\ntitle: Notes\n---\n\n${body}`;

describe('packages', () => {
  const used = async (code: string, ...rows: string[]) =>
    said(await findingsOf({ 'stack.mdx': stack(...rows), 'pages/notes.mdx': page(code) }), 'stack/package-not-registered');

  test.each([
    ['another spelling', '`pip install prometheus_client`', 'to: Prometheus-Client 0.17+'],
    ['an import with another name', '```python\nfrom jose import jwt\n```', 'to: python-jose 3.3+'],
    ['a part of a family', '```python\nfrom opentelemetry.sdk import trace\n```', 'to: opentelemetry-sdk 1.25+'],
    ['a scoped package', '`npm i @nestjs/common`', 'to: NestJS 10'],
    ['one of two that share a row', '`pip install aioredis`', 'to: redis-py/aioredis'],
    ['the old side', '`npm i express`', 'from: Express 4.x, to: FastAPI 0.115+'],
    ['an image', '```dockerfile\nFROM python:3.12-slim\n```', 'to: Python 3.12+'],
    ['the project itself', '```python\nfrom app.main import app\n```', 'to: FastAPI 0.115+'],
    ['a folder of the plan', '```text\nengine/\n  core.py\n```\n\n```python\nimport engine\n```', 'to: FastAPI 0.115+'],
  ])('%s is listed', async (_, code, row) => {
    expect(await used(code, row)).toEqual([]);
  });

  test('one that is used twice is one finding', async () => {
    expect(await used('`pip install uvicorn`, later\n\n```bash\npip install uvicorn==0.30\n```', 'to: FastAPI 0.115+')).toEqual([
      'pages/notes.mdx:5: `uvicorn` is installed (`pip install uvicorn`), but the stack does not list it.',
    ]);
  });

  test('without a stack nothing is missing in it', async () => {
    expect(said(await findingsOf({ 'pages/notes.mdx': page('`pip install uvicorn`') }), 'stack/package-not-registered')).toEqual(
      [],
    );
  });
});

describe('versions', () => {
  test('the tag of an image is the version of its language', async () => {
    const files = {
      'stack.mdx': stack('to: Python 3.12+'),
      'environment.mdx': '---\nservices:\n  - { name: api, change: add, image: "python:3.11-slim" }\n---\n',
    };
    expect(said(await findingsOf(files), 'stack/versions-disagree')).toEqual([
      'environment.mdx:3: python is 3.11 in the image of "api", and 3.12+ in the stack.',
    ]);
  });

  test('the tag of a store is not the version of the package that speaks to it', async () => {
    const files = {
      'stack.mdx': stack('to: redis, pins: ==5.0.0'),
      'environment.mdx': '---\nservices:\n  - { name: cache, image: "redis:7-alpine" }\n---\n',
    };
    expect(said(await findingsOf(files), 'stack/versions-disagree')).toEqual([]);
  });

  test('what is removed may be as old as it is', async () => {
    const files = {
      'stack.mdx': stack('to: Python 3.12+'),
      'environment.mdx': '---\nservices:\n  - { name: old, change: remove, image: "python:3.6" }\n---\n',
    };
    expect(said(await findingsOf(files), 'stack/versions-disagree')).toEqual([]);
  });

  test('an exact version within a range is no second range', async () => {
    const files = {
      'stack.mdx': stack('to: Python 3.8+'),
      'environment.mdx': '---\ntools:\n  - { name: Python, version: "3.11" }\n---\n',
    };
    const found = await findingsOf(files);
    expect([...said(found, 'stack/two-ranges'), ...said(found, 'stack/versions-disagree')]).toEqual([]);
  });

  test('unpinned is a version', async () => {
    expect(said(await findingsOf({ 'stack.mdx': stack('to: S3 unpinned, purpose: artifacts') }), 'stack/no-versions')).toEqual(
      [],
    );
  });
});

describe('stores', () => {
  const data = (fields: string) => `---\ndatasets:\n  - { name: Users, ${fields} }\n---\n`;

  test('a cache of the old stack says nothing about its database', async () => {
    const files = {
      'stack.mdx': stack('from: redis 4, to: redis 5', 'to: PostgreSQL 16'),
      'data.mdx': data('mode: shared, store: PostgreSQL'),
    };
    expect(said(await findingsOf(files), 'stack/shared-store-not-in-source')).toEqual([]);
  });

  test('a driver on the old side is its database', async () => {
    const files = { 'stack.mdx': stack('from: mongoose 8, to: motor 3.4'), 'data.mdx': data('mode: shared, store: MongoDB') };
    expect(said(await findingsOf(files), 'stack/shared-store-not-in-source')).toEqual([]);
  });

  test('what is archived needs no store in the stack', async () => {
    const files = { 'stack.mdx': stack('to: FastAPI 0.115+'), 'data.mdx': data('mode: archive, store: PostgreSQL dump') };
    expect(said(await findingsOf(files), 'stack/store-not-registered')).toEqual([]);
  });
});

describe('tests', () => {
  const quality = '---\ncoverage:\n  - { layer: all, target: "> 80 %" }\n---\n';

  test.each(['to: vitest 3', 'to: jest 29', 'to: pytest 8.0+ }\n  - { to: coverage 7'])(
    'a runner with coverage is enough: %s',
    async (row) => {
      expect(said(await findingsOf({ 'stack.mdx': stack(row), 'quality.mdx': quality }), 'stack/coverage-tool-missing')).toEqual(
        [],
      );
    },
  );

  test('coverage of something else than code needs no tool', async () => {
    const files = {
      'stack.mdx': stack('to: pytest 8.0+, scope: test'),
      'metrics.mdx': '---\nmetrics:\n  - { name: Geographic coverage, target: "> 80 %" }\n---\n',
    };
    expect(said(await findingsOf(files), 'stack/coverage-tool-missing')).toEqual([]);
  });

  test('another suite that can run the file runs it', async () => {
    const files = {
      'quality.mdx':
        '---\nsuites:\n  - { name: Baseline, kind: regression, tool: Jest, location: tests/baseline/api.test.js }\n  - { name: All, kind: automated, tool: pytest, location: tests/ }\n---\n',
    };
    expect(said(await findingsOf(files), 'stack/runner-cannot-run')).toEqual([]);
  });

  test('a file of sections may hold both', async () => {
    const files = {
      'stack.mdx': stack(
        'to: fastapi 0.115+, pins: ==0.115.0, pinnedIn: pyproject.toml',
        'to: pytest 8.0+, scope: test, pins: ==8.0.0, pinnedIn: pyproject.toml',
      ),
    };
    expect(said(await findingsOf(files), 'stack/tools-at-runtime')).toEqual([]);
  });
});

test('an open question with one option is no choice', async () => {
  const files = {
    'stack.mdx': stack('to: structlog 24, purpose: logs'),
    'decisions.mdx':
      '---\ndecisions:\n  - { id: logging, title: Do we use structlog?, state: open, options: [structlog] }\n---\n',
  };
  expect(said(await findingsOf(files), 'stack/decision-open')).toEqual([]);
});
