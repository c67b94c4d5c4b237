import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REDACTIONS } from '../../src/model/kinds/audience.ts';
import { rowsOf } from '../../src/model/rows-of.ts';
import type { ComputedPlan } from '../../src/pipeline/compute.ts';
import type { ShareAudience } from '../../src/share/audiences.ts';
import { leaksOf, markedPage } from '../../src/share/gate/leaks.ts';
import { forbiddenIn } from '../../src/share/gate/markup.ts';
import { namedShares } from '../../src/share/gate/site.ts';
import { sharePage } from '../../src/share/page/page.ts';
import { projectPlan } from '../../src/share/projection/project.ts';
import { allowedAll, audience, fieldsOf, VIEWS } from './audience.ts';
import { AS_OF, computedOf, everything, Words } from './everything.ts';

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** What can be read in a page, wherever it stands: text, attributes, comments, scripts. Fonts left out. */
const readableIn = (page: string): string =>
  page
    .replace(/url\(data:font[^)]*\)/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .toLowerCase();

const words = new Words();
const { plan } = await computedOf(everything(words));
const render = (computed: ComputedPlan, of: ShareAudience): string => sharePage(projectPlan(computed, of, AS_OF));

describe('the release gate', () => {
  test('lets pass what an audience may see', () => {
    expect(leaksOf(plan, allowedAll(['alpha']), AS_OF)).toEqual([]);
    expect(leaksOf(plan, audience(), AS_OF)).toEqual([]);
  });

  test('finds a field that is shown without being allowed, wherever it comes from', () => {
    const of = audience({ sees: ['status'] });
    const leak = (text: (computed: ComputedPlan) => string | undefined): string[] =>
      leaksOf(plan, of, AS_OF, (computed) => markedPage(computed, of, AS_OF) + text(computed)).map(({ field }) => field);
    expect(leak(({ facts }) => facts.risks[0]?.risk.mitigation)).toEqual(['risks.mitigation']);
    expect(leak(({ plan: { phases } }) => `<!-- ${phases[0]?.title} -->`)).toEqual(['phase.title']);
    expect(leak(({ plan: { phases } }) => phases[0]?.body.tasks[0]?.text)).toEqual(['task.text']);
    expect(leak(({ plan: { environment } }) => environment?.variables[0]?.sample)).toEqual(['environment/variables.sample']);
    expect(leak(({ plan: { pages } }) => pages[0]?.body.text)).toContain('page.body.text');
    expect(leak(() => '')).toEqual([]);
  });

  test('finds a row that is shown although only others are allowed', () => {
    const all = audience({ sees: ['risks'] });
    const of = audience({ sees: ['risks'], only: ['risks/other'] });
    expect(
      leaksOf(plan, of, AS_OF, (computed) => markedPage(computed, all, AS_OF))
        .map(({ field }) => field)
        .sort(),
    ).toEqual(['risks.mitigation', 'risks.title']);
    expect(leaksOf(plan, of, AS_OF)).toEqual([]);
  });

  test.each([
    [
      'mappings/alpha/alpha',
      audience({ sees: { mappings: ['from', 'table'] }, only: ['mappings/alpha/alpha'] }),
      'mappings.title',
    ],
    [
      'architecture/alpha/alpha',
      audience({ sees: { architecture: ['title', 'drawing', 'view'] }, only: ['architecture/alpha/alpha'] }),
      'architecture.title',
    ],
  ])('%s alone does not bring the name of its file', (_, of, field) => {
    expect(leaksOf(plan, of, AS_OF)).toEqual([]);
    const page = readableIn(render(plan, of));
    expect(words.in(page)).not.toContain(field);
    expect(words.in(readableIn(render(plan, { ...of, only: [] })))).toContain(field);
  });

  test('finds a text that was not redacted on its way, although its field may be seen', () => {
    const of = audience({ sees: ['risks'], redact: ['people'] });
    const raw = (computed: ComputedPlan) => computed.facts.risks[0]?.risk.title ?? '';
    expect(leaksOf(plan, of, AS_OF)).toEqual([]);
    for (const around of [raw, (each: ComputedPlan) => `<!--${raw(each)}-->`, (each: ComputedPlan) => `<p title="${raw(each)}">`])
      expect(leaksOf(plan, of, AS_OF, (computed) => markedPage(computed, of, AS_OF) + around(computed))).toMatchObject([
        { field: 'risks.title', source: { file: 'plans/p/risks.mdx' } },
      ]);
  });

  test.each([
    ['<p><a href="x">y</a>', ['an element that leads or loads', 'an attribute that leads, loads or runs']],
    ['<p><!-- x -->', ['a comment']],
    ['<p onclick="x">', ['an attribute that leads, loads or runs']],
    ['<style>a{background:url(x.png)}</style>', ['a style that loads']],
    ['<style>/* who */</style>', ['a remark in a style']],
    ['<script>//# sourceMappingURL=x</script>', ['a remark in a script']],
    ['<p>see https://example.com/ and a href=x</p><style>a{fill:url(#b)}</style>', []],
  ])('%s', (page, found) => {
    expect(forbiddenIn(page)).toEqual(found);
  });

  test('finds the name of a share in any file of the site, packed or not', async () => {
    const site = mkdtempSync(join(tmpdir(), 'banyan-site-'));
    const put = (file: string, content: string | Buffer): void => {
      mkdirSync(dirname(join(site, file)), { recursive: true });
      writeFileSync(join(site, file), content);
    };
    put('index.html', '<p>nothing');
    put('s/abc.html', 's/abc.html itself');
    expect(await namedShares(site, ['s/abc.html'])).toEqual([]);
    put('sitemap.xml', '<loc>https://example.com/s/abc.html</loc>');
    put('pagefind/fragment/en_1.pf_fragment', gzipSync('{"url":"/s/abc.html"}'));
    expect(await namedShares(site, ['s/abc.html'])).toEqual([
      'pagefind/fragment/en_1.pf_fragment: s/abc.html',
      'sitemap.xml: s/abc.html',
    ]);
  });
});

