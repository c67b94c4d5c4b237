/** A field of a CSV record, quoted where RFC 4180 (section 2) asks for it. */
const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Records as CSV by RFC 4180: a header line, CRLF line ends, no byte order mark. */
export const csv = (header: readonly string[], records: readonly (readonly string[])[]): string =>
  [header, ...records].map((record) => `${record.map(field).join(',')}\r\n`).join('');
