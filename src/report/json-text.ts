import { invisibleIn } from '../model/invisible.ts';

/** Returns a value as JSON text. Invisible characters are escaped, so that readers and programs see the same text. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  let result = '';
  let from = 0;
  for (const { start, end } of invisibleIn(text)) {
    const units = text.slice(start, end).split('');
    result += text.slice(from, start) + units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
    from = end;
  }
  return `${result}${text.slice(from)}\n`;
}
