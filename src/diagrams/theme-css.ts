import type { Palette } from './palette.ts';

/** Returns the styles that no theme variable can set. mermaid appends them to its own rules, scoped to the drawing. */
export function themeCss({ ink, hues }: Palette): string {
  const curves = hues.map((hue, index) => [`.radarCurve-${index}, .radarLegendBox-${index} { fill: ${hue}; stroke: ${hue} }`]);
  return [
    // The texts of a journey have the class that fills the box behind them.
    `text[class*="-type-"] { fill: ${ink} }`,
    // A multiply blend is black on dark paper.
    '.link { mix-blend-mode: normal !important }',
    // Radar curves are lines; the wash colours are too pale for them.
    ...curves.flat(),
  ].join('\n');
}
