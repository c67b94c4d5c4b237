import fc from 'fast-check';

/** What is done to a file: numbers that are read as places in it, so that one mutation fits every file. */
export interface Mutation {
  kind: (typeof KINDS)[number];
  /** Parts of the file, from 0 to 1. */
  at: number;
  to: number;
  bit: string;
}

/** Text that means something somewhere, put where it does not belong. */
const BITS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ': ',
    '"',
    "'",
    '#',
    '- ',
    '\n',
    '\t',
    '\r',
    '\n---\n',
    '...\n',
    '|',
    '>',
    '? ',
    '%',
    '<',
    '`',
    '~',
    '\\',
  ],
  ...['<Exit>\n', '</Exit>\n', '<Exit', '<Callout kind="x">', '</>', '<>', '{1 + 1}', '{/* ', '<!-- ', '<a.b-c:d e={f}/>'],
  ...[
    '```\n',
    '~~~\n',
    '    ',
    '> > > ',
    '| a | b |\n|---|\n',
    '[^1]: a\n',
    '[a]: b\n',
    '![](',
    '[a](../../..)',
    '$$\n',
    ':::\n',
  ],
  ...[
    '&a ',
    '*a',
    '<<: *a\n',
    '!x ',
    '!!binary ',
    '!!timestamp ',
    '%YAML 9.9\n',
    '? [a, b]\n: c\n',
    '"\\uD800"',
    '0x',
    '.inf',
    '.nan',
    '~',
  ],
  ...['-1', '1e999', '9'.repeat(400), '0o777', 'null', 'true', '{}', '[]', '[[]]', '{ unknown: "" }', '__proto__: { a: 1 }\n'],
  ...['constructor: 1\n', 'toString: x\n', 'id: __proto__\n', 'id: constructor\n', 'path: /__proto__\n'],
  ...[
    '2026-02-30',
    '0000-00-00',
    '275760-09-14',
    '2999-12-31',
    'T+',
    'T-99999999d',
    'weeks 9–1',
    'week 9999',
    '1w–99999w',
    '0d',
    '1e9h',
  ],
  // Quantities: units of every kind, words that every object has a property of, and amounts that no number holds.
  ...[
    '< 5 constructor',
    '2 toString',
    '5 __proto__',
    '1–2 ms',
    '> 99.95 %',
    '≤ 10 %',
    '2x baseline',
    '~2 s',
    '10 pw',
    '15–25 h',
    '1e400 ms',
    '-0 MB',
    '5 ms per constructor',
    '€100–200',
    '1’200 req/s',
  ],
  ...['\u0000', '\ufeff', '\u202e', '\u2028', '\u0085', '\u00a0', '\ud800', '👩‍👩‍👧‍👦', 'é', 'İ', 'ß', '\u0301'.repeat(30)],
  ...[
    '- [ ] ',
    '- [x] ',
    '- [?] (id: a) (owner: )\n',
    '(id: a)',
    'import x from "y"\n',
    'export const a = 1\n',
    '# # #\n',
    '***\n',
    '=====\n',
  ],
  ...[
    '\nafter: [',
    'after: [a, a]\n',
    'duration: 99999999999w\n',
    'duration: 0d\n',
    'period: week 9999\n',
    'start: 2999-12-31\n',
    'parent: ',
  ],
  ...[
    '../../..',
    'javascript:',
    'file:///etc/passwd',
    'http://[',
    'mailto:',
    '%ff',
    '//',
    '\\\\',
    '```mermaid\nflowchart\n```\n',
  ],
  ...['[', '{', '- ', '> ', '<b>', '"', '*', '(', '`', '\n- [ ] a\n  '].map((each) => each.repeat(600)),
] as const;

const KINDS = [
  ...['insert', 'cut', 'truncate', 'drop', 'swap', 'repeat', 'value', 'key', 'indent', 'borrow', 'move'],
  ...['flip', 'byte', 'zero', 'utf16', 'latin1', 'crlf'],
] as const;

