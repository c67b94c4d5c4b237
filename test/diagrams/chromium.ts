import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { seededRandom } from '../../src/diagrams/clock.ts';
import { replaceFixedColours } from '../../src/diagrams/fixed-colours.ts';
import { mermaidConfig } from '../../src/diagrams/mermaid-config.ts';
import { DARK, LIGHT, type Palette } from '../../src/diagrams/palette.ts';

const require = createRequire(import.meta.url);

export type Theme = 'light' | 'dark';

export const CHROMIUM = process.env.BANYAN_CHROMIUM ?? '/usr/bin/chromium';

export function launchChromium(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...quiet] });
}

/** A page of the site, as far as a diagram can tell: Inter as served, paper, one theme; and mermaid, to compare with. */
export class SitePage {
  readonly palette: Palette;
  readonly #page: Page;

  private constructor(page: Page, palette: Palette) {
    this.#page = page;
    this.palette = palette;
  }

  static async open(browser: Browser, theme: Theme): Promise<SitePage> {
    const palette = theme === 'dark' ? DARK : LIGHT;
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      colorScheme: theme,
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(Date.UTC(2026, 0, 1)));
    await page.setContent(`<!doctype html><style>${interFaces()}
      body { margin: 0; background: ${palette.paper}; font: 16px/1.55 Inter, system-ui, sans-serif }
      #sheet { width: 1000px } svg { display: block; height: auto }</style><div id="sheet"></div>`);
    await page.evaluate(async () => {
      const faces = ['400', '500', '600', '700'].map((weight) => `${weight} 16px Inter`);
      await Promise.all([...faces, '16px "Helvetica Neue"'].map((face) => document.fonts.load(face, 'aαжł→')));
    });
    await page.addScriptTag({ path: join(dirname(require.resolve('mermaid')), 'mermaid.min.js') });
    await page.evaluate(`mermaid.initialize(${JSON.stringify(mermaidConfig(palette, theme === 'dark'))})`);
    return new SitePage(page, palette);
  }

  /** What mermaid itself draws in this browser, with our colours for those it hard-codes, and without today's line. */
  async mermaidDraws(source: string): Promise<string> {
    const { svg, diagramType } = await this.#page.evaluate<{ svg: string; diagramType: string }>(
      `Math.random = (${seededRandom.toString()})(1); mermaid.render('drawing', ${JSON.stringify(source)})`,
    );
    return replaceFixedColours(svg, diagramType, this.palette);
  }

  async show(svg: string): Promise<void> {
    await this.#page.evaluate((content) => {
      const sheet = document.getElementById('sheet');
      if (sheet) sheet.innerHTML = content;
      for (const line of document.querySelectorAll('g.today')) line.remove();
      return document.fonts.ready;
    }, svg);
  }

  async picture(svg: string): Promise<PNG> {
    await this.show(svg);
    return PNG.sync.read(await this.#page.locator('#sheet').screenshot());
  }

  /** The labels of nodes, and those of them that reach out of the box drawn around them. */
  labels(): Promise<{ all: string[]; overflowing: string[] }> {
    return this.#page.evaluate(() => {
      const labels = Array.from(document.querySelectorAll('svg g')).flatMap((group) => {
        const shape = group.querySelector(':scope > rect, :scope > polygon, :scope > path')?.getBoundingClientRect();
        const text = group.querySelector(':scope > g:last-child text');
        const { left = 0, right = 0 } = text?.getBoundingClientRect() ?? {};
        return shape && text && shape.width > 20
          ? [{ label: text.textContent ?? '', overflows: left < shape.left || right > shape.right }]
          : [];
      });
      const overflowing = labels.filter(({ overflows }) => overflows);
      return { all: labels.map(({ label }) => label), overflowing: overflowing.map(({ label }) => label) };
    });
  }
}

/** The share of inked pixels (not paper in one or the other) that differ visibly; all of them when the sizes differ. */
export function difference(one: PNG, other: PNG, paper: string): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const differing = pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.1 });
  let ink = 0;
  for (let offset = 0; offset < one.data.length; offset += 4) {
    if (isInk(one.data, offset, paper) || isInk(other.data, offset, paper)) ink += 1;
  }
  return differing / ink;
}

function isInk(pixels: Uint8Array, offset: number, paper: string): boolean {
  const colour = Number.parseInt(paper.slice(1), 16);
  const channels = [colour >> 16, (colour >> 8) & 255, colour & 255];
  return channels.some((channel, index) => Math.abs((pixels[offset + index] ?? 0) - channel) > 4);
}

/**
 * The site's faces; and the same under the name that cytoscape measures with (architecture, mindmap), which otherwise has
 * another substitute on every machine.
 */
function interFaces(): string {
  const sheet = new URL('../../src/styles/fonts.css', import.meta.url);
  const locate = (file: string): string | URL => (file.startsWith('.') ? new URL(file, sheet) : require.resolve(file));
  const css = readFileSync(sheet, 'utf8').replace(
    /url\("([^"]*)"\)/g,
    (_, file: string) => `url(data:font/woff2;base64,${readFileSync(locate(file)).toString('base64')})`,
  );
  return [css, css.replaceAll('"Inter"', '"Helvetica Neue"')].join('\n');
}
