import { describe, expect, test } from 'vitest';
import { blockingFindings } from '../../src/build/blocking.ts';
import type { Finding } from '../../src/model/finding.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { READING_ERRORS } from '../../src/reader/catalogue.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import { PLAN } from '../reader/read.ts';

const findingsOf = async (severities: readonly string[], body = '') => {
  const portfolio = `---\ntitle: All\nrules:\n${severities.map((each) => `  ${each}\n`).join('')}---\n`;
  const reading = await readContent(memoryTree({ 'portfolio.mdx': portfolio, 'plans/p/plan.mdx': PLAN + body }));
  return compute(reading, '2026-01-01').findings;
};

test('an API document that cannot be read is an error, and the site is built all the same', () => {
  const finding = { rule: 'endpoints/document-syntax', severity: 'error' } as Finding;
  expect(READING_ERRORS.has(finding.rule)).toBe(true);
  expect(blockingFindings([finding])).toEqual([]);
});

describe('rules: of portfolio.mdx', () => {
  const attacks = [
    '[x](javascript:alert)',
    '[x][z]\n\n[z]: javascript:alert',
    '![x](https://other.example/t.png)',
    '<script>',
    '```\nnever closed',
  ];
  test.each(attacks)('leave errors of reading as they are: %s', async (body) => {
    for (const severity of ['note', 'warning', 'off']) {
      const all = [...READING_ERRORS].map((rule) => `${rule}: ${severity}`);
      const found = await findingsOf(all, body);
      expect(blockingFindings(found).filter(({ place }) => place.file === 'plans/p/plan.mdx')).not.toEqual([]);
    }
  });

  test('an entry that would change one is an error at its place', async () => {
    expect(await findingsOf(['stack/no-purpose: off', 'content/html: note', 'content/import: error'])).toMatchObject([
      {
        rule: 'schema/fixed-severity',
        severity: 'error',
        message: 'the severity of content/html is fixed: it stays an error',
        place: { file: 'portfolio.mdx', line: 5, column: 17 },
      },
    ]);
  });
});
