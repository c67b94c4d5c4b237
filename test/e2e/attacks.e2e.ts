import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CHROMIUM_FLAGS } from '../chromium.ts';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { AS_OF, buildable, Words } from '../share/everything.ts';
import { closeHosts, hosted, policyIn, watched } from './hosts.ts';

// A plan with an attack in every text field, in bodies, diagrams and pictures, built once and opened with and without our headers.

const MARKUP = `"><img src=x onerror="window.attacked=1"><script>window.attacked=1</script>'-->]]>&lt;b&gt;`;
const words = new Words(MARKUP);
const AUDIENCES = `audiences:
  - { id: all, title: ${JSON.stringify(`All${MARKUP}`)}, mode: open, listed: true, message: ${JSON.stringify(MARKUP)}, sees: [status, timeline, milestones, phases, tasks, risks, metrics, endpoints, stack, decisions, rollout, environment, variables, team], pages: [alpha, hostile] }
`;
const PAGE = `---
title: Hostile
---

[a](https://example.com/"onmouseover=window.attacked=1) [b][c] <https://example.com/?javascript:window.attacked=1> \`<script>window.attacked=1</script>\`

[c]: https://example.com/'><script>window.attacked=1</script>

![alt" onerror="window.attacked=1](picture.svg "title' onload='window.attacked=1")

<Callout kind="note" title="x' onclick='window.attacked=1">

Text with &lt;script&gt;window.attacked=1&lt;/script&gt; and a[^1].

</Callout>

[^1]: A note with \`</script>\`.

\`\`\`"><script>window.attacked=1</script>
</code></pre><script>window.attacked=1</script>
\`\`\`

\`\`\`mermaid
%%{init: {"securityLevel": "loose", "themeCSS": ".node rect { fill: url(https://example.com/x.png) }", "htmlLabels": true}}%%
flowchart LR
  a["<img src=x onerror='window.attacked=1'><script>window.attacked=1</script>"] --> b["\`**x** <b onclick=y>\`"]
  click a call attack()
  click b "javascript:window.attacked=1"
  style a fill:#fff
\`\`\`

\`\`\`mermaid
sequenceDiagram
  participant A as </text><script>window.attacked=1</script>
  A->>A: <a href="javascript:window.attacked=1">x</a>
\`\`\`
`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9" onload="window.attacked=1"><script>window.attacked=1</script><image href="https://example.com/x.png"/><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="window.attacked=1"/></foreignObject><a xlink:href="javascript:window.attacked=1"><rect width="9" height="9" style="fill:url(https://example.com/z)"/></a></svg>`;

const root = contentRoot(buildable(words, AUDIENCES));
const out = join(mkdtempSync(join(tmpdir(), 'banyan-attacks-')), 'out');
const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

let browser: Browser;
let pages: string[] = [];
beforeAll(async () => {
  put('plans/p/pages/hostile.mdx', PAGE);
  put('plans/p/pages/picture.svg', SVG);
  // Beside another plan, the portfolio is a page; a portfolio of one plan only leads to it.
  put(
    'plans/other/plan.mdx',
    '---\ntitle: Other\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nowner: Ana\n---\n',
  );
  put('plans/other/phases/1-move.mdx', '---\ntitle: Move\nstatus: planned\nperiod: weeks 1–2\n---\n');
  const built = banyan(['build', '--content', root, '--as-of', AS_OF, '--out', out]);
  expect(built, built.err).toMatchObject({ code: 0 });
  pages = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(out, join(entry.parentPath, entry.name)))
    .filter((file) => !/^(?:guide|rules)\//.test(file));
  browser = await chromium.launch({ executablePath: inject('chromium'), args: CHROMIUM_FLAGS });
});
afterAll(async () => {
  await browser?.close();
  closeHosts();
});

const POLICIES: [name: string, policyOf: () => string | undefined][] = [
  ['with the headers that the site brings', () => policyIn(readFileSync(join(out, '_headers'), 'utf8'))],
  ['on a host that sends no headers', () => undefined],
];

describe.each(POLICIES)('%s', (_, policyOf) => {
  test('no page runs what a plan says, asks another host, or has anything refused', async () => {
    expect(pages.length).toBeGreaterThan(25);
    expect(pages).toContain('plans/p/pages/hostile/index.html');
    expect(pages).toContain('s/p/all.html');
    const site = await hosted(out, policyOf());
    const { page, refused } = await watched(browser);
    const foreign: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(site) && !url.startsWith('data:')) foreign.push(url);
    });
    const found: string[] = [];
    for (const file of pages) {
      await page.goto(site + file.replace(/index\.html$/, ''), { waitUntil: 'load' });
      const state = await page.evaluate(() => ({
        attacked: 'attacked' in window,
        handlers: [...document.querySelectorAll('*')].filter((element) =>
          [...element.attributes].some(({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value)),
        ).length,
      }));
      if (state.attacked || state.handlers > 0) found.push(`${file}: ${JSON.stringify(state)}`);
    }
    expect([found, foreign, refused]).toEqual([[], [], []]);
    await page.close();
  });

  test('a picture opened by itself runs nothing', async () => {
    const site = await hosted(out, policyOf());
    const { page } = await watched(browser);
    await page.goto(`${site}files/plans/p/pages/picture.svg`);
    expect(
      await page.evaluate(() => [
        'attacked' in window,
        document.querySelectorAll('script, foreignObject, [href], [onload], [style]').length,
      ]),
    ).toEqual([false, 0]);
    await page.close();
  });
});

test('the search shows hostile rows as text', async () => {
  const site = await hosted(out, policyIn(readFileSync(join(out, '_headers'), 'utf8')));
  const { page, refused } = await watched(browser);
  await page.goto(`${site}plans/p/`, { waitUntil: 'load' });
  await page.keyboard.press('/');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('secretword');
  await page.getByRole('dialog').locator('a[href*="/plans/"]').first().waitFor();
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  expect(refused).toEqual([]);
  await page.close();
});
