import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRenderer, type Renderer } from '../../src/diagrams/render.ts';
import type { ComputedPlan } from '../../src/pipeline/compute.ts';
import type { ShareAudience } from '../../src/share/audiences.ts';
import { maySee } from '../../src/share/gate/drawn.ts';
import { forbiddenIn } from '../../src/share/gate/markup.ts';
import { sharePage } from '../../src/share/page/page.ts';
import { pictureOf } from '../../src/share/page/picture.ts';
import { drawPictures } from '../../src/share/page/pictures.ts';
import { projectPlan } from '../../src/share/projection/project.ts';
import { hashSource } from '../../src/site/policy.ts';
import { samples } from '../diagrams/samples.ts';
import { audience } from './audience.ts';
import { AS_OF, computedOf } from './everything.ts';

const SLOW = 120_000;
const ABSENT = 'This page leaves out a diagram here.';

let renderer: Renderer;
beforeAll(async () => {
  renderer = createRenderer({ cacheDir: await mkdtemp(join(tmpdir(), 'banyan-pictures-')) });
});
afterAll(() => renderer.close());

const draw = async (source: string, id: string): Promise<string> => (await renderer.render(source, { idPrefix: id })).svg;

/** A plan that has one page, with what is given as its body. */
const planWith = async (body: string): Promise<ComputedPlan> =>
  (
    await computedOf({
      'plans/p/plan.mdx':
        '---\ntitle: Example\nstatus: in-progress\nfrom: { system: Old }\nto: { system: New }\nteam: [{ role: Lead, people: [Ana Souza] }]\n---\n',
      'plans/p/pages/notes.mdx': `---\ntitle: Notes\n---\n\n${body}\n`,
    })
  ).plan;

const reader = (more: Parameters<typeof audience>[0] = {}): ShareAudience => audience({ pages: ['notes'], ...more });

/** The page of a plan for an audience, with its diagrams. */
async function pageOf(plan: ComputedPlan, of: ShareAudience): Promise<string> {
  const shared = projectPlan(plan, of, AS_OF);
  const diagrams = await drawPictures(shared, draw, maySee(plan.plan, of));
  return sharePage(shared, { diagrams });
}

const fence = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\``;
const wordsIn = (page: string): string =>
  page
    .replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('a diagram in the page of an audience', () => {
  test.each([...samples])(
    '%s: nothing in it loads, leads, or needs a style that the policy does not name',
    async (_, source) => {
      const page = await pageOf(await planWith(fence(source)), reader());
      expect(page).toMatch(/<div class="diagram"><svg /);
      expect(forbiddenIn(page)).toEqual([]);
      const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
      const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);
      expect(styles.length).toBeGreaterThan(1);
      for (const css of styles) expect(policy).toContain(hashSource(css));
    },
    SLOW,
  );

  test(
    'says what it says on the site',
    async () => {
      const source = samples.get('sequence') ?? '';
      const site = wordsIn((await draw(source, 'd')).replace(/<style[\s\S]*?<\/style>/g, ''));
      expect(site.length).toBeGreaterThan(100);
      expect(wordsIn(await pageOf(await planWith(fence(source)), reader()))).toContain(site.trim());
    },
    SLOW,
  );

  test('two of the same source share no id', async () => {
    const page = await pageOf(
      await planWith(`${fence('flowchart LR\n a --> b')}\n\n> ${fence('flowchart LR\n a --> b').replaceAll('\n', '\n> ')}`),
      reader(),
    );
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(4);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('keeps no link, no address of one, and no remark', async () => {
    const source = 'flowchart LR\n%% neversay remark\n a[Gate] --> b\n click a "https://neversay.example.com/secret"';
    const page = await pageOf(await planWith(fence(source)), reader());
    expect(wordsIn(page)).toContain('Gate');
    expect(page).not.toMatch(/neversay|<a\b|href/);
  });
});

describe('what is taken out of a text is taken out of a diagram', () => {
  test('names and hosts get numbers, the same wherever they stand', async () => {
    const source =
      'sequenceDiagram\n participant Ana Souza\n Ana Souza->>api.example.com: asks\n api.example.com->>db.example.com: reads\n db.example.com-->>Ana Souza: answers';
    const plan = await planWith(fence(source));
    const open = wordsIn(await pageOf(plan, reader()));
    for (const word of ['Ana Souza', 'api.example.com', 'db.example.com']) expect(open).toContain(word);
    const page = await pageOf(plan, reader({ redact: ['people', 'hosts'] }));
    expect(page).not.toMatch(/Ana|Souza|example\.com/i);
    for (const word of ['name1', 'host1', 'host2', 'asks', 'reads']) expect(wordsIn(page)).toContain(word);
    expect(wordsIn(page)).not.toContain('host3');
  });

  test('a name that the diagram itself spells out is not shown, and said so', async () => {
    const plan = await planWith(fence('flowchart LR\n a["#65;na #83;ouza"] --> b'));
    expect(wordsIn(await pageOf(plan, reader()))).toContain('Ana Souza');
    const page = await pageOf(plan, reader({ redact: ['people'] }));
    expect(page).not.toMatch(/Ana|Souza/);
    expect(page).toContain(ABSENT);
  });

  test('a diagram that is none any more is words', async () => {
    const plan = await planWith(fence('pie\n "Core" : $40'));
    expect(await pageOf(plan, reader({ redact: ['costs'] }))).toContain(ABSENT);
  });
});

describe('a picture', () => {
  test('has its style attributes as rules that are stronger than its own', () => {
    const { figure, style } = pictureOf(
      '<svg id="d" style="max-width: 9px" xmlns="http://www.w3.org/2000/svg"><style>#d .mm-a&gt;g{fill:red}</style><g class="mm-a" style="fill: blue; --x: &quot;y&quot;"><text>1 &lt; 2 style="no"</text></g><path style="fill: blue; --x: &quot;y&quot;"/></svg>',
      'd',
    );
    expect(figure.markup).toBe(
      '<div class="diagram"><svg id="d" class="st-1"><g class="mm-a st-2"><text>1 &lt; 2 style="no"</text></g><path class="st-2"/></svg></div>',
    );
    expect(style).toBe(
      '#d .mm-a>g{fill:red}#d#d#d.st-1,#d#d#d .st-1{max-width: 9px}#d#d#d.st-2,#d#d#d .st-2{fill: blue; --x: "y"}',
    );
  });

  test('cannot end the style that it stands in', () => {
    const { style } = pictureOf(
      '<svg id="d" style="a:b}&lt;/style&gt;&lt;script&gt;"><style>g{}&lt;/style&gt;</style></svg>',
      'd',
    );
    expect(style).not.toContain('<');
    expect(style).toMatch(/\{a:b\/style>script>\}$/);
  });
});
