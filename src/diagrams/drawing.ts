import type { DOMWindow } from 'jsdom';
import type { Mermaid } from 'mermaid';
import { seededRandom, stillDate } from './clock.ts';
import { type Drawing, finishSvg } from './finish-svg.ts';
import { locate } from './locate.ts';
import { mergeThemes } from './merge-themes.ts';
import { mermaidConfig } from './mermaid-config.ts';
import { openPage, showPage } from './page.ts';
import { DARK, LIGHT, type Palette } from './palette.ts';

/** Draws with mermaid in a page of its own, which is replaced from time to time. */
export interface Drawer {
  /** @throws DiagramError */
  draw(source: string): Promise<Drawing>;
  /** The number of pages opened so far. */
  readonly pages: number;
}

/** jsdom keeps the style sheet of each drawing (about 1.3 MB), so a page is dropped after this many. */
const DRAWINGS_PER_PAGE = 50;
const SVG_ID = 'drawing';

/**
 * Loads mermaid, which takes about a second. Changes the global scope permanently (page, clock, random numbers): call it in a
 * worker.
 */
export async function createDrawer(fonts?: string): Promise<Drawer> {
  Object.defineProperty(globalThis, 'Date', { value: stillDate(Date), configurable: true });
  // DOMPurify binds permanently to the window at import time; it gets a window of its own that never draws.
  showPage(openPage(fonts));
  const { default: mermaid } = await import('mermaid');

  let page: DOMWindow | undefined;
  let drawings = 0;
  let pages = 0;

  const freshPage = (): DOMWindow => {
    page?.close();
    pages += 1;
    drawings = 0;
    const window = openPage(fonts);
    showPage(window);
    return window;
  };

  return {
    get pages() {
      return pages;
    },
    async draw(source) {
      if (!page || drawings >= DRAWINGS_PER_PAGE) page = freshPage();
      drawings += 1;
      try {
        const title = await statedTitle(mermaid, source);
        const light = await drawOnce(mermaid, page, { source, title, palette: LIGHT });
        const dark = await drawOnce(mermaid, page, { source, title, palette: DARK });
        return { ...light, svg: mergeThemes(light.svg, dark.svg) };
      } catch (error) {
        throw locate(source, error, 'drawing');
      } finally {
        page.document.body.replaceChildren();
      }
    },
  };
}

interface Task {
  readonly source: string;
  readonly title: string;
  readonly palette: Palette;
}

async function drawOnce(mermaid: Mermaid, page: DOMWindow, { source, title, palette }: Task): Promise<Drawing> {
  Math.random = seededRandom(1);
  mermaid.initialize(mermaidConfig(palette, palette === DARK));
  const { svg, diagramType } = await mermaid.render(SVG_ID, source);
  return finishSvg(page.document, { svg, diagramType, title, palette });
}

/**
 * Returns the title from frontmatter or a `title` line, since the drawing does not mark it. Parses first, so that errors are
 * about syntax.
 */
async function statedTitle(mermaid: Mermaid, source: string): Promise<string> {
  mermaid.initialize(mermaidConfig(LIGHT, false));
  try {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    const stated = db.getDiagramTitle?.() || FRONTMATTER_TITLE.exec(source)?.[1] || '';
    return stated.replace(/^(["'])(.*)\1$/, '$2').trim();
  } catch (error) {
    throw locate(source, error, 'syntax');
  }
}

const FRONTMATTER_TITLE = /^\s*---\s*\n(?:(?!\s*---).*\n)*?title:[ \t]*(.+)\n/;
