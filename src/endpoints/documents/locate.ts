interface Line {
  start: number;
  indent: number;
  text: string;
}

const linesOf = (text: string): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const content = line.trim();
    if (content !== '' && !content.startsWith('#'))
      lines.push({ start, indent: line.length - line.trimStart().length, text: content });
    start += line.length + 1;
  }
  return lines;
};

const keyOf = (line: string): string | undefined => {
  const match = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#[\]{},][^#]*?))\s*:(?:\s|$|[^/])/.exec(
    line.replace(/^-\s+/, ''),
  );
  return match?.[1]?.replace(/\\(["\\/])/g, '$1') ?? match?.[2]?.replaceAll("''", "'") ?? match?.[3];
};

/**
 * Returns the offset of a key in YAML or JSON with one key per line, as nearly all documents are; otherwise of the nearest
 * enclosing key. Works by indentation: a position-keeping parser takes ten times as long as reading the document, and mostly
 * large documents have problems.
 */
export function locateKey(text: string, pointer: readonly (string | number)[]): number {
  const lines = linesOf(text);
  let [first, last] = [0, lines.length];
  let outer = -1;
  let found = 0;
  if (lines[0]?.text === '{') {
    first = 1;
    outer = lines[0].indent;
  }
  for (const key of pointer) {
    const level = lines[first]?.indent;
    if (level === undefined || first >= last || (level <= outer && !lines[first]?.text.startsWith('-'))) break;
    const own: number[] = [];
    for (let at = first; at < last; at++) {
      const line = lines[at];
      if (line && line.indent === level && !/^[\]}]/.test(line.text)) own.push(at);
    }
    const items = typeof key === 'number' ? own.filter((at) => /^(?:-|\{|\[)/.test(lines[at]?.text ?? '')) : own;
    const index = typeof key === 'number' ? key : items.findIndex((at) => keyOf(lines[at]?.text ?? '') === key);
    const at = items[index];
    const line = at === undefined ? undefined : lines[at];
    if (at === undefined || !line) break;
    found = line.start + line.indent;
    last = items[index + 1] ?? last;
    outer = level;
    first = at + 1;
    // `- name: a` is an item and its first key at once.
    if (typeof key === 'number' && /^-\s+\S/.test(line.text)) {
      const offset = line.text.length - line.text.replace(/^-\s+/, '').length;
      lines[at] = { start: line.start, indent: level + offset, text: line.text.slice(offset) };
      first = at;
    }
  }
  return found;
}
