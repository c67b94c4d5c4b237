import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const shared = {
  setupFiles: ['test/setup.ts'],
  testTimeout: 240_000,
  hookTimeout: 240_000,
};
/** Tests that start programs, build sites or need a DOM: each file in an environment of its own. */
const ISOLATED = ['build', 'ci', 'cli', 'diagrams', 'package'].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'core',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', '**/*.browser.test.ts', ...ISOLATED],
          // Pure functions share a worker, and their modules are evaluated once: a third of the time.
          isolate: false,
        },
      },
      { test: { ...shared, name: 'programs', include: ISOLATED, exclude: ['**/*.browser.test.ts'] } },
    ],
  },
});
