/** A component tag: `<Exit>`, `</Exit>`, `<Risks/>`, `<Callout kind="warning">`. */
export interface Tag {
  name: string;
  closing: boolean;
  selfClosing: boolean;
  attributes: { name: string; value: string | undefined; start: number; end: number }[];
  /** Something in it that is no attribute: `{...props}`, `a={1}`. */
  expression?: { text: string; start: number; end: number };
}

const NAME = /^<(\/?)([A-Za-z][\w.:-]*)/;
const ATTRIBUTE = /\s*([A-Za-z_:@][\w:.@-]*)(?:\s*=\s*("[^"]*"|'[^']*'|\{[^}]*\}?|[^\s"'=<>`{}/]+))?/y;

/** Parses the text of one tag; offsets are within it. `undefined` where it is no tag (a comment, a declaration). */
export function parseTag(text: string): Tag | undefined {
  const match = NAME.exec(text);
  if (!match?.[2]) return undefined;
  const tag: Tag = { name: match[2], closing: match[1] === '/', selfClosing: /\/\s*>\s*$/.test(text), attributes: [] };
  let at = match[0].length;
  while (at < text.length) {
    const rest = text.slice(at);
    if (/^\s*\/?>/.test(rest) || rest.trim() === '') break;
    const expression = /^\s*(\{[^}]*\}?)/.exec(rest);
    if (expression?.[1]) {
      const start = at + expression[0].indexOf('{');
      tag.expression ??= { text: expression[1], start, end: start + expression[1].length };
      at += expression[0].length;
      continue;
    }
    ATTRIBUTE.lastIndex = at;
    const attribute = ATTRIBUTE.exec(text);
    if (!attribute?.[1]) {
      at++;
      continue;
    }
    const start = at + attribute[0].search(/\S/);
    const raw = attribute[2];
    if (raw?.startsWith('{')) tag.expression ??= { text: `${attribute[1]}=${raw}`, start, end: at + attribute[0].length };
    const value = raw && /^["']/.test(raw) ? raw.slice(1, -1) : raw;
    tag.attributes.push({ name: attribute[1], value, start, end: at + attribute[0].length });
    at += attribute[0].length;
  }
  return tag;
}
