import type { Page } from 'playwright-core';

/** What may scroll sideways: each shows that there is more behind its edge. */
const SCROLLERS = '.scroll, .gantt-scroll, .mapping-scroll, pre.code, .facet-values, .stepper, figure.diagram, .formula';

/** What may be shortened, with an ellipsis: names that a title or the heading of the page says whole. */
const SHORTENED = '.clamp[title], .rail-opener .here';

/** Text of a page that a reader cannot see whole: cut off by a box, beyond the page, or under other text. */
export const unreadable = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([scrollers = '', shortened = '']) => {
      const found: string[] = [];
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth > width + 1)
        found.push(`the page scrolls sideways by ${document.documentElement.scrollWidth - width} px`);
      const name = (element: Element): string =>
        [element.parentElement, element]
          .filter((each) => each !== null)
          .map((each) => each.tagName.toLowerCase() + [...each.classList].map((word) => `.${word}`).join(''))
          .join(' > ');
      interface Box {
        node: Node;
        element: Element;
        text: string;
        left: number;
        right: number;
        top: number;
        bottom: number;
      }
      const boxes: Box[] = [];
      interface Clip {
        box: Element;
        rect: DOMRect;
        hidden: boolean;
        across: boolean;
        below: boolean;
        scrolls: boolean;
      }
      /** The boxes around an element that clip, innermost first; worked out once an element. */
      const known = new Map<Element, readonly Clip[]>();
      const clipsAround = (element: Element | null): readonly Clip[] => {
        if (!element || element === document.documentElement) return [];
        const before = known.get(element);
        if (before) return before;
        const { overflow, overflowX, overflowY } = getComputedStyle(element);
        const outer = clipsAround(element.parentElement);
        const own: Clip[] =
          overflowX === 'visible' && overflowY === 'visible'
            ? []
            : [
                {
                  box: element,
                  rect: element.getBoundingClientRect(),
                  hidden: overflow !== 'visible',
                  across: overflowX !== 'visible',
                  below: /hidden|clip/.test(overflowY),
                  scrolls: element.matches(scrollers) || element.matches(shortened),
                },
              ];
        const all = own.length === 0 ? outer : [...own, ...outer];
        known.set(element, all);
        return all;
      };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        const element = node.parentElement;
        if (
          text === '' ||
          !element ||
          element.closest('script, style, noscript, dialog, title, desc, .rail, .masthead, .visually-hidden')
        )
          continue;
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const rects = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
        if (rects.length === 0) continue;
        const all = {
          left: Math.min(...rects.map((rect) => rect.left)),
          right: Math.max(...rects.map((rect) => rect.right)),
          top: Math.min(...rects.map((rect) => rect.top)),
          bottom: Math.max(...rects.map((rect) => rect.bottom)),
        };
        let [hidden, cut, scrolls] = [false, '', false];
        const clip = { left: -1e9, right: 1e9, top: -1e9, bottom: 1e9 };
        for (const { box, rect: own, hidden: hides, across, below, scrolls: may } of clipsAround(element)) {
          if (hides && own.width <= 2 && own.height <= 2) hidden = true;
          clip.left = Math.max(clip.left, own.left);
          clip.right = Math.min(clip.right, own.right);
          clip.top = Math.max(clip.top, own.top);
          clip.bottom = Math.min(clip.bottom, own.bottom);
          if (may) scrolls = true;
          if (scrolls || cut !== '') continue;
          const sideways = Math.max(all.right - own.right, own.left - all.left);
          const down = Math.max(all.bottom - own.bottom, own.top - all.top);
          if (across && sideways > 1.5) cut = `cut off by ${Math.round(sideways)} px in ${name(box)}`;
          else if (below && down > 4) cut = `cut off below by ${Math.round(down)} px in ${name(box)}`;
        }
        if (hidden) continue;
        if (cut !== '') found.push(`"${text.slice(0, 40)}" (${name(element)}) is ${cut}`);
        else if (!scrolls && (all.right > width + 1.5 || all.left < -1.5))
          found.push(`"${text.slice(0, 40)}" (${name(element)}) stands beyond the page`);
        for (const rect of rects) {
          const box = {
            node,
            element,
            text,
            left: Math.max(rect.left, clip.left),
            right: Math.min(rect.right, clip.right),
            top: Math.max(rect.top, clip.top) + 2,
            bottom: Math.min(rect.bottom, clip.bottom) - 2,
          };
          if (box.right - box.left > 2 && box.bottom - box.top > 2) boxes.push(box);
        }
      }
      boxes.sort((a, b) => a.top - b.top);
      for (const [index, a] of boxes.entries())
        for (let at = index + 1; at < boxes.length; at++) {
          const b = boxes[at];
          if (!b || b.top >= a.bottom) break;
          if (a.node === b.node) continue;
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (across > 2 && down > 3)
            found.push(`"${a.text.slice(0, 30)}" (${name(a.element)}) and "${b.text.slice(0, 30)}" (${name(b.element)}) collide`);
        }
      return [...new Set(found)].slice(0, 20);
    },
    [SCROLLERS, SHORTENED],
  );

/** Gives the window another width, and lets the page draw itself anew. */
export async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
