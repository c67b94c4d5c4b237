import { invisibleIn } from '../model/invisible.ts';

/** A value as JSON text. What cannot be seen is written as an escape, so that the text is the same to a reader and to a program. */
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
