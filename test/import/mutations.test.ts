import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileOf, importText, readingFindings } from './imported.ts';

/** Plans as found where they are beside the repository, else the fixtures. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const folder = existsSync(CORPUS) ? CORPUS : fileURLToPath(new URL('fixtures/', import.meta.url));
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => readFileSync(`${folder}${name}`, 'utf8').split('\n'));

const JUNK =
  '```|~~~|````|---|====|***|> q|>>> - [ ] a|  - [ ] x|- [x] |- |1. |\t- a|     x|#|## |######## x|<Tasks>|</Tasks>|{/*|{|<!--|-->|<br>|\\|`|**|$$|[a]: b|Phase 3:|Phase 1: Phase 2: x (Week 1-2|✅ x|\u0000|&nbsp;'
    .split('|')
    .concat('| a | b |', '|---|---|');

interface Mutation {
  at: number;
  how: 'cut' | 'insert' | 'before' | 'behind' | 'shorten' | 'swap';
  junk: string;
  other: number;
}

/** Damages a part of a plan as people and tools do: lines that are gone, moved, cut off, or have marks that belong nowhere. */
function mutated(source: readonly string[], from: number, mutations: readonly Mutation[]): string {
  const lines = source.slice(from % source.length).slice(0, 120);
  for (const { at, how, junk, other } of mutations) {
    const [index, second] = [at % Math.max(1, lines.length), other % Math.max(1, lines.length)];
    const [line = '', moved = ''] = [lines[index], lines[second]];
    if (how === 'cut') lines.splice(index, 1);
    else if (how === 'insert') lines.splice(index, 0, junk);
    else if (how === 'before') lines[index] = junk + line;
    else if (how === 'behind') lines[index] = line + junk;
    else if (how === 'shorten') lines[index] = line.slice(0, other % 20);
    else [lines[index], lines[second]] = [moved, line];
  }
  return lines.join('\n');
}

const mutation = fc.record<Mutation>({
  at: fc.nat(400),
  how: fc.constantFrom('cut', 'insert', 'before', 'behind', 'shorten', 'swap'),
  junk: fc.constantFrom(...JUNK),
  other: fc.nat(400),
});

test('a damaged plan is imported whole, and the same way each time', () => {
  fc.assert(
    fc.property(
      fc.nat(texts.length - 1),
      fc.nat(2000),
      fc.array(mutation, { minLength: 1, maxLength: 10 }),
      fc.boolean(),
      (number, from, mutations, crlf) => {
        const text = mutated(texts[number] ?? [], from, mutations);
        if (text.trim() === '') return;
        const plan = importText(crlf ? text.replace(/\n/g, '\r\n') : text);
        expect(plan.ledgers.map(({ lost }) => lost)).toEqual([[]]);
        expect(importText(text).files).toEqual(plan.files);
      },
    ),
    { numRuns: 60 },
  );
});

describe('damage that would be an error of reading is written so that it is none', () => {
  test.each([
    ['a code block that its list ends', '1. Copy\n   ```bash\n   cp a b\n\n2. Go on\n', '   cp a b\n   ```'],
    ['a code block that holds the marks of another', '```text\na\n```bash\nb\n```\n', '````text\na\n```bash\nb\n````'],
    [
      'prose behind the marks',
      '```## 6. Steps and what they need\ncode\n```\n',
      '```\n## 6. Steps and what they need\ncode\n```',
    ],
    ['longer marks at the end', '```\na\n`````\n', '```\na\n```'],
    ['a box without text', '- [ ] \n- [ ] do it\n', '- \\[ ]'],
    ['marks in the middle of a line', 'one ``` two\n', 'one \\`\\`\\` two'],
  ])('%s', async (_, body, written) => {
    const plan = importText(`# Plan\n\n## Phase 1: A\n\n- a\n\n## Notes\n\n${body}`);
    expect((await readingFindings(plan)).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan.files.map(({ text }) => text).join('\n')).toContain(written);
  });

  test('a code block that is as it should be stays as it is', () => {
    const code = '~~~~js title="a"\nconst a = `b`;\n```\n~~~~';
    expect(fileOf(importText(`# Plan\n\n## Phase 1: A\n\n- a\n\n## Notes\n\n${code}\n`), 'pages/01-notes.mdx')).toContain(code);
  });
});
