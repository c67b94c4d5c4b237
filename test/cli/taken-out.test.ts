import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { banyan, contentRoot } from './banyan.ts';

test('a build says what was taken out of the page of each audience', () => {
  const root = contentRoot({
    'plans/p/plan.mdx': `---
title: Shop
status: planned
owner: Ana Souza
from: { system: Old }
to: { system: New }
audiences:
  - { id: board, title: the board, mode: open, pages: [why], redact: [people, costs, hosts] }
  - { id: team, title: the team, mode: open, pages: [why] }
---
`,
    'plans/p/pages/why.mdx': '---\ntitle: Why\n---\n\nAna met Ana at db.corp.internal. It cost €100–200, or $3k.\n',
  });
  const out = join(mkdtempSync(join(tmpdir(), 'banyan-taken-out-')), 'shares');
  const { code, err } = banyan(['build', '--only', 'shares', '--content', root, '--out', out, '--as-of', '2026-03-02']);
  expect(code).toBe(0);
  expect(err.split('\n').filter((line) => line.includes('taken out'))).toEqual([
    'banyan: taken out for the audience board of p: 1 name (Ana), 1 host (db.corp.internal), 2 amounts (€100–200, $3k)',
  ]);
  const board = readFileSync(join(out, 's/p/board.html'), 'utf8');
  expect(board).toContain('[name] met [name] at [host]. It cost [amount], or [amount].');
  expect(readdirSync(join(out, 's/p')).sort()).toEqual(['board.html', 'team.html']);
});
