/** The file with rows inserted into `mappings:`, or why that is impossible. */
export type Inserted = { ok: true; text: string } | { ok: false; why: string; write: string };

/**
 * Adds rows at the end of `mappings:`. Every other character of the file is preserved.
 * @param rows writes the rows at an indentation
 */
export function insertRows(text: string, rows: (indent: string) => string): Inserted {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  const at = lines.findIndex((line, index) => index < end && /^mappings\s*:/.test(line));
  if (at < 0) return { ok: false, why: 'the surface has no mappings:', write: 'mappings: []' };
  const value = (lines[at] ?? '')
    .replace(/^mappings\s*:\s*/, '')
    .replace(/\s*#.*$/, '')
    .trimEnd();
  if (value !== '' && value !== '[]')
    return { ok: false, why: 'mappings: is written on one line', write: 'each row on a line of its own, as banyan fmt does' };
  let last = at;
  let indent: string | undefined;
  for (let index = at + 1; index < end; index++) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (!/^(?:\s|-)/.test(line)) break;
    indent ??= /^(\s*)-/.exec(line)?.[1];
    last = index;
  }
  const carriage = (lines[at] ?? '').endsWith('\r') ? '\r' : '';
  if (value === '[]') lines[at] = `mappings:${carriage}`;
  lines.splice(
    last + 1,
    0,
    ...rows(indent ?? '  ')
      .split('\n')
      .map((line) => line + carriage),
  );
  return { ok: true, text: lines.join('\n') };
}
