import type { Palette } from './palette.ts';

/** What no theme variable reaches. mermaid puts it after its own rules, and confines it to the drawing. */
export function themeCss({ ink, hues }: Palette): string {
  const curves = hues.map((hue, index) => [`.radarCurve-${index}, .radarLegendBox-${index} { fill: ${hue}; stroke: ${hue} }`]);
  return [
    // A journey's texts carry the class that fills the box behind them.
    `text[class*="-type-"] { fill: ${ink} }`,
    // Light that multiplies is black on dark paper.
    '.link { mix-blend-mode: normal !important }',
    // Radar curves are lines; the scale of washes is too pale for them.
    ...curves.flat(),
  ].join('\n');
}
