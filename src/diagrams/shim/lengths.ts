import { own } from '../../model/own.ts';

/** Inter's x-height in em; mermaid uses `ex` in titles (`4ex` in journey). */
const X_HEIGHT = 1118 / 2048;
const ROOT_FONT_SIZE = 16;

const PIXELS_PER_UNIT: Record<string, (fontSize: number, whole: number) => number> = {
  '': () => 1,
  px: () => 1,
  pt: () => 4 / 3,
  em: (fontSize) => fontSize,
  rem: () => ROOT_FONT_SIZE,
  ex: (fontSize) => fontSize * X_HEIGHT,
  '%': (_, whole) => whole / 100,
};

/**
 * Returns a CSS or SVG length in user units (px).
 * @param fontSize px, the base of `em` and `ex`
 * @param whole px, the base of `%`
 * @returns `undefined` if the text is no length
 */
export function toPixels(text: string | null | undefined, fontSize: number, whole = 0): number | undefined {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*([a-z%]*)/i.exec(text ?? '');
  if (!match) return undefined;
  const [, digits = '', unit = ''] = match;
  const scale = own(PIXELS_PER_UNIT, unit.toLowerCase());
  return scale && Number.parseFloat(digits) * scale(fontSize, whole);
}
