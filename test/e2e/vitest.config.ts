import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests in a real browser: user stories against the built site, and pictures against Chromium's own. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/e2e/**/*.e2e.ts', 'test/**/*.browser.test.ts'],
    globalSetup: ['test/e2e/global-setup.ts'],
    testTimeout: 240_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    // A browser on a busy machine may miss a moment. What passes only at the second attempt is told at the end of the run.
    retry: 1,
    // A busy machine takes its time; what is waited for comes in the end.
    expect: { poll: { timeout: 15_000 } },
  },
});
