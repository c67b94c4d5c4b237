/**
 * Advance in em of a grapheme that no font of the page covers, so that the reader's system draws it in a face unknown to
 * us. A label may look a little roomy, but must not leave its box, so each answer is the widest of the usual faces.
 */
export function fallbackWidth(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  // Apple Color Emoji is 1.25 em wide, Noto Color Emoji 1.245, Segoe UI Emoji 1.37.
  if (EMOJI.test(grapheme)) return 1.375;
  // Ideographs, kana, Hangul and their punctuation fill exactly one em in every face made for them.
  // Arrows, check marks and box drawings are 0.6 to 1 em, letters of other scripts less.
  return 1;
}

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Mark}\p{Control}]*$/u;
/** Drawn in colour by default (🚀, 🇫🇮, 👩‍💻), or asked to be by U+FE0F (✔️). */
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;
