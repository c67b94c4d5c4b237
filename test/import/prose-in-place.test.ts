import { describe, expect, test } from 'vitest';
import { fileOf, importText } from './imported.ts';
import { inPhase, kindsOf } from './kinds-of-lines.ts';

/** What the lines outside the phases become. */
const outside = (text: string): string[] => kindsOf(`# Plan\n\n## Phase 1: A\n\n- a\n\n## Phase 2: B\n\n- b\n\n${text}`).slice(4);

describe('lists of a phase that stay prose', () => {
  test.each<[string, string, string[]]>([
    ['below a heading that asks why', '### Why start here\n\n- Verify with few users\n- Test without risk', []],
    ['with signs, below a label that gives reasons', 'Rationale:\n\n- ✅ Fast builds\n- ✅ Few edge cases', []],
    ['with signs, of what is no work', '### Strengths\n\n- ✅ Fast builds\n- ✅ Few edge cases\n- ❌ Costly', []],
    ['that tell what is there already', 'Implemented:\n\n- Lock in `lock.py`\n- Build of the loop', []],
    ['that tell where something is', 'Implementation location:\n\n- Build scripts in `ci/`', []],
    ['that say how risky it is', '- Low risk: the change only adds columns\n- Move the data', ['task: - Move the data']],
    ['that are preconditions', '### Preconditions\n\n- Data is copied:\n  - twice', []],
  ])('%s', (_, body, expected) => {
    expect(inPhase(body)).toEqual(expected);
  });

  test('signs in front of work are boxes, below a heading too', () => {
    expect(inPhase('### Base\n\n- ✅ Create the module\n- ⏳ Move the data')).toEqual([
      'task: - ✅ Create the module',
      'task: - ⏳ Move the data',
    ]);
    expect(inPhase('### Completed\n\n- ✅ Login page\n- ✅ Start page')).toHaveLength(2);
  });

  test('fields of a form that each step fills in are no tasks; a list below "Actions" is', () => {
    const step = (name: string): string =>
      `### ${name}\n\n- **Source**: lines 1-20\n- **Uses**: the store and the router of the app\n- **Actions**:\n  1. Create \`${name}.ts\`\n  2. Move the code`;
    expect(
      inPhase([step('One'), step('Two'), step('Three')].join('\n\n')).filter((line) => !/^task: [12]\. /.test(line)),
    ).toEqual([]);
    expect(inPhase([step('One'), step('Two'), step('Three')].join('\n\n'))).toHaveLength(6);
  });
});

describe('outside the phases', () => {
  test('principles and examples below a heading with the word "task" are none', () => {
    expect(
      outside(
        '## Task granularity and size of changes\n\n### Principles\n\n- One issue, one change\n\n### Examples\n\n- "Port the parser"\n',
      ),
    ).toEqual([]);
  });

  test('a list of next steps is one', () => {
    expect(outside('## Next steps\n\n1. Approval by the board\n2. Set up the cluster\n')).toHaveLength(2);
  });
});

describe('a rollback', () => {
  test('has the steps that ask for work, or that a heading calls steps', () => {
    expect(outside('## Rollback plan\n\n1. Switch the proxy back\n2. Restore the dump\n')).toEqual([
      'rollback step: 1. Switch the proxy back',
      'rollback step: 2. Restore the dump',
    ]);
    expect(outside('## Rollback\n\n### Steps\n\n1. Proxy to the old host\n')).toEqual([
      'rollback step: 1. Proxy to the old host',
    ]);
  });

  test('tells in prose what makes it possible', () => {
    const text = '## Rollback strategy\n\n- **Feature flags** for each service\n- **The old system stays** until June\n';
    expect(outside(text)).toEqual([]);
    expect(
      fileOf(importText(`# Plan\n\n## Phase 1: A\n\n- a\n\n## Phase 2: B\n\n- b\n\n${text}`), 'rollback/1-rollback-strategy.mdx'),
    ).toContain('- **Feature flags** for each service\n');
  });

  test('has preconditions that are no triggers', () => {
    expect(outside('## Rollback\n\n### 触发条件\n\n- 错误率 > 5 %\n\n**前提条件:**\n\n- 旧镜像保留\n')).toEqual([
      'row of rollback: - 错误率 > 5 %',
    ]);
  });
});

