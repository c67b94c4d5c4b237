import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderTree } from '../../src/reader/folder.ts';
import { readContent } from '../../src/reader/read.ts';
import { forbiddenIn } from '../../src/share/gate/markup.ts';
import { brandStyle } from '../../src/share/page/brand.ts';
import { accentOf, contrast } from '../../src/site/accent.ts';
import { brandOf } from '../../src/site/brand.ts';

type Rgb = readonly [number, number, number];

/** `oklch(96.6% 0.003 100)` in sRGB, channels 0–255 (CSS Color 4, section 18). */
function srgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const encoded = (linear: number): number =>
    255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.max(linear, 0) ** (1 / 2.4) - 0.055);
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The grounds of the site, from its style sheet. */
const tokens = readFileSync('src/styles/tokens.css', 'utf8');
const grounds = ['paper', 'shade'].map((name) => {
  const number = '([\\d.]+)%? ([\\d.]+) ([\\d.]+)';
  const found = new RegExp(`--${name}: light-dark\\(oklch\\(${number}\\), oklch\\(${number}\\)\\)`).exec(tokens);
  const [, l1, c1, h1, l2, c2, h2] = (found ?? []).map(Number);
  return { light: srgb((l1 ?? 0) / 100, c1 ?? 0, h1 ?? 0), dark: srgb((l2 ?? 0) / 100, c2 ?? 0, h2 ?? 0) };
});

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const accent = (red: number, green: number, blue: number) => accentOf({ raw: '', red, green, blue });

describe('an accent colour', () => {
  test('can be read on every ground of both themes, whatever it is', () => {
    expect(grounds).toHaveLength(2);
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(channel, channel, channel, (...colour) => {
        const { light, dark } = accent(...colour);
        for (const ground of grounds) {
          expect(contrast(rgb(light), ground.light)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(rgb(dark), ground.dark)).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  test('stays as it is where it can be read, and gives way in the other theme alone', () => {
    expect(accent(11, 110, 79).light).toBe('#0b6e4f');
    expect(accent(255, 204, 0).dark).toBe('#ffcc00');
    expect(accent(11, 110, 79).dark).not.toBe('#0b6e4f');
    expect(accent(255, 204, 0).light).not.toBe('#ffcc00');
  });
});

const SVG = '<svg viewBox="0 0 120 30"><script>alert(1)</script><rect width="120" height="30"/></svg>';
async function brand(fields: string) {
  const root = mkdtempSync(join(tmpdir(), 'banyan-brand-'));
  for (const name of ['a.svg', 'b.svg']) writeFileSync(join(root, name), SVG);
  writeFileSync(join(root, 'portfolio.mdx'), `---\ntitle: T\n${fields}---\n`);
  return brandOf(root, (await readContent(await folderTree(root))).portfolio);
}

describe('a brand', () => {
  test('is nothing where a portfolio names nothing, or a logo that cannot be shown', async () => {
    expect(await brand('')).toEqual({ style: '' });
    expect(await brand('logo: gone.svg\n')).toEqual({ style: '' });
  });

  test('has a logo for each theme with its proportion, without what runs in it', async () => {
    const { logo } = await brand('logo: { light: a.svg, dark: b.svg }\n');
    expect([logo?.light.file, logo?.light.ratio, logo?.dark?.file]).toEqual(['a.svg', 4, 'b.svg']);
    expect(new TextDecoder().decode(logo?.light.bytes)).not.toContain('script');
  });

  test('is written into a page for an audience so that the page still loads nothing', async () => {
    const style = brandStyle(await brand('logo: { light: a.svg, dark: b.svg }\naccent: "#0b6e4f"\n'));
    expect(style).toMatch(/--accent:light-dark\(#0b6e4f,#[0-9a-f]{6}\)/);
    expect(style.match(/url\(data:image\/svg\+xml;base64,/g)).toHaveLength(2);
    expect(forbiddenIn(`<style>${style}</style>`)).toEqual([]);
    expect(forbiddenIn('<style>a{background:url(data:text/html;base64,AA)}</style>')).toEqual(['a style that loads']);
  });
});
