import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { damage } from '../../src/reader/damage.ts';
import { parseMarkdown } from '../../src/reader/markdown.ts';
import { mojibake } from '../../src/reader/mojibake.ts';
import { entropy } from '../../src/reader/secrets.ts';

const found = (text: string): string[] =>
  damage(text, 0, parseMarkdown(text)).map((problem) => `${problem.rule}: ${problem.message}`);
const rules = (text: string): string[] => damage(text, 0, parseMarkdown(text)).map((problem) => problem.rule);

describe('text in a wrong encoding', () => {
  test.each([
    ['Windows-1252', 'Donâ€™t', '"â€™" is "’" in a wrong encoding'],
    ['Windows-1252, accents', 'cafÃ©', '"Ã©" is "é" in a wrong encoding'],
    ['Windows-1252, boxes', 'â”‚ Router', '"â”‚" is "│" in a wrong encoding'],
    ['Windows-1252, emoji', 'ðŸš€ Go', '"ðŸš€" is "🚀" in a wrong encoding'],
    ['Mac Roman', 'one ‚Äî two', '"‚Äî" is "—" in a wrong encoding'],
    ['Mac Roman whose apple was dropped', 'üîÑ Next', '"üîÑ" is "🔄" in a wrong encoding'],
  ])('%s', (_, text, message) => {
    expect(found(text)).toEqual([`damage/mojibake: ${message}`]);
  });

  test('one finding a file, with the number of places', () => {
    expect(found('Donâ€™t\n\ncanâ€™t\n\nwonâ€™t')).toEqual([
      'damage/mojibake: "â€™" is "’" in a wrong encoding, and so are 2 other places of the file',
    ]);
  });

  test('any text of UTF-8 read as Windows-1252 is found, and no text is that was read as UTF-8', () => {
    const words = fc.stringMatching(/^([a-z]{1,3}[àâçéèêëîïôûùüÿñæœäöß]?[a-z ]){1,4}[’“”–—…→✅é]$/);
    // WHATWG's windows-1252 keeps the five bytes that have no character, as browsers do.
    const windows = new TextDecoder('windows-1252');
    fc.assert(
      fc.property(words, (text) => {
        expect([...mojibake(windows.decode(new TextEncoder().encode(text)))].length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(words, (text) => {
        expect([...mojibake(text)]).toEqual([]);
      }),
    );
  });

  test.each([
    '“École” – à « côté »…',
    'Fuß“ und „Äpfel“',
    '迁移计划：第一阶段（完成）',
    '마이그레이션 계획 — 1단계',
    'План миграции — «готово»',
    '├── src/ → dist/ ✅ 🔄',
    '√2 ≈ 1,41 ± ½',
  ])('none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('words that a program has lost', () => {
  test('[object Object], once a line', () => {
    expect(found('total: [object Object] and [object Object]')).toEqual([
      'damage/object-object: "[object Object]" is in the text',
    ]);
  });
  test('not where it is spoken about', () => {
    expect(found('The export writes `[object Object]` into empty cells.')).toEqual([]);
  });
});

describe('numbers that have run into a word', () => {
  test.each([
    ['**100est coverage** for critical paths', '100est'],
    ['Added Phase 0eline test capture', '0eline'],
    ['2hases of work', '2hases'],
  ])('%s', (text, word) => {
    expect(found(text)).toEqual([`damage/eaten-digits: "${word}" looks like a number and a word that lost a part`]);
  });
  test.each([
    'p95 < 500ms, 3rd try, 5xx, 10mins, 2x, 64bit, 24hrs',
    'commit 658327eadbeef, `100est`, python3.12slim, utf8mb4, base58check, k8s',
    'https://example.com/2024migration and [a page](2026plan.md)',
    '~~~\n8080tcp\n~~~',
  ])('none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('code blocks', () => {
  test('text behind the closing marks closes nothing', () => {
    expect(found('```bash\nmake\n``` then wait\n\nMore.\n\n```\n')).toEqual([
      'damage/odd-fence: the code block goes on: "``` then wait" closes nothing, since text follows the marks',
    ]);
  });
  test('prose behind the opening marks', () => {
    expect(rules('``` Then run the following on each host\nmake\n```\n')).toEqual(['damage/odd-fence']);
  });
  test('marks that a code span shows are none', () => {
    expect(rules('Remove the marks ` ```js= ` of 8 files.')).toEqual([]);
  });
  test('marks in the middle of a line', () => {
    expect(rules('Run this: ```make all\n\nand wait.')).toEqual(['damage/odd-fence']);
  });
  test.each([
    '```ts title="a long title of four words"\nx\n```\n',
    'Use ```make``` here.',
    '````md\n```bash\nmake\n```\n````\n',
    '```\na\n```\n\n```\nb\n```\n',
  ])('none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

/** Put together here, so that no scanner takes this file for a leak. */
const join = (...parts: string[]): string => parts.join('');
const RANDOM = 'q7Zp2LxV9mKw4RtY8sBn3HcJ6dFg1Ae5Ux0T';

describe('secrets', () => {
  test.each([
    ['a token of GitHub', join('ghp', '_', RANDOM)],
    ['an access key of AWS', join('AKIA', 'Q3EGRZ7LXWVB2NMT')],
    ['a live key of Stripe', join('sk', '_live_', RANDOM.slice(0, 24))],
    ['a token of Slack', join('xoxb', '-2983471203-', RANDOM.slice(0, 24))],
  ])('%s', (issuer, value) => {
    expect(found(`The key is ${value}`)).toEqual([
      `damage/secret: ${issuer} that looks real: ${value.slice(0, 4)}… (${value.length} characters)`,
    ]);
  });

  test('a value that is called a secret and is random', () => {
    expect(rules(`API_TOKEN=${RANDOM}`)).toEqual(['damage/secret']);
    expect(rules(`---\nvariables:\n  - { name: JWT_SECRET, sample: ${RANDOM} }\n---\n`)).toEqual(['damage/secret']);
  });

  test('a password in an address', () => {
    expect(rules('postgres://orders:hT7qz2LpX@db.internal/orders')).toEqual(['damage/secret']);
  });

  test('a private key', () => {
    expect(found(join('-----BEGIN ', 'RSA PRIVATE KEY-----'))).toEqual(['damage/private-key: the plan contains a private key']);
  });

  test('the secret itself is in no message and no key', () => {
    const [problem] = damage(`API_TOKEN=${RANDOM}`, 0, parseMarkdown(''));
    expect(JSON.stringify({ message: problem?.message, fix: problem?.fix, key: problem?.key })).not.toContain(RANDOM.slice(0, 8));
  });

  test.each([
    'SECRET_KEY=your-secret-key-here',
    '- { name: AWS_ACCESS_KEY_ID, sample: AKIAIOSFODNN7EXAMPLE, secret: true }',
    `JWT_SECRET=\${JWT_SECRET} and password: "{{ vault.database_password }}"`,
    'mongodb://user:password@localhost:27017/orders, redis://:changeme@redis:6379',
    'postgres://postgres:postgres@localhost:5432/app',
    'secret_manager: aws-secrets-manager, token: process.env.TOKEN_2026_PROD',
    'api_key_repository: app/features/api_keys/repository_2.py',
    'grok_api_endpoint: https://api.grok.x.com/v1/chat/completions',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ])('none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('the entropy of random letters is higher than that of words', () => {
    expect(entropy(RANDOM)).toBeGreaterThan(4.5);
    expect(entropy('aaaaaaaa')).toBe(0);
    expect(entropy('abababab')).toBe(1);
  });
});

test('a table row with too many or too few cells', () => {
  expect(found('| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |\n| 1 | |\n')).toEqual([
    'damage/ragged-table: the row has 3 cells, the head of the table has 2',
    'damage/ragged-table: the row has 1 cells, the head of the table has 2',
  ]);
});