/** Anywhere in a file alike: without a bias for its beginning. */
const part = fc.noBias(fc.nat(999_999).map((millionths) => millionths / 1_000_000));

/** Up to four things done to one of so many files, one after the other. */
export const mutations = (names: readonly string[]): fc.Arbitrary<{ name: string; steps: Mutation[] }> =>
  fc.record({
    name: fc.constantFrom(...names),
    steps: fc.array(fc.record({ kind: fc.constantFrom(...KINDS), at: part, to: part, bit: fc.constantFrom(...BITS) }), {
      minLength: 1,
      maxLength: 4,
    }),
  });

const spliced = (bytes: Buffer, at: number, remove: number, ...put: Buffer[]): Buffer =>
  Buffer.concat([bytes.subarray(0, at), ...put, bytes.subarray(at + remove)]);

/** Where the frontmatter of a file ends, in lines. */
const frontmatterEnd = (lines: readonly string[]): number => Math.max(1, lines.indexOf('---', 1));

/** Lines of a file changed as somebody who edits in a hurry might. */
function onLines(text: string, { kind, at, to, bit }: Mutation, donor: string): string {
  const lines = text.split('\n');
  const others = donor.split('\n');
  const [a, b] = [Math.floor(at * lines.length), Math.floor(to * lines.length)];
  const fields = frontmatterEnd(lines);
  const field = 1 + Math.floor(at * (fields - 1));
  const own = lines[field] ?? '';
  const [, lead = '', key = own, value = ''] = /^([\s-]*)([^:]*:)(.*)$/.exec(own) ?? [];
  const other = others[Math.floor(to * frontmatterEnd(others))] ?? '';
  if (kind === 'drop') lines.splice(a, 1 + Math.floor(to * 3));
  else if (kind === 'repeat') lines.splice(a, 0, lines[a] ?? '');
  else if (kind === 'swap') [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  else if (kind === 'move') lines.splice(b, 0, ...lines.splice(a, 1 + Math.floor(to * 8)));
  else if (kind === 'value') lines[field] = `${lead}${key} ${bit}`;
  else if (kind === 'key') lines[field] = `${lead}${other.trim().split(':')[0]}:${value}`;
  else if (kind === 'indent') lines[field] = `${' '.repeat(Math.floor(to * 8))}${own.trimStart()}`;
  else lines.splice(a, 0, ...others.slice(Math.floor(to * others.length), Math.floor(to * others.length) + 5));
  return lines.join('\n');
}

/** The bytes of a file after one mutation. `donor` is the text of another file, of which lines and keys are taken. */
export function mutate(bytes: Buffer, mutation: Mutation, donor: string): Buffer {
  const { kind, at, to, bit } = mutation;
  const offset = Math.floor(at * bytes.length);
  switch (kind) {
    case 'insert':
      return spliced(bytes, offset, 0, Buffer.from(bit));
    case 'cut':
      return spliced(bytes, offset, Math.floor(to * 40));
    case 'truncate':
      return bytes.subarray(0, offset);
    case 'flip':
      return spliced(bytes, offset, 1, Buffer.of((bytes[offset] ?? 0) ^ (1 << Math.floor(to * 8))));
    case 'byte':
      return spliced(bytes, offset, 0, Buffer.of(Math.floor(to * 256)));
    case 'zero':
      return spliced(bytes, offset, Math.floor(to * 100), Buffer.alloc(Math.floor(to * 100)));
    case 'utf16':
      return Buffer.from(bytes.toString('utf8'), 'utf16le');
    case 'latin1':
      return Buffer.from(bytes.toString('utf8'), 'latin1');
    case 'crlf':
      return Buffer.from(bytes.toString('utf8').replace(/\n/g, to < 0.5 ? '\r\n' : '\r'));
    default:
      return Buffer.from(onLines(bytes.toString('utf8'), mutation, donor));
  }
}
