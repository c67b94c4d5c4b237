import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { LONGEST_COMMENT, markdown } from '../../src/report/changes/markdown.ts';
import { edit, type Files, planFiles, side, without } from './edited.ts';
import { SMALL } from './edits.ts';

const P = 'plans/p';

async function comment(base: Files, head: Files): Promise<string> {
  const [was, now] = await Promise.all([side(base), side(head)]);
  return markdown({
    comparison: compareModels(was, now),
    base: 'main (4c1e2f0)',
    head: 'plan/longer (91b7d3e)',
    pathOf: (file) => `content/${file}`,
    failing: [],
    colours: false,
  })
    .replaceAll('\u2060', '')
    .trim();
}

const lines = (text: string): string[] => text.split('\n');

describe('the comment on realistic edits of a small plan', () => {
  it('a phase takes longer, and the critical path runs through it now', async () => {
    const text = await comment(SMALL, edit(SMALL, `${P}/phases/3-docs.mdx`, ['duration: 1w', 'duration: 4w']));
    expect(
      text,
    ).toBe(`### Shop: finish 2026-04-10 → 2026-04-17 (+5 working days, because "Phase 3" takes 4w instead of 1w) · critical path now through "Phase 3" · slack lost: "Phase 3" 10 d → 0 d · 1 warning · 1 changed

- **Warning:** Finish moves from 2026-04-10 to 2026-04-17, 5 working days later, because "Phase 3" takes 4w instead of 1w. \`0ea37e9632e9\`
- The critical path now runs through "Phase 3" and no longer runs through "Phase 2".
- Slack is lost: "Phase 3" 10 d → 0 d.
- All traffic is on the new system from 2026-04-15 on (before: 2026-04-08).

| | Before | After | Change |
|:--|--:|--:|--:|
| Finish | 2026-04-10 | 2026-04-17 | **\\+5 working days** |

\`\`\`text
Mar                            Apr
▓▓▓▓▓▓▓▓▓▓▓▓                                     Phase 1
              ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓               Phase 2
              ░░░░░                              Phase 3: before
              ███████████████████████████        Phase 3: after
                                    ░░░░░        Phase 4: before
                                           █████ Phase 4: after
\`\`\`

**What changed**

- **Phases**
  - Phase "Phase 3": duration 1w → 4w (\`content/plans/p/phases/3-docs.mdx:5\`)

Compared main (\`4c1e2f0\`) → plan/longer (\`91b7d3e\`)`);
  });

  it('an endpoint is split, a target relaxed, a risk raised', async () => {
    const head = [
      [`${P}/endpoints/http.mdx`, 'to: GET /posts', 'to: [GET /posts, GET /events]'],
      [`${P}/metrics.mdx`, '< 200 ms', '< 400 ms'],
      [`${P}/risks.mdx`, 'probability: low', 'probability: high'],
    ].reduce((files, [file = '', before = '', after = '']) => edit(files, file, [before, after]), SMALL);
    const text = await comment(SMALL, head);
    const shown = lines(text.split('<details>')[0] ?? '');
    expect(shown.filter((line) => line !== '')).toEqual([
      '### Shop: GET /feed is split: GET /posts → GET /posts, GET /events · Risk "Data may be lost" is raised: probability low → high · Metric "Latency": target relaxed, &lt; 200 ms → &lt; 400 ms · 1 breaking · 2 warnings · 3 changed',
      '**What changed**',
      '- **Endpoints**',
      expect.stringMatching(
        /^ {2}- \*\*Breaking:\*\* GET \/feed is split: GET \/posts → GET \/posts, GET \/events \(`content\/plans\/p\/endpoints\/http\.mdx:8`\) `[0-9a-f]{12}`$/,
      ),
      '- **Risks**',
      expect.stringMatching(
        /^ {2}- \*\*Warning:\*\* Risk "Data may be lost" is raised: probability low → high \(`content\/plans\/p\/risks\.mdx:3`\) `[0-9a-f]{12}`$/,
      ),
      '- **Metrics**',
      expect.stringMatching(
        /^ {2}- \*\*Warning:\*\* Metric "Latency": target relaxed, &lt; 200 ms → &lt; 400 ms \(`content\/plans\/p\/metrics\.mdx:3`\) `[0-9a-f]{12}`$/,
      ),
      'Compared main (`4c1e2f0`) → plan/longer (`91b7d3e`)',
    ]);
  });

  it('the same edit of several rows is told once', async () => {
    const text = await comment(SMALL, edit(SMALL, `${P}/endpoints/http.mdx`, ['phase: cutover', 'phase: api']));
    expect(text).toContain('  - 3 endpoints: phase "Phase 4" → "Phase 2" ("GET /orders", "GET /feed", "GET /rss")');
  });

  it('a way back is removed', async () => {
    const text = await comment(SMALL, without(SMALL, `${P}/rollback/1-back.mdx`));
    expect(lines(text)[0]).toBe('### Shop: Rollback "Back" is removed · 1 breaking · 1 new warning · 1 removed');
    expect(text).toContain('**Breaking:** Rollback "Back" is removed');
  });

  it('phases in another order', async () => {
    const { [`${P}/phases/3-docs.mdx`]: docs = '', ...rest } = SMALL;
    const text = await comment(SMALL, { ...rest, [`${P}/phases/0.5-docs.mdx`]: docs });
    expect(text).toContain('- Phase "Phase 3" now comes before "Phase 1"');
  });

  it('one word in a paragraph', async () => {
    const text = await comment(SMALL, edit(SMALL, `${P}/plan.mdx`, ['The shop moves', 'The whole shop moves']));
    expect(text).toContain('- `content/plans/p/plan.mdx:2` The **whole** shop moves from the old system to the new one.');
  });

  it('nothing', async () => {
    expect(await comment(SMALL, SMALL)).toBe('### Plan: no changes\n\nCompared main (`4c1e2f0`) → plan/longer (`91b7d3e`)');
  });
});

