import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compute } from '../../src/pipeline/compute.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { readContent } from '../../src/reader/read.ts';

/** Plans of other teams, brought into the model as they were: their contradictions, vague criteria and gaps included. */
const FOLDER = new URL('foreign/', import.meta.url).pathname;
const NAMES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const READING = /^(file|syntax|schema|content|reference|damage)\//;

describe.each(NAMES)('%s', (name) => {
  test('is read without an error', async () => {
    const { findings } = compute(await readContent(await folderTree(`${FOLDER}${name}`)), '2026-06-01');
    expect(
      findings
        .filter(({ rule, severity }) => severity === 'error' && READING.test(rule))
        .map(({ rule, message }) => `${rule}: ${message}`),
    ).toEqual([]);
  });
});
