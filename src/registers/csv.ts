/**
 * Text that a spreadsheet would run as a formula: https://owasp.org/www-community/attacks/CSV_Injection. Numbers are excluded.
 */
const FORMULA = /^(?:[=+@\t\r]|-(?!\d+(?:[.,]\d+)?$))/;

/** Returns a CSV field, quoted where RFC 4180 (section 2) requires it. Anything like a formula gets a leading apostrophe. */
function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Returns records as CSV by RFC 4180: a header line, CRLF line ends, no byte order mark. */
export const csv = (header: readonly string[], records: readonly (readonly string[])[]): string =>
  [header, ...records].map((record) => `${record.map(field).join(',')}\r\n`).join('');

/** Returns the header of a register's CSV, and the records of the rows with these references, in this order. */
export function recordsOf(text: string, refs: readonly string[]): string {
  const [header = '', ...records] = text.match(/(?:"(?:[^"]|"")*"|[^"\r])*\r\n/g) ?? [];
  const byRef = new Map(records.map((record) => [record.split(',')[1], record]));
  return [header, ...refs.map((ref) => byRef.get(ref) ?? '')].join('');
}