describe('what must never read as "no changes"', () => {
  it.each(['base', 'head'])('a file that does not parse on the %s', async (which) => {
    const broken = edit(SMALL, `${P}/phases/3-docs.mdx`, ['title: Phase 3', 'title: [Phase 3']);
    const text = await comment(which === 'base' ? broken : SMALL, which === 'base' ? SMALL : broken);
    expect(text).not.toContain('no changes');
    expect(lines(text)[0]).toMatch(/^### Shop: incomplete \(1 file cannot be read\)/);
    expect(text).toContain(`\`content/plans/p/phases/3-docs.mdx\` of the ${which} cannot be read`);
    expect(text).not.toMatch(/Phase "?3.*(added|removed)/);
  });

  it('a base without any plan', async () => {
    expect(lines(await comment({}, SMALL))[0]).toMatch(
      /^### Shop: all new · new plan, finish 2026-04-10, 4 phases, critical through .* · 3 added$/,
    );
  });
});

describe('the comment on edits of the example plans, read as a reviewer', () => {
  const nest = planFiles('fastapi-to-nestjs');
  const node = planFiles('node-to-python');
  const puppet = planFiles('puppet-engine');

  it('a phase with a position gets longer: no date moves, and it says why', async () => {
    const text = await comment(
      puppet,
      edit(puppet, 'plans/puppet-engine/phases/1-scaffolding.mdx', ['duration: 1w', 'duration: 2w']),
    );
    expect(lines(text)[0]).toBe(
      '### Puppet Engine, Node.js to Python: "Scaffolding &amp; Dev-Environment" does not move: its period wins · 1 warning · 1 new error · 1 changed',
    );
    expect(text).toContain(
      '- **Warning:** No date moves: "Scaffolding &amp; Dev-Environment" is placed by its period (week 2), which takes precedence over its duration; if positions gave way, the plan would finish 5 working days later.',
    );
    expect(text).toContain('the plan contradicts itself (sums/length-and-place). `');
  });

  it('tasks are ticked', async () => {
    const file = 'plans/node-to-python/phases/2-core-features.mdx';
    const text = await comment(
      node,
      edit(
        node,
        file,
        ['- [ ] Build API', '- [x] Build API'],
        ['- [ ] LangGraph conf', '- [x] LangGraph conf'],
        ['- [ ] Celery task', '- [x] Celery task'],
      ),
    );
    expect(lines(text)[0]).toBe('### Node.js to Python: 18 of 19 tasks done (before: 15 of 19) · 1 new warning · 3 changed');
    expect(text).toContain('- Tasks done: 18 of 19, 94 % (before: 15 of 19, 78 %).');
    expect(text).toContain('  - 3 tasks are done ("Build API implementation", "LangGraph configuration", "Celery task queue")');
  });

  it('a phase gets another name: nothing but that', async () => {
    const file = 'plans/node-to-python/phases/2-core-features.mdx';
    const text = await comment(node, edit(node, file, ['title: Core features migration', 'title: Core migration']));
    expect(lines(text)[0]).toBe(
      '### Node.js to Python: Phase "Core features migration" is now called "Core migration" · 1 renamed',
    );
    expect(text).toContain('- Phase "Core features migration" is now called "Core migration"');
    expect(text).not.toContain('New findings');
  });

  it('a register is deleted: it is one change, and what is lost is said', async () => {
    const text = await comment(nest, without(nest, 'plans/fastapi-to-nestjs/risks.mdx'));
    expect(lines(text)[0]).toMatch(/^### FastAPI to NestJS: .* · 1 removed$/);
    expect(text).toContain('- **Warning:** Risk register is removed, with 5 rows');
  });

  it('a decision is taken', async () => {
    const text = await comment(
      nest,
      edit(
        nest,
        'plans/fastapi-to-nestjs/decisions.mdx',
        ['state: open', 'state: decided'],
        ['recommended: rollout/blue-green', 'chosen: rollout/blue-green'],
      ),
    );
    expect(text).toContain('- Nothing blocks "Production deployment" any more.');
    expect(text).not.toContain('no longer ready');
    expect(text).toContain(
      'Decision "How is the traffic moved to NestJS?" is decided: rollout/blue-green; it no longer blocks "Production deployment" (',
    );
  });
});

describe('a comment is text, whatever a plan says', () => {
  const HOSTILE =
    'cc @octo/team #12 GH-3 octo/repo#4 https://github.com/o/r/issues/5 www.example.com <img src=x onerror=alert(1)> </details> ``` `x` | **b** [a](javascript:x) 4c1e2f0aa \u202egnp.exe';

  it('nobody is mentioned, nothing referenced, no HTML written', async () => {
    const quoted = JSON.stringify(HOSTILE.replace('\u202e', ''));
    const head = edit(SMALL, `${P}/risks.mdx`, ['title: Data may be lost', `title: ${quoted}`]);
    const [was, now] = await Promise.all([side(SMALL), side(head)]);
    const text = markdown({
      comparison: compareModels(was, now),
      base: 'main',
      head: HOSTILE,
      pathOf: (file) => file,
      failing: [HOSTILE],
      colours: false,
    });
    const outsideCode = text.replace(/(`+)[\s\S]*?\1/g, '');
    expect(outsideCode).not.toMatch(/@\w/);
    expect(outsideCode).not.toMatch(/#\d|GH-\d/);
    expect(outsideCode).not.toMatch(/https?:\/\/\w|\bwww\.\w/);
    expect(outsideCode).not.toMatch(/\b[0-9a-f]{7,40}\b/);
    expect(outsideCode.replace(/<\/?(details|summary)>/g, '')).not.toMatch(/<\/?\w/);
    expect(text).not.toMatch(/[\u202a-\u202e]/);
    expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
  });

  it('holds no more than GitHub takes, and says what it leaves out', async () => {
    const rows = Array.from(
      { length: 1500 },
      (_, row) => `  - { id: r${row}, title: Risk ${row} of many, level: low, mitigation: "Somebody looks after number ${row}" }`,
    );
    const many = { ...SMALL, [`${P}/risks.mdx`]: `---\nrisks:\n${rows.join('\n')}\n---\n` };
    const changed = {
      ...SMALL,
      [`${P}/risks.mdx`]: `---\nrisks:\n${rows.map((row, n) => row.replace('Somebody', `Person ${n}`)).join('\n')}\n---\n`,
    };
    const text = await comment(many, changed);
    expect(text.length).toBeLessThan(LONGEST_COMMENT);
    expect(text.length).toBeGreaterThan(LONGEST_COMMENT / 2);
    expect(lines(text)[0]).toMatch(/^### Shop: Risk "Risk 0 of many": .* · 1500 changed$/);
    expect(text).toMatch(/\*\*\d+ more lines of detail left out here:\*\*/);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});
