import { spawn, spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { banyan } from '../cli/banyan.ts';

/** The first zone to see a day, and one of those in which midnight UTC is still the day before. */
const ZONES = ['Pacific/Apia', 'America/Los_Angeles'];

/** Tests of what has to do with days. */
const TESTS = [
  'test/model/values.test.ts',
  'test/schedule/calendar.test.ts',
  'test/schedule/cases.test.ts',
  'test/schedule/dated.test.ts',
  'test/schedule/progress.test.ts',
  'test/schedule/rollout.test.ts',
  'test/rules/bounds.test.ts',
  'test/rules/time.test.ts',
  'test/site/calendar.test.ts',
  'test/site/views/endpoint-times.test.ts',
  'test/schedule/lateness-words.test.ts',
  'test/changes/timeline.test.ts',
];

const vitest = (zone: string): Promise<{ code: number | null; text: string }> =>
  new Promise((resolve) => {
    const run = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', ...TESTS, '--config', 'test/vitest.config.ts', '--reporter=dot', '--no-color'],
      { env: { ...process.env, TZ: zone } },
    );
    const text: string[] = [];
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk) => text.push(String(chunk)));
    run.on('close', (code) => resolve({ code, text: text.join('') }));
  });

describe.each(ZONES)('in the time zone %s', (zone) => {
  test('programs read the zone that they are given', () => {
    const day = spawnSync(process.execPath, ['-p', "new Date('2026-03-02T11:00Z').getDate()"], {
      env: { ...process.env, TZ: zone },
    });
    expect(String(day.stdout).trim()).toBe(zone === 'Pacific/Apia' ? '3' : '2');
    const night = spawnSync(process.execPath, ['-p', "new Date('2026-03-02T00:00Z').getDate()"], {
      env: { ...process.env, TZ: zone },
    });
    expect(String(night.stdout).trim()).toBe(zone === 'Pacific/Apia' ? '2' : '1');
  });

  test('the tests about days pass', async () => {
    const { code, text } = await vitest(zone);
    expect(code, text).toBe(0);
    expect(text).toMatch(new RegExp(`Test Files\\s+${TESTS.length} passed`));
  });

  test('an export is the same, byte by byte', () => {
    const args = ['export', '--content', 'content/guide/example', '--as-of', '2026-07-20'];
    const [here, there] = ['UTC', zone].map((TZ) => banyan(args, { env: { TZ } }));
    expect(here?.code).toBe(0);
    expect(there?.out).toBe(here?.out);
  });
});

test('only the day of a machine and of a reader are read in its own zone', () => {
  const local =
    /\.get(?:FullYear|Month|Date|Day|Hours|Minutes)\(|\.to(?:DateString|LocaleDateString|LocaleTimeString)\((?!.*timeZone: 'UTC')/;
  const files = globSync('src/**/*.{ts,js,mjs,astro}').filter((file) => local.test(readFileSync(file, 'utf8')));
  expect(files.sort()).toEqual([
    'src/runtime/clock-day.ts',
    'src/scripts/aged.ts',
    'src/scripts/timeline.ts',
    'src/share/page/expiry.ts',
    'src/share/seal/opener.js',
  ]);
});
