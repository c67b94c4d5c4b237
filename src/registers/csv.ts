/** What a spreadsheet would take for a formula, and run: https://owasp.org/www-community/attacks/CSV_Injection. A number is none. */
const FORMULA = /^(?:[=+@\t\r]|-(?!\d+(?:[.,]\d+)?$))/;

/** A field of a CSV record, quoted where RFC 4180 (section 2) asks for it. What looks like a formula begins with an apostrophe. */
function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Records as CSV by RFC 4180: a header line, CRLF line ends, no byte order mark. */
export const csv = (header: readonly string[], records: readonly (readonly string[])[]): string =>
  [header, ...records].map((record) => `${record.map(field).join(',')}\r\n`).join('');

/** The header of a register's CSV, and of its other records those of the rows with these references, in their order. */
export function recordsOf(text: string, refs: readonly string[]): string {
  const [header = '', ...records] = text.match(/(?:"(?:[^"]|"")*"|[^"\r])*\r\n/g) ?? [];
  const byRef = new Map(records.map((record) => [record.split(',')[1], record]));
  return [header, ...refs.map((ref) => byRef.get(ref) ?? '')].join('');
}
