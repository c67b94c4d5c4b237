import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import { packageFile } from '../../runtime/own-files.ts';
import { fallbackWidth } from './fallback-width.ts';

/** Ascent and descent of a line in px, both positive. */
export interface LineMetrics {
  readonly ascent: number;
  readonly descent: number;
}

/** The ink extents of a text from the start of its baseline, in px to the left (negative) and right. */
export interface Ink {
  readonly left: number;
  readonly right: number;
}

/** The font metrics that the layout needs. */
export interface FontMetrics {
  /** Returns the advance of a text in px, with kerning and contextual alternates, as browsers set it. */
  advance(text: string, size: number, weight: number): number;
  ink(text: string, size: number, weight: number): Ink;
  lineMetrics(size: number): LineMetrics;
}

/** A shaped glyph: its position and its ink extents relative to it, in em. */
interface PlacedGlyph {
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

interface ShapedText {
  /** em */
  readonly advance: number;
  readonly glyphs: readonly PlacedGlyph[];
}

/** The subsets that the site serves (`styles/fonts.css`), in order of lookup. */
const SUBSETS = ['latin', 'symbols', 'latin-ext', 'greek', 'cyrillic'] as const;

/** Arrows and symbols come from the site's subset of the variable font; it is measured at regular weight for all. */
const SYMBOLS = fileURLToPath(new URL('../../styles/fonts/inter-symbols.woff2', import.meta.url));

/**
 * The site serves Inter's variable file; we measure with its static cuts. fontkit cannot vary a WOFF2 font, and the cuts match
 * the variable file in Chromium to 1/64 px. Weights in between use the nearest cut.
 */
const CUTS = [400, 500, 600, 700] as const;

/** LayoutNG stores advances in 1/64 px and rounds each run up, so that nothing is clipped. */
const LAYOUT_UNIT = 1 / 64;

/**
 * Returns the metrics of Inter as the site serves it, with its subsets chained by coverage. Files are read when first needed.
 * @param directory the folder of files named as in fontsource (`inter-latin-400-normal.woff2`)
 */
export function createInter(directory: string = fontsourceDirectory()): FontMetrics {
  const fonts = new Map<string, fontkit.Font>();
  const shaped = new Map<string, ShapedText>();

  const font = (subset: string, weight: number): fontkit.Font => {
    const file = subset === 'symbols' ? SYMBOLS : join(directory, `inter-${subset}-${weight}-normal.woff2`);
    const loaded = fonts.get(file) ?? load(file);
    fonts.set(file, loaded);
    return loaded;
  };

  /** Returns the font of a grapheme; all its code points come from one font, so that accents align. */
  const fontFor = (grapheme: string, weight: number): fontkit.Font | undefined => {
    for (const subset of SUBSETS) if (covers(font(subset, weight), grapheme)) return font(subset, weight);
    return undefined;
  };

  const shape = (text: string, weight: number): ShapedText => {
    const cut = nearestCut(weight);
    const key = `${cut} ${text}`;
    const found = shaped.get(key) ?? shapeRuns(runs(text, (grapheme) => fontFor(grapheme, cut)));
    shaped.set(key, found);
    return found;
  };

  return {
    advance: (text, size, weight) => Math.ceil((shape(text, weight).advance * size) / LAYOUT_UNIT) * LAYOUT_UNIT,
    ink(text, size, weight) {
      const ink = { left: 0, right: 0 };
      for (const { x, left, right } of shape(text, weight).glyphs) {
        // FreeType rounds each glyph's box to whole pixels, and Blink adds the exact position.
        ink.left = Math.min(ink.left, x * size + Math.floor(left * size));
        ink.right = Math.max(ink.right, x * size + Math.ceil(right * size));
      }
      return ink;
    },
    lineMetrics(size) {
      // Browsers round both before they lay out a line (Blink's SimpleFontData, and Gecko).
      const { ascent, descent, unitsPerEm } = font('latin', 400);
      return {
        ascent: Math.round((ascent / unitsPerEm) * size),
        descent: Math.round((-descent / unitsPerEm) * size),
      };
    },
  };
}

/** Returns fontsource's folder of static cuts, installed in the same version as the variable file. */
function fontsourceDirectory(): string {
  return dirname(packageFile('@fontsource/inter/files/inter-latin-400-normal.woff2'));
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

interface FontRun {
  /** `undefined` if no font of the site covers it. */
  readonly font: fontkit.Font | undefined;
  text: string;
}

function shapeRuns(fontRuns: FontRun[]): ShapedText {
  let advance = 0;
  const glyphs: PlacedGlyph[] = [];
  for (const { font, text } of fontRuns) {
    if (!font) {
      for (const { segment } of GRAPHEMES.segment(text)) advance += fallbackWidth(segment);
      continue;
    }
    const em = font.unitsPerEm;
    // Inter lists its kerning twice for texts without a script (digits alone), and fontkit would apply it twice.
    const script = /\p{Letter}/u.test(text) ? undefined : 'latn';
    const run = font.layout(text, undefined, script);
    for (const [index, glyph] of run.glyphs.entries()) {
      const { minX, maxX } = glyph.cbox;
      // A space has no outline; its box is empty or infinite.
      if (maxX > minX && Number.isFinite(maxX)) glyphs.push({ x: advance, left: minX / em, right: maxX / em });
      advance += (run.positions[index]?.xAdvance ?? 0) / em;
    }
  }
  return { advance, glyphs };
}

/** Joins neighbouring graphemes of one font, which are shaped together for kerning and ligatures. */
function runs(text: string, fontFor: (grapheme: string) => fontkit.Font | undefined): FontRun[] {
  const found: FontRun[] = [];
  for (const { segment } of GRAPHEMES.segment(text)) {
    const font = fontFor(segment);
    const last = found.at(-1);
    if (last && last.font === font) last.text += segment;
    else found.push({ font, text: segment });
  }
  return found;
}

function covers(font: fontkit.Font, grapheme: string): boolean {
  return Array.from(grapheme).every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

function nearestCut(weight: number): number {
  return CUTS.reduce((best, cut) => (Math.abs(cut - weight) < Math.abs(best - weight) ? cut : best));
}

function load(file: string): fontkit.Font {
  const font = fontkit.create(readFileSync(file));
  if (!('layout' in font)) throw new TypeError(`${file} is a collection of fonts, but one font was expected`);
  return font;
}
