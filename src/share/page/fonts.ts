import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packageFile } from '../../runtime/own-files.ts';

/** A subset of the typeface, and its characters. */
interface Subset {
  file: () => string;
  range: string;
  /** Whether a text needs it; the first two are always included for our own words. */
  needed?: RegExp;
}

const inter = (name: string) => () => packageFile(`@fontsource-variable/inter/files/inter-${name}-wght-normal.woff2`);

const SUBSETS: readonly Subset[] = [
  {
    file: inter('latin'),
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
  {
    file: () => fileURLToPath(new URL('../../styles/fonts/inter-symbols.woff2', import.meta.url)),
    range:
      'U+03A9,U+2070-209F,U+2153-215B,U+2190,U+2192,U+2194-2211,U+2213-2214,U+2216-22FF,U+2300-23FF,U+25A0-26FF,U+2713,U+2717,U+27F6',
    needed: /[\u2070-\u209f\u2190\u2192\u2194-\u2211\u2213-\u2214\u2216-\u23ff\u25a0-\u26ff\u2713\u2717]/,
  },
  { file: inter('latin-ext'), range: 'U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB', needed: /[\u0100-\u02ba\u1e00-\u1eff]/ },
  { file: inter('greek'), range: 'U+0370-03FF', needed: /[\u0370-\u03ff]/ },
  { file: inter('cyrillic'), range: 'U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116', needed: /[\u0400-\u045f\u0490\u0491]/ },
];

const known = new Map<Subset, string>();

function face(subset: Subset): string {
  const made =
    known.get(subset) ??
    `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${readFileSync(subset.file()).toString('base64')}) format("woff2");unicode-range:${subset.range}}`;
  known.set(subset, made);
  return made;
}

/** Returns a style sheet, with embedded font, for each subset that a text needs. */
export const fontStyles = (text: string): string[] =>
  SUBSETS.filter(({ needed }) => needed === undefined || needed.test(text)).map(face);

/** Returns all of them, for policies. */
export const allFontStyles = (): string[] => SUBSETS.map(face);
