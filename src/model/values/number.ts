/** A number in plan files: digits, optionally grouped by a space, comma or underscore, with a decimal point. */
export const NUMBER = String.raw`\d{1,3}(?:[ ,_]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;

/** The separators of a range: `2-3`, `2–3`, `2 to 3`. */
export const RANGE = String.raw`\s*(?:-|–|—|to|\.\.)\s*`;

/** Parses a number: `1,000` → 1000. The text must match {@link NUMBER}. */
export const toNumber = (text: string): number => Number.parseFloat(text.replace(/[ ,_](?=\d{3})/g, ''));

/** A number as a message shows it: `10,000`. */
export const grouped = (value: number): string => value.toLocaleString('en');

/** Rounds to 9 decimals, the most that plans have. Binary floating point makes 0.1 × 3 = 0.30000000000000004. */
export const tidy = (value: number): number => Number(value.toFixed(9));
