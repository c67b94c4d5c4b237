import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds wrong on a page: WCAG 2.2 A and AA, and good practice. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (runOnly) => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    return (await run.run(document, { runOnly, resultTypes: ['violations'] })).violations;
  }, RULES);
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')} ${nodes[0]?.failureSummary ?? ''}`,
  );
}

/** By how many CSS pixels the page itself scrolls sideways. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The share of the screen, times the way it went, that may move without a reader noticing: less than a letter. */
const UNNOTICED = 0.001;

/**
 * What moved while the page was loaded: `0.0134 table.gantt-keys`. The page is loaded again first, with its fonts in the
 * browser's cache: on a busy machine they come after the first letters, and lines break elsewhere.
 */
export const layoutShifts = async (page: Page): Promise<string[]> => {
  await page.evaluate(() => document.fonts.ready);
  await page.reload({ waitUntil: 'load' });
  return page.evaluate(
    (unnoticed) =>
      new Promise((resolve) => {
        const moved: string[] = [];
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
            const nodes = entry.sources.map(({ node }) =>
              node instanceof Element
                ? `${node.localName}.${node.getAttribute('class') ?? ''}`
                : (node?.parentElement?.localName ?? ''),
            );
            sum += entry.value;
            moved.push(`${entry.value.toFixed(5)} ${nodes.join(', ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
        document.fonts.ready.then(() => setTimeout(() => resolve(sum < unnoticed ? [] : moved), 150));
      }),
    UNNOTICED,
  );
};

/** What a reader cannot see although it stands on the page: words that are cut off, and boxes beyond the right edge. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = (document.querySelector('main')?.innerText ?? '').replace(/\s+/g, ' ');
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      if (element.closest('svg, .visually-hidden, [hidden]') || !element.checkVisibility()) continue;
      const { overflowX } = getComputedStyle(element);
      const words = element.innerText.replace(/\s+/g, ' ').trim();
      // A name that ends in an ellipsis has to stand in full at another place of the page, as in the table beside a drawing.
      const again = shown.split(words.replace(/^\d+[a-z]?\s?/, '')).length > 2;
      if (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1 && !again)
        found.push(`cut: ${words.slice(0, 60)}`);
      if (element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element))
        found.push(`beyond the edge: ${element.localName}.${element.className} ${words.slice(0, 40)}`);
    }
    return [...new Set(found)].slice(0, 8);
  });

/** What has a transition or an animation that takes time, or scrolls smoothly. */
export const whatMoves = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const takesTime = (durations: string): boolean => durations.split(', ').some((each) => Number.parseFloat(each) > 0);
    const moving = [...document.querySelectorAll('*')].filter((element) =>
      [undefined, '::before', '::after'].some((part) => {
        const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
        return (
          takesTime(transitionDuration) ||
          (animationName !== 'none' && takesTime(animationDuration)) ||
          scrollBehavior === 'smooth'
        );
      }),
    );
    return [...new Set(moving.map((element) => `${element.localName}.${element.getAttribute('class') ?? ''}`))].slice(0, 8);
  });

/** Drawings that a screen reader would find without being told what they are. */
export const namelessDrawings = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('svg')]
      .filter((svg) => !svg.parentElement?.closest('svg') && !svg.closest('[aria-hidden="true"]'))
      .filter((svg) => {
        const by = svg.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
        const name = svg.getAttribute('aria-label') ?? by.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
        return name.trim() === '' || !/^(img|group|graphics-document document)$/.test(svg.getAttribute('role') ?? '');
      })
      .map((svg) => `${svg.parentElement?.localName}.${svg.parentElement?.className} ${svg.outerHTML.slice(0, 120)}`),
  );

/** Tables without a name of their own. Those that an author wrote as Markdown stand in a group of their own, below a heading. */
export const namelessTables = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('table')]
      .filter((table) => {
        const by = table.getAttribute('aria-labelledby');
        const name =
          by === null
            ? (table.getAttribute('aria-label') ?? table.caption?.textContent ?? '')
            : (document.getElementById(by)?.textContent ?? '');
        return name.trim() === '' && !table.parentElement?.matches('.scroll[role="group"][aria-label]');
      })
      .map((table) => `${table.parentElement?.localName}.${table.parentElement?.className} table.${table.className}`),
  );