describe('risks', () => {
  const risks = (text: string): string =>
    fileOf(importText(`# Plan\n\n## Phase 1: A\n\n- a\n\n## Phase 2: B\n\n- b\n\n${text}`), 'risks.mdx');

  test('an item that names a mitigation belongs to the risk above it', () => {
    const text = risks(
      '## Technical risks\n\n- **Risk**: Data loss\n- **Mitigation**: A dump\n- **Risk**: Downtime\n- **Mitigation**: A window\n',
    );
    expect(text).toMatch(/title: Data loss, mitigation: A dump[\s\S]*title: Downtime, mitigation: A window/);
    expect(text.match(/title:/g)).toHaveLength(2);
  });

  test('a level in front of a risk is its level', () => {
    expect(risks('## Risks\n\n- **High risk**: rows get lost\n- Medium risk: the host is too small\n')).toMatch(
      /title: rows get lost, level: High[\s\S]*title: the host is too small, level: Medium/,
    );
  });

  test('a section with its mitigation as a list is one risk', () => {
    expect(risks('## Risks\n\n### Risk 1: Delay\n\n**Mitigation:**\n- Small steps\n- A buffer\n')).toContain(
      'title: Delay, mitigation: Small steps; A buffer',
    );
  });
});

describe('phases', () => {
  const phases = (text: string): string[] => kindsOf(text).filter((line) => line.startsWith('phase'));

  test('may have any sign behind their number', () => {
    expect(phases('# Plan\n\n### Phase 0｜骨架\n\n- a\n\n### Phase 1｜資料層\n\n- b\n')).toHaveLength(2);
    expect(phases('# Plan\n\n### Phase 1 · Setup\n\n- a\n\n### Phase 2 · Switch\n\n- b\n')).toHaveLength(2);
  });

  test('are none of the releases of a list of changes', () => {
    expect(phases('# App\n\n## Roadmap\n\n### 2.0.1\n\n- fixes\n\n### 2.1.0\n\n- more\n')).toEqual([]);
    expect(phases('# Plan\n\n## 3.2 Steps\n\n### 3.2.1 Export\n\n- a\n\n### 3.2.2 Import\n\n- b\n')).toHaveLength(2);
  });

  test('are no folders of a tree', () => {
    expect(phases('# Plan\n\n## Files\n\n```\nsrc/\n├── phase1-setup/\n├── phase2-move.sql\n```\n')).toEqual([]);
  });

  test('stand beside the others; a part elsewhere with the same number is about one of them', () => {
    expect(
      phases(
        '# Plan\n\n## Plan of work\n\n### Phase 0: Base\n\n- a\n\n### Phase 1: Data\n\n- b\n\n## 6. Phase 0: what we found\n\nlong\n\nlonger\n\nlongest\n\ntext\n',
      ),
    ).toEqual(['phase: ### Phase 0: Base', 'phase: ### Phase 1: Data']);
  });

  test('are rows of a table with the number in front of the name', () => {
    expect(
      phases('# Plan\n\n## Parts\n\n| Phase | Result |\n|---|---|\n| 1 Split | a |\n| 2 Models | b |\n| 3. Switch | c |\n'),
    ).toHaveLength(3);
  });
});

test.each([
  [
    'requests with the result that is expected',
    '# Old app → New app\n\n| Old URL | New URL | Expected |\n|---|---|---|\n| / | /home | 200 |\n',
  ],
  [
    'parts of the work with their operations',
    '# Plan\n\n| Sub-phase | Endpoints |\n|---|---|\n| 5A | `POST /api/jobs` |\n| 5B | `PUT /api/jobs` |\n',
  ],
])('a table of %s stays one', (_, text) => {
  const { found } = importText(text);
  expect(found.mappings + found.endpoints).toBe(0);
});
