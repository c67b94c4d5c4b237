import { no, ok, type Parsed } from './parsed.ts';

/** A colour in sRGB: channels from 0 to 255. */
export interface Colour {
  raw: string;
  red: number;
  green: number;
  blue: number;
}

/** Parses a colour as `#0b6e4f` or `#084`. Refuses names, functions and transparency. */
export function parseColour(text: string): Parsed<Colour> {
  const raw = text.trim();
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(raw)?.[1];
  if (digits === undefined)
    return /^[0-9a-f]{6}$/i.test(raw)
      ? no('a colour without #', `"#${raw}"`)
      : no('not a colour', '"#0b6e4f": # and six hexadecimal digits, in quotes');
  const channel = (at: number): number =>
    Number.parseInt(digits.length === 3 ? `${digits[at]}${digits[at]}` : digits.slice(2 * at, 2 * at + 2), 16);
  return ok({ raw, red: channel(0), green: channel(1), blue: channel(2) });
}
