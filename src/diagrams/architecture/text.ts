/**
 * Advance widths of Inter Regular in thousandths of the font size, for U+0020 to U+007E (from the font file that the site
 * serves). Other characters count as wide as an `m`, so that labels in other scripts wrap early rather than overflow.
 */
const ADVANCES = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620, 566, 619,
  620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765,
  644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242,
  549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];
const WIDE = 876;
/** A CJK character fills its square. */
const FULL = 1000;
/** Weight 560 is wider than 400 by about this factor. */
const BOLD = 1.045;

const advance = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32) return 0;
  return ADVANCES[code - 32] ?? (code >= 0x2e80 ? FULL : WIDE);
};

/** Returns the width of a text in px, in the site's sans at that size. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const character of text) sum += advance(character);
  return (sum / 1000) * size * (bold ? BOLD : 1);
}

/** Truncates a text to a width, with an ellipsis if something is left out. */
export function fitText(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('').trimEnd()}…`, size, bold) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/**
 * Wraps a text at spaces (also after slashes and inside `CamelCase`) into at most `most` lines; the last one is truncated if it
 * does not fit.
 */
export function wrapText(text: string, width: number, size: number, most: number, bold = false): string[] {
  const words = text.trim().split(/(?<=\s)|(?<=\/)(?=\w)|(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{2})/u);
  const lines: string[] = [];
  let line = '';
  words.forEach((word, index) => {
    if (line === '' || textWidth((line + word).trimEnd(), size, bold) <= width) line += word;
    else if (lines.length < most - 1) {
      lines.push(line.trimEnd());
      line = word;
    } else {
      line += words.slice(index).join('');
      words.length = index;
    }
  });
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.map((each) => fitText(each, width, size, bold));
}
