/**
 * The site's colour tokens (`:root` in its style sheet) as sRGB, for one theme. mermaid computes with colours, so it accepts
 * neither `oklch()` nor `var()`.
 */
export interface Palette {
  readonly paper: string;
  readonly shade: string;
  readonly ink: string;
  readonly inkSecond: string;
  readonly inkThird: string;
  readonly rule: string;
  readonly edge: string;
  readonly alarm: string;
  readonly alarmWash: string;
  /** Neutral fills under ink text that only distinguish items: slices, branches, sections. Blue and ochre come last. */
  readonly washes: readonly string[];
  /** The same hues at full strength, for lines and bars on paper. */
  readonly hues: readonly string[];
  /** Strong fills under C4's hard-coded white text, from near to far. */
  readonly underWhite: readonly [near: string, middle: string, far: string];
}

/** Comments give the tokens, `oklch(lightness chroma hue)`. */
export const LIGHT: Palette = {
  paper: '#fdfdfb', // 99.3% .002 100
  shade: '#f4f4f1', // 96.6% .003 100
  ink: '#171b21', // 22% .014 265
  inkSecond: '#44484e', // 40% .012 265
  inkThird: '#606369', // 50% .010 265
  rule: '#d3d4d7', // 87% .004 265
  edge: '#84868b', // 62% .008 265
  alarm: '#ba1e20', // 51% .190 27
  alarmWash: '#fdebe9', // 95.5% .020 27
  washes: ['#d2eef0', '#ebe4f9', '#d8efdd', '#e9ebcc', '#f7e1ec', '#dfe1e5', '#d9eafc', '#f7e5cb'],
  hues: ['#0e6e72', '#713dab', '#186f3b', '#666723', '#8e4170', '#606369', '#0b5ca3', '#90561a'],
  underWhite: ['#44484e', '#606369', '#6f7278'],
};

export const DARK: Palette = {
  paper: '#131519', // 19.5% .008 265
  shade: '#1c1e22', // 23.5% .009 265
  ink: '#eaebee', // 94% .004 265
  inkSecond: '#bcbec2', // 80% .006 265
  inkThird: '#9c9ea4', // 70% .008 265
  rule: '#35383d', // 34% .010 265
  edge: '#6f7278', // 55% .010 265
  alarm: '#f87f73', // 73% .150 27
  alarmWash: '#351c19', // 26% .040 27
  washes: ['#113436', '#332647', '#1b3422', '#31321a', '#3e2433', '#2b2e33', '#152f4b', '#402b17'],
  hues: ['#67c6cb', '#bf9ef1', '#72cb8c', '#bbbd70', '#df97c0', '#9c9ea4', '#70b4f3', '#e2a85c'],
  underWhite: ['#35383d', '#44484e', '#53565c'],
};
