import { describe, expect, test } from 'vitest';
import { packagesIn, parseImage, productKeys } from '../../src/analysis/packages.ts';

const named = (text: string, lang = ''): string[] =>
  packagesIn(text, lang).map(({ name, version }) => (version === undefined ? name : `${name} ${version}`));

describe('packages that commands install', () => {
  test.each([
    ['pip install black isort flake8 mypy', ['black', 'isort', 'flake8', 'mypy']],
    ['pip install --no-cache-dir --user -r requirements.txt', []],
    ['pip install -r requirements.txt gunicorn==21.2.0 "uvicorn[standard]>=0.3"', ['gunicorn ==21.2.0', 'uvicorn >=0.3']],
    ['python -m pip install . ./local -e ../other', []],
    ['npm i --save-dev @nestjs/core@10 jest && npm test', ['@nestjs/core 10', 'jest']],
    ['npm install', []],
    ['npm ci', []],
    ['poetry install', []],
    ['poetry add fastapi@^0.111 --group dev pytest', ['fastapi ^0.111', 'pytest']],
    ['go get github.com/labstack/echo@v4.1', ['github.com/labstack/echo v4.1']],
    ['sudo apt-get install python3 python3-pip', []],
    ['pip install git+https://example.com/x.git # the fork', []],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

describe('packages that code imports', () => {
  test('Python: neither the standard library nor modules of the package itself', () => {
    expect(
      named(
        'import os, numpy as np\nfrom .models import User\nfrom ..database import get_db\nfrom prometheus_client import Counter\n',
        'python',
      ),
    ).toEqual(['numpy', 'prometheus_client']);
  });

  test('JavaScript and TypeScript: neither built-in modules nor files', () => {
    expect(
      named(
        "import x from 'y/z'\nimport type { A } from '@s/p/q'\nconst a = require('left-pad')\nimport './local'\nimport fs from 'node:fs'\nimport path from 'path'\n",
        'ts',
      ),
    ).toEqual(['y', '@s/p', 'left-pad']);
  });

  test('of other languages nothing is known', () => {
    expect(named('import numpy', 'text')).toEqual([]);
  });
});

test('images: not the stages of the file itself', () => {
  expect(
    named('FROM python:3.12-slim AS builder\nFROM builder\nFROM --platform=linux/amd64 ghcr.io/a/b:1\n', 'dockerfile'),
  ).toEqual(['python 3.12-slim', 'ghcr.io/a/b 1']);
});

test('prose in backticks is no image', () => {
  expect(named('from ..database import get_db')).toEqual([]);
});

test.each([
  ['DuckDB (Python client)', ['duckdb']],
  ['redis-py/aioredis', ['redis-py', 'aioredis']],
  ['uvicorn[standard]', ['uvicorn']],
  ['python:3.11-slim', ['python']],
  ['@nestjs/core', ['@nestjs/core', 'nestjs']],
  ['opentelemetry.instrumentation.fastapi', ['opentelemetry-instrumentation-fastapi']],
])('a stack lists %s under %s', (name, expected) => {
  expect(productKeys(name)).toEqual(expected);
});

test('an image has the name of its last part', () => {
  expect(parseImage('registry.example.com:5000/team/app:1.2')).toEqual({ name: 'app', tag: '1.2' });
  expect(parseImage('python')).toEqual({ name: 'python' });
  expect(parseImage('not an image')).toBeUndefined();
});
