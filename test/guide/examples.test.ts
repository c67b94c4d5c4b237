import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { KINDS } from '../../src/model/registry.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { classify } from '../../src/reader/classify.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import { applyOverrides } from '../../src/schedule/overrides.ts';
import { fencesOf } from '../../src/site/views/guide-fences.ts';
import { PAGES } from './pages.ts';

/** Day of the examples: while the second of the three phases runs. */
const AS_OF = '2026-04-07';

const filesOn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...fencesOf(text)].flatMap(({ lang, title, code }) => (title === undefined || lang !== 'mdx' ? [] : [[title, `${code}\n`]])),
  );

/** The pages about kinds make one plan together; each of the other pages stands alone. */
const kinds = Object.assign(
  {},
  ...[...PAGES].filter(([id]) => id.startsWith('kinds/')).map(([, text]) => filesOn(text)),
) as Record<string, string>;

const problemsOf = async (files: Record<string, string>): Promise<string[]> => {
  const { findings } = await readContent(memoryTree(files));
  return findings.map(
    ({ place, rule, message, fix }) => `${place.file}:${place.line}:${place.column} ${rule}: ${message} → ${fix}`,
  );
};

describe('examples of the guide', () => {
  test.each(
    [...PAGES].filter(([id, text]) => !id.startsWith('kinds/') && Object.keys(filesOn(text)).length > 0).map(([id]) => id),
  )('%s', async (id) => {
    const files = filesOn(PAGES.get(id) ?? '');
    expect(await problemsOf(files)).toEqual([]);
  });

  test('the pages about kinds, as one plan', async () => {
    expect(await problemsOf(kinds)).toEqual([]);
  });

  test('the pages about kinds contradict themselves nowhere', async () => {
    const { findings } = compute(await readContent(memoryTree(kinds)), AS_OF);
    expect(
      findings
        .filter(({ severity }) => severity !== 'note')
        .map(({ rule, place, message }) => `${rule} ${place.file}:${place.line} ${message}`),
    ).toEqual([]);
  });

  test('the dates that "Start" tells are those of its plan', async () => {
    const { plans } = compute(await readContent(memoryTree(filesOn(PAGES.get('start') ?? ''))), AS_OF);
    const { build, cutover } = plans[0]?.schedule.phases ?? {};
    expect([build?.earlyStart, build?.earlyFinish, cutover?.earlyStart, cutover?.earlyFinish]).toEqual([
      '2026-03-02',
      '2026-03-20',
      '2026-03-23',
      '2026-04-03',
    ]);
    expect(PAGES.get('start')).toContain('Build runs from 2 to 20 March 2026, Cutover from 23 March to 3 April.');
  });

  test('the changes that "What if" asks about can be made', async () => {
    const { portfolio } = await readContent(memoryTree(kinds));
    const shop = portfolio.plans.find(({ id }) => id === 'shop');
    const asked = [...fencesOf(PAGES.get('schedule') ?? '')].find(({ title }) => title === 'later.yaml');
    const overlay = parse(asked?.code ?? '') as { plans: { shop: Record<string, unknown> } };
    expect(shop && applyOverrides(shop, overlay.plans.shop).problems).toEqual([]);
  });

  test('every kind has an example', () => {
    const shown = new Set(
      Object.keys(kinds).map((file) => {
        const classified = classify(file);
        return classified.ok ? classified.kind : file;
      }),
    );
    expect(KINDS.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  test('a wrong example would be noticed', async () => {
    const broken = {
      ...kinds,
      'plans/shop/risks.mdx': (kinds['plans/shop/risks.mdx'] ?? '').replace('phase/cutover', 'phase/cutovr'),
    };
    expect((await problemsOf(broken)).join()).toContain('reference/unknown-reference');
  });
});
