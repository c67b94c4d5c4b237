import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fileOf, importText } from './imported.ts';

/** The rows of the register of risks of a plan with these sections, without their sources. */
function risksOf(sections: string): Record<string, unknown>[] {
  const text = fileOf(importText(`# Plan\n\n## Phase 1: A\n\n- Build it\n\n${sections}\n`), 'risks.mdx');
  const { risks } = parse(text.split('---\n')[1] ?? '') as { risks: Record<string, unknown>[] };
  return risks.map(({ source: _, ...fields }) => fields);
}

describe('risks', () => {
  test.each<[string, string, Record<string, unknown>[]]>([
    [
      'are several below one heading where more than one item has a mitigation of its own',
      '## Risk Mitigation\n\n### Known risks:\n\n1. **Jobs stop**\n   - Mitigation: keep both queues\n   - Tell the users\n\n2. **Imports fail**\n   - Mitigation: a switch',
      [
        { title: 'Jobs stop', mitigation: 'keep both queues', note: 'Tell the users' },
        { title: 'Imports fail', mitigation: 'a switch' },
      ],
    ],
    [
      'are several where "risk" and "answer" take turns, with East Asian keys of two signs',
      '## 五、风险\n\n### 5.1 技术风险\n\n- **风险**：索引过大\n- **应对**：分片\n\n- **风险**：锁等待\n- **应对**：限流',
      [
        { title: '索引过大', mitigation: '分片' },
        { title: '锁等待', mitigation: '限流' },
      ],
    ],
    [
      'are several below a heading that only names their area',
      '## Risks\n\n### Browsers\n\n- Old engines\n  - Mitigation: polyfills\n- Private mode\n  - Mitigation: keep state in memory',
      [
        { title: 'Old engines', mitigation: 'polyfills' },
        { title: 'Private mode', mitigation: 'keep state in memory' },
      ],
    ],
    [
      'are one where a section gives each key once; the number in front of its heading is no part of the title',
      '## Risks\n\n### 5.1 Data loss\n\n- Probability: Low\n- Impact: High\n- Mitigation: backups',
      [{ title: 'Data loss', probability: 'Low', impact: 'High', mitigation: 'backups' }],
    ],
    [
      'are named by a bold line above the list of their keys',
      '## Risks\n\n**Lock-in**\n- Impact: High\n- Mitigation: an adapter\n\n**Turnover**\n- Impact: Medium\n- Mitigation: pairing',
      [
        { title: 'Lock-in', impact: 'High', mitigation: 'an adapter' },
        { title: 'Turnover', impact: 'Medium', mitigation: 'pairing' },
      ],
    ],
    [
      'have what is done against them behind the colon, below "risks and mitigations"',
      '## Riscos e mitigações\n\n- Divergência de `sku`: preparar uma tabela.\n- Vazamento de dados: testes de segurança.',
      [
        { title: 'Divergência de `sku`', mitigation: 'preparar uma tabela.' },
        { title: 'Vazamento de dados', mitigation: 'testes de segurança.' },
      ],
    ],
    [
      'have a note behind the colon where the heading speaks of no mitigations',
      '## Risks\n\n- Data loss: back up first\n- Downtime: the window is short',
      [
        { title: 'Data loss', note: 'back up first' },
        { title: 'Downtime', note: 'the window is short' },
      ],
    ],
  ])('%s', (_, sections, expected) => {
    expect(risksOf(sections)).toEqual(expected);
  });

  test('of one of several options stay with it', () => {
    const { files } = importText(
      '# Plan\n\n## Phase 1: A\n\n- Build it\n\n## Ways\n\n### Option B: copy\n\n**Risks:**\n\n- Slow\n- Costly\n',
    );
    expect(files.map(({ path }) => path)).not.toContain('plans/p/risks.mdx');
    expect(files.find(({ path }) => path === 'plans/p/pages/01-ways.mdx')?.text).toContain('**Risks:**\n\n- Slow\n- Costly');
  });
});

test('a heading with a mitigation is a risk; code below it stays in the text', () => {
  const sections = '## Risks\n\n### Risk 1: Too strict\n\n**Mitigation**: make it a setting\n\n```\nlimit = 8\n```';
  expect(risksOf(sections)).toEqual([{ title: 'Too strict', mitigation: 'make it a setting' }]);
  const { files } = importText(`# Plan\n\n## Phase 1: A\n\n- Build it\n\n${sections}\n`);
  expect(files.some(({ text }) => text.includes('limit = 8'))).toBe(true);
});

test('what is done to keep risks small is no list of risks', () => {
  const { found } = importText(
    '# Plan\n\n## Phase 1: A\n\n### Risk control\n\n- Only write small files\n- Read the old file first\n',
  );
  expect(found.risks).toBe(0);
});

test('French tables may call the mitigation "parade"', () => {
  expect(risksOf('## Risques et parades\n\n| Risque | Parade |\n|---|---|\n| Latence | codec adaptatif |')).toEqual([
    { title: 'Latence', mitigation: 'codec adaptatif' },
  ]);
});
