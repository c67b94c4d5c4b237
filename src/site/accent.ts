import type { Colour } from '../model/values/colour.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** `--shade` of `styles/tokens.css`, rounded to less contrast: the ground on which text has the least in each theme. */
const LIGHT_GROUND: Rgb = [243, 243, 241];
const DARK_GROUND: Rgb = [28, 31, 35];
/** WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5;

/** Relative luminance, 0–1 (WCAG 2.2). */
function luminance(rgb: Rgb): number {
  const linear = (channel: number): number => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

/** The contrast ratio of two colours, 1–21 (WCAG 2.2). */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour itself, or the nearest one on the way to black or white that can be read on a ground. */
function readable(colour: Rgb, ground: Rgb, end: 0 | 255): Rgb {
  for (let step = 0; step <= 100; step++) {
    const towards = (channel: number): number => Math.round(channel + ((end - channel) * step) / 100);
    const mixed: Rgb = [towards(colour[0]), towards(colour[1]), towards(colour[2])];
    if (contrast(mixed, ground) >= LEAST_CONTRAST) return mixed;
  }
  return [end, end, end];
}

const hex = (rgb: Rgb): string => `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

/**
 * Returns a team's accent colour for each theme, as `#rrggbb`: the colour itself where text in it has a contrast of 4.5 : 1 on
 * every ground, else darkened (light theme) or lightened (dark theme) until it has.
 */
export function accentOf({ red, green, blue }: Colour): { light: string; dark: string } {
  const stated: Rgb = [red, green, blue];
  return { light: hex(readable(stated, LIGHT_GROUND, 0)), dark: hex(readable(stated, DARK_GROUND, 255)) };
}

/** Returns the style that gives the pages of a team its accent colour. */
export function accentStyle(colour: Colour): string {
  const { light, dark } = accentOf(colour);
  return `:root{--accent:light-dark(${light},${dark});--accent-line:var(--accent)}`;
}
