/** The separator of a delimited text: what its first line has most of. */
export function separatorOf(text: string): string | undefined {
  const [head = ''] = text.split('\n');
  const counts = [',', ';', '\t'].map((separator) => [separator, head.split(separator).length - 1] as const);
  const [separator, count] = counts.reduce((best, each) => (each[1] > best[1] ? each : best));
  return count > 0 ? separator : undefined;
}

/** Reads delimited text (RFC 4180: quotes, doubled quotes, line ends in quotes) as rows with the line that each begins on. */
export function delimitedRows(text: string, separator: string): { cells: string[]; line: number; end: number }[] {
  const rows: { cells: string[]; line: number; end: number }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const end = (): void => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== '')) rows.push({ cells, line: start, end: line });
    cells = [];
    cell = '';
    start = line + 1;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (quoted) {
      if (character === '"' && text[index + 1] === '"') {
        cell += '"';
        index++;
      } else if (character === '"') quoted = false;
      else {
        cell += character;
        if (character === '\n') line++;
      }
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      end();
      line++;
    } else cell += character;
  }
  if (cell !== '' || cells.length > 0) end();
  return rows;
}
