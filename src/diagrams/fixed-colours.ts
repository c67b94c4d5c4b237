import { own } from '../model/own.ts';
import type { Palette } from './palette.ts';

type Replacements = readonly (readonly [written: string, ours: string])[];

/** d3's schemeTableau10, in its order. */
const TABLEAU = [
  ...['#4e79a7', '#f28e2c', '#e15759', '#76b7b2', '#59a14f'],
  ...['#edc949', '#af7aa1', '#ff9da7', '#9c755f', '#bab0ab'],
];

/** Colours that mermaid hard-codes regardless of the theme, by diagram type. */
const FIXED_COLOURS: Record<string, (palette: Palette) => Replacements> = {
  architecture: ({ underWhite }) => [['#087ebf', underWhite[0]]],
  c4: ({ inkSecond }) => [['#444444', inkSecond]],
  er: ({ paper }) => [['fill="white"', `fill="${paper}"`]],
  journey: ({ ink }) => [['fill="#fff"', `fill="${ink}"`]],
  sankey: ({ hues }) => TABLEAU.map((colour, index) => [colour, hues[index % hues.length] ?? colour] as const),
  wardley: ({ paper, ink, edge }) => [
    ['fill="#000"', `fill="${ink}"`],
    ['stroke="#000"', `stroke="${edge}"`],
    ['fill="white"', `fill="${paper}"`],
  ],
};

/** Replaces hard-coded colours with those of the palette. */
export function replaceFixedColours(svg: string, type: string, palette: Palette): string {
  const replacements = own(FIXED_COLOURS, type)?.(palette) ?? [];
  return replacements.reduce((text, [written, ours]) => text.replaceAll(written, ours), svg);
}
