/**
 * Returns the advance in em of a grapheme that no font of the site covers, so that the reader's system draws it in an unknown
 * face. Returns the widest value of the usual faces, so that labels may be roomy but never overflow their box.
 */
export function fallbackWidth(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  // Apple Color Emoji is 1.25 em wide, Noto Color Emoji 1.245, Segoe UI Emoji 1.37.
  if (EMOJI.test(grapheme)) return 1.375;
  // Ideographs, kana, Hangul and their punctuation are exactly one em wide in their fonts. Arrows, check marks and box drawings
  // are 0.6 to 1 em, letters of other scripts less.
  return 1;
}

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Mark}\p{Control}]*$/u;
/** Drawn in colour by default (🚀, 🇫🇮, 👩‍💻), or because of U+FE0F (✔️). */
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;