/** Any audience: some views, some or all of their fields, some rows, some redactions. */
const audiences = fc
  .record({
    views: fc.subarray(VIEWS),
    fields: fc.tuple(...VIEWS.map((view) => fc.subarray(fieldsOf(view)))),
    only: fc.subarray([
      'risks/alpha',
      'phase/alpha',
      'rollout/alpha',
      'decisions/beta',
      'risks/none',
      'metrics/none',
      'architecture/alpha/alpha',
      'architecture/none',
      'rollout/alpha/alpha',
      'mappings/alpha/alpha',
      'checklist/none',
      'task/none',
    ]),
    pages: fc.subarray(['alpha']),
    redact: fc.subarray([...REDACTIONS]),
    message: fc.string(),
  })
  .map(({ views, fields, ...rest }) =>
    audience({ ...rest, sees: Object.fromEntries(views.map((view) => [view, fields[VIEWS.indexOf(view)] ?? []])) }),
  );

describe('for any plan and any audience', () => {
  const kinds = Object.keys(everything(new Words()));
  const plans = fc.record({
    omitted: fc.subarray(kinds.filter((file) => !file.endsWith('plan.mdx'))),
    suffix: fc.string({ unit: 'grapheme', maxLength: 12 }),
  });

  test('no value outside of the projection stands in the page', async () => {
    await fc.assert(
      fc.asyncProperty(plans, audiences, async ({ omitted, suffix }, of) => {
        const own = new Words(suffix);
        const files = Object.fromEntries(Object.entries(everything(own)).filter(([file]) => !omitted.includes(file)));
        const { plan: any } = await computedOf(files);
        const shared = projectPlan(any, of, AS_OF);
        const page = sharePage(shared);
        const inProjection = new Set(own.in(JSON.stringify(shared)));
        expect(own.in(readableIn(page)).filter((field) => !inProjection.has(field))).toEqual([]);
        expect(leaksOf(any, of, AS_OF)).toEqual([]);
        expect(forbiddenIn(page)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  test('no id of a thing that it does not see stands in the page', () => {
    fc.assert(
      fc.property(audiences, (of) => {
        const body = readableIn(render(plan, { ...of, message: 'x' })).replace(/<style>.*?<\/style>/g, '');
        for (const { ref } of rowsOf(plan.plan)) if (ref.includes('/')) expect([ref, body.includes(ref)]).toEqual([ref, false]);
      }),
      { numRuns: 60 },
    );
  });
});
