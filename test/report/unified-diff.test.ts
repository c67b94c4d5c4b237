import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/report/unified-diff.ts';

const line = fc.constantFrom('a', 'b', 'c', '- x', '+ y', '');
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.boolean())
  .map(([lines, end]) => lines.join('\n') + (end && lines.length > 0 ? '\n' : ''));

test('git apply makes the new text of the old one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'));
  const file = join(folder, 'f.txt');
  fc.assert(
    fc.property(text, text, (old, next) => {
      fc.pre(old !== '' && next !== '');
      const patch = unifiedDiff('f.txt', old, next);
      if (old === next) return expect(patch).toBe('');
      writeFileSync(file, old);
      const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
        cwd: folder,
        input: patch,
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      expect(readFileSync(file, 'utf8')).toBe(next);
    }),
    { numRuns: 40 },
  );
});

test('a change is shown with three lines around it', () => {
  expect(unifiedDiff('f', '1\n2\n3\n4\n5\n6\n7\n8\n', '1\n2\n3\n4\nfive\n6\n7\n8\n')).toBe(
    '--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
  );
});
