import { describe, expect, test } from 'vitest';
import type { Portfolio } from '../../../src/model/plan.ts';
import { day, longDay, month, shortDay } from '../../../src/model/values/day-words.ts';
import { href } from '../../../src/site/base.ts';
import { guideNavigation } from '../../../src/site/views/guide.ts';
import { planNavigation } from '../../../src/site/views/navigation.ts';
import { neighbours } from '../../../src/site/views/neighbours.ts';
import { onlyPlan } from '../../../src/site/views/only-plan.ts';
import { reportLink, sourceLinks } from '../../../src/site/views/repository.ts';
import { planOf } from '../plan.ts';

const portfolio = (repository: unknown): Portfolio =>
  ({ title: 'T', calendars: [], plans: [], file: { repository } as Portfolio['file'] }) as Portfolio;
const place = { file: 'plans/p/risks.mdx', line: 12, endLine: 15 };

describe('links into the repository', () => {
  test('name the lines of a place as GitHub does', () => {
    expect(sourceLinks(portfolio({ url: 'https://github.com/acme/plans.git' }), place)).toEqual({
      source: 'https://github.com/acme/plans/blob/main/content/plans/p/risks.mdx#L12-L15',
      edit: 'https://github.com/acme/plans/edit/main/content/plans/p/risks.mdx',
    });
  });

  test('know the addresses of GitLab, other branches and other folders', () => {
    expect(
      sourceLinks(portfolio({ url: 'https://gitlab.com/acme/plans/', branch: 'release/2', path: '/' }), {
        file: 'a b.mdx',
        line: 1,
        endLine: 2,
      })?.source,
    ).toBe('https://gitlab.com/acme/plans/-/blob/release/2/a%20b.mdx#L1-2');
  });

  test('are not there where no repository is configured', () => {
    expect(sourceLinks(portfolio(undefined), place)).toBeUndefined();
    expect(sourceLinks(portfolio({ unknown: 'not decided' }), place)).toBeUndefined();
  });
});

test('a problem is reported with the title and the address of the page, as GitHub and GitLab ask for them', () => {
  const page = { title: 'Shop: Risks & more', address: 'https://plans.example.com/plans/shop/risks/' };
  expect([
    reportLink(portfolio({ url: 'https://github.com/acme/plans' }), page),
    reportLink(portfolio({ url: 'https://gitlab.com/acme/plans' }), page),
    reportLink(portfolio(undefined), page),
  ]).toEqual([
    'https://github.com/acme/plans/issues/new?title=Shop%3A+Risks+%26+more&body=Page%3A+https%3A%2F%2Fplans.example.com%2Fplans%2Fshop%2Frisks%2F%0A%0A',
    'https://gitlab.com/acme/plans/-/issues/new?issue%5Btitle%5D=Shop%3A+Risks+%26+more&issue%5Bdescription%5D=Page%3A+https%3A%2F%2Fplans.example.com%2Fplans%2Fshop%2Frisks%2F%0A%0A',
    undefined,
  ]);
});

test('a portfolio of one plan opens on it unless it has something of its own to say', async () => {
  const plan = await planOf({});
  const said = (text: string) => ({ ...portfolio(undefined), file: { body: { text } } as Portfolio['file'] }) as Portfolio;
  expect(onlyPlan({ portfolio: { title: 'T', calendars: [], plans: [] }, plans: [plan] })).toBe(plan);
  expect(onlyPlan({ portfolio: said('\n'), plans: [plan] })).toBe(plan);
  expect(onlyPlan({ portfolio: said('We move in two waves.'), plans: [plan] })).toBeUndefined();
  expect(onlyPlan({ portfolio: said(''), plans: [plan, plan] })).toBeUndefined();
  expect(onlyPlan({ portfolio: said(''), plans: [] })).toBeUndefined();
});

test('days are written as people read them', () => {
  expect([shortDay('2026-02-07'), day('2026-02-07'), longDay('2026-02-07'), month('2026-12-31')]).toEqual([
    '7 Feb',
    '7 Feb 2026',
    'Sat 7 Feb 2026',
    'Dec 2026',
  ]);
});

test('addresses of other sites and anchors are left alone', () => {
  expect([href('https://example.com/'), href('#a'), href('//cdn.example.com/x')]).toEqual([
    'https://example.com/',
    '#a',
    '//cdn.example.com/x',
  ]);
});

describe('the navigation of a plan', () => {
  test('has no entry for what the plan has no data for', async () => {
    const computed = await planOf({ 'risks.mdx': 'risks: [{ title: A }, { title: B }]' });
    expect(planNavigation(computed).map(({ key, count }) => [key, count])).toEqual([
      ['overview', undefined],
      ['risks', 2],
      ['findings', planNavigation(computed).at(-1)?.count],
    ]);
  });

  test('knows the pages before and after a page', () => {
    const entries = guideNavigation([
      { id: 'b', data: { title: 'B', order: 2 } },
      { id: 'index', data: { title: 'Guide', order: 0 } },
      { id: 'a', data: { title: 'A', order: 1 } },
    ]);
    expect(neighbours(entries, 'a')).toEqual({ previous: ['Guide', '/guide/'], next: ['B', '/guide/b/'] });
    expect(neighbours(entries, 'index')).toEqual({ next: ['A', '/guide/a/'] });
    expect(neighbours(entries, 'unheard-of')).toEqual({});
  });
});
