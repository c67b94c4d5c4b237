/** A character that cannot be seen, or that changes how others are displayed. */
export interface Invisible {
  /** Offset in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** As `U+200B`. */
  code: string;
  what: string;
}

/**
 * Controls other than tab and line feed, line separators, bidirectional marks, zero-width characters, fillers, annotations, tags,
 * noncharacters, lone surrogates (Unicode 16, UAX #9, UTS #39).
 */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]|\u034f|\u17b4|\u17b5|[\u180b-\u180d\u180f]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]|\p{Cs}|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;

/** Scripts that use zero-width joiners and non-joiners between letters (UAX #31, section 2.3). */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const before = (text: string, index: number): string => [...text.slice(Math.max(0, index - 2), index)].at(-1) ?? '';
const after = (text: string, index: number): string => [...text.slice(index, index + 2)][0] ?? '';
const lineAround = (text: string, index: number): string => {
  const end = text.indexOf('\n', index);
  return text.slice(text.lastIndexOf('\n', index) + 1, end < 0 ? undefined : end);
};

/**
 * Returns whether a character is legitimate at its position: a joiner within a word, part of an emoji, a mark in right-to-left
 * text.
 */
function isSpelling(text: string, index: number, char: string): boolean {
  const [left, right] = [before(text, index), after(text, index + char.length)];
  if (char === '\u200c') return JOINING.test(left) && JOINING.test(right);
  if (char === '\u200d')
    return (
      (JOINING.test(left) && JOINING.test(right)) ||
      (/\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier}/u.test(left) && /\p{Extended_Pictographic}/u.test(right))
    );
  if (char === '\u200e' || char === '\u200f' || char === '\u061c') return RIGHT_TO_LEFT.test(lineAround(text, index));
  if (char === '\ufe0e' || char === '\ufe0f') return /[\p{Emoji}\p{S}]/u.test(left);
  if (/[\ufe00-\ufe0d\u{e0100}-\u{e01ef}]/u.test(char)) return /[\p{Script=Han}\p{Sm}]/u.test(left);
  if (/[\u180b-\u180f]/.test(char)) return /\p{Script=Mongolian}/u.test(left);
  // Subdivision flags are spelled with tag characters after a black flag.
  if (/[\u{e0020}-\u{e007f}]/u.test(char))
    return /\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6}$/u.test(text.slice(Math.max(0, index - 16), index));
  return false;
}

function kindOf(code: number): string {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return 'a control character';
  if (code === 0x2028 || code === 0x2029) return 'a line separator';
  if (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  )
    return 'a mark that changes the direction of text';
  if (code >= 0xd800 && code <= 0xdfff) return 'half a character';
  if ((code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)) return 'a noncharacter';
  return 'an invisible character';
}

const named = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

/** Yields the invisible characters of a text, except for legitimate ones. */
export function* invisibleIn(text: string): Generator<Invisible> {
  for (const { 0: char, index } of text.matchAll(SUSPECT)) {
    if (isSpelling(text, index, char)) continue;
    const code = char.codePointAt(0) ?? 0;
    yield { start: index, end: index + char.length, code: named(code), what: kindOf(code) };
  }
}

/** Returns a text with its invisible characters spelled out, as `us[U+200B]ers`. Line feeds stay. */
export function visible(text: string): string {
  let result = '';
  let from = 0;
  for (const { start, end, code } of invisibleIn(text)) {
    result += `${text.slice(from, start)}[${code}]`;
    from = end;
  }
  return result + text.slice(from);
}
