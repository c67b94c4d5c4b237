import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compute } from '../../src/pipeline/compute.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { gitTree } from '../../src/reader/git-tree.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import { folderText } from '../../src/reader/text-files.ts';
import { FORMATS, formatFindings } from '../../src/report/format.ts';
import { PLAN, problems } from './read.ts';

const page = (title: string, body = ''): Record<string, string> => ({ 'pages/a.mdx': `---\ntitle: ${title}\n---\n${body}` });

describe('invisible characters are found where they stand', () => {
  test.each([
    ['in a value', page('us\u200bers'), 'pages/a.mdx:2:10 damage/invisible: an invisible character (U+200B)'],
    [
      'as an escape',
      page('"us\\u200bers"'),
      'pages/a.mdx:2:8 damage/invisible: an invisible character (U+200B), written as an escape',
    ],
    ['in a body', page('A', 'x\u202ey'), 'pages/a.mdx:4:2 damage/invisible: a mark that changes the direction of text (U+202E)'],
    ['in code', page('A', '`\u001b[2J`'), 'pages/a.mdx:4:2 damage/invisible: a control character (U+001B)'],
    [
      'as an entity',
      page('A', 'a&#8203;b'),
      'pages/a.mdx:4:1 damage/invisible: an invisible character (U+200B), written as an escape',
    ],
  ])('%s', async (_, files, expected) => {
    expect((await problems(files)).map((each) => each.split(' → ')[0])).toContain(expected);
  });

  test('in a key, as an escape', async () => {
    const found = await problems({ 'pages/a.mdx': '---\ntitle: A\n"o\\u200bwner": x\n---\n' });
    expect(found.some((each) => each.startsWith('pages/a.mdx:3:1 damage/invisible'))).toBe(true);
  });

  test('an entity that is spoken about is none', async () => {
    expect(await problems(page('A', 'Write `&#8203;` there'))).toEqual([]);
  });

  test.each(['a\nb', 'a\u001bb', 'a\u202eb', 'a\u200bb'])('in the name of a file: %j', async (name) => {
    const { findings } = await readContent(
      memoryTree({ 'plans/p/plan.mdx': PLAN, [`plans/p/pages/${name}.mdx`]: '---\ntitle: A\n---\n' }),
    );
    expect(findings.map(({ rule, severity, message }) => [rule, severity, /at character 16$/.test(message)])).toEqual([
      ['file/name', 'error', true],
    ]);
  });
});

describe('letters that look like others', () => {
  const mapping = (from: string): Record<string, string> => ({
    'endpoints/api.mdx': `---\ntitle: API\nmappings:\n  - { from: "${from}", to: "GET /x" }\n---\n`,
  });
  const told = async (files: Record<string, string>): Promise<string[]> =>
    (await problems(files)).filter((each) => each.includes('damage/look-alike'));

  test.each([
    [
      'GET /\u0430dmin',
      'endpoints/api.mdx:4:13 damage/look-alike: “\u0430dmin” has the Cyrillic letter “\u0430” (U+0430) among Latin ones',
    ],
    [
      'GET /v1/us\u0435rs/{id}',
      'endpoints/api.mdx:4:13 damage/look-alike: “us\u0435rs” has the Cyrillic letter “\u0435” (U+0435) among Latin ones',
    ],
    [
      'POST /t\u03bfken',
      'endpoints/api.mdx:4:13 damage/look-alike: “t\u03bfken” has the Greek letter “\u03bf” (U+03BF) among Latin ones',
    ],
    [
      'PUB \u043erders.created',
      'endpoints/api.mdx:4:13 damage/look-alike: “\u043erders” has the Cyrillic letter “\u043e” (U+043E) among Latin ones',
    ],
  ])('%s', async (from, expected) => {
    expect((await told(mapping(from))).map((each) => each.split(' → ')[0])).toEqual([expected]);
  });

  test('in an id, in the name of a file and of a folder, once each', async () => {
    const found = await told({
      'risks.mdx': '---\nrisks:\n  - { id: l\u043ess, title: Loss }\n---\n',
      'phases/1-\u0430dmin.mdx': '---\ntitle: A\n---\n',
      'pages/d\u043ecs/a.mdx': '---\ntitle: A\n---\n',
      'pages/d\u043ecs/b.mdx': '---\ntitle: B\n---\n',
    });
    expect(found.map((each) => each.split(':')[0]).sort()).toEqual([
      'pages/d\u043ecs/a.mdx',
      'phases/1-\u0430dmin.mdx',
      'risks.mdx',
    ]);
  });

  test.each([
    'GET /größe/straße',
    'GET /пользователи/api-v2/{id}',
    'GET /ユーザー/users',
    'GET /用户/profile',
    'GET /χρήστες/api',
    'GET /Δt',
    'GET /5µs',
    'GET /rest/всё.json',
    'GET /naïve/İstanbul',
  ])('a path in its own script is none: %s', async (from) => {
    expect(await told(mapping(from))).toEqual([]);
  });

  test('prose may mix scripts as it likes', async () => {
    expect(await told(page('Die Größe von \u0430dmin', 'PHP-\u043dик und IT-\u043e\u0442\u0434ел'))).toEqual([]);
  });
});

describe('names that are one name on other systems', () => {
  const found = async (...names: string[]): Promise<string[]> => {
    const files = Object.fromEntries(names.map((name) => [`plans/p/pages/${name}.mdx`, '---\ntitle: A\n---\n']));
    const { findings } = await readContent(memoryTree({ 'plans/p/plan.mdx': PLAN, ...files }));
    return findings.filter(({ rule }) => rule === 'file/clash').map(({ severity, message }) => `${severity}: ${message}`);
  };

  test('by case', async () => {
    expect(await found('Auth', 'auth')).toEqual([
      'error: `plans/p/pages/auth.mdx` differs from `plans/p/pages/Auth.mdx` only by case; on macOS and Windows they are the same',
    ]);
  });

  test('by how a letter is composed', async () => {
    expect(await found('caf\u00e9', 'cafe\u0301')).toEqual([expect.stringContaining('only by how its letters are composed')]);
  });

  test('a folder is reported once, not each file in it', async () => {
    expect(await found('Docs/a', 'Docs/b', 'docs/a', 'docs/c')).toHaveLength(1);
  });

  test('ids of files, whose pages would be one file, and ids of rows', async () => {
    const files = {
      'plans/p/plan.mdx': PLAN,
      'plans/p/phases/1-Auth.mdx': '---\ntitle: A\n---\n',
      'plans/p/phases/2-auth.mdx': '---\ntitle: B\n---\n',
      'plans/p/risks.mdx': '---\nrisks:\n  - { id: Loss, title: A }\n  - { id: loss, title: B }\n---\n',
    };
    const { findings } = await readContent(memoryTree(files));
    const told = findings.filter(({ rule }) => rule.endsWith('-id'));
    expect(told.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
      [
        'reference/duplicate-id',
        'error',
        'two files have ids that differ only by case or composed letters: plans/p/phases/1-Auth.mdx and plans/p/phases/2-auth.mdx',
      ],
      ['reference/similar-id', 'warning', 'the ids `Loss` and `loss` of `risks` differ only by case or composed letters'],
    ]);
  });

  test('others are none', async () => {
    expect(await found('auth', 'auth-2', 'caf\u00e9', 'cafe', 'stra\u00dfe', 'strasse')).toEqual([]);
  });
});

test.each(['__proto__', '-rf', '<img src=x>', 'a b', '..x', '$(id)'])('the folder of a plan cannot be named %s', async (name) => {
  const { findings } = await readContent(memoryTree({ [`plans/${name}/plan.mdx`]: PLAN }));
  expect(findings.map(({ rule, message, fix }) => [rule, message, fix])).toContainEqual([
    'file/unknown-place',
    `the folder of a plan is named by the plan's id, which \`${name}\` is not`,
    'Rename it: letters, digits, dots, hyphens and underscores, beginning with a letter or digit',
  ]);
});

test.each(['größe', 'план', '移行計画', 'योजना', 'cafe\u0301', 'v2.1_auth'])(
  'the folder of a plan may be named %s',
  async (name) => {
    const { findings } = await readContent(memoryTree({ [`plans/${name}/plan.mdx`]: PLAN }));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

describe('no format lets a plan write outside of its own words', () => {
  const nasty = [
    ...Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)),
    '\u007f',
    '\u0085',
    '\u009b',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u2028',
  ]
    .filter((char) => !['\u0000', '\n', '\r', '\t'].includes(char))
    .join('');
  const hostile = [nasty, '::error::x', '##[error]x', '# H1 <img src=x>', '`', 'https://evil.example', '@team #12'].join(' ');
  const files = {
    'plans/p/plan.mdx': PLAN,
    [`plans/p/pages/${'x\n::stop-commands::y\n# H1 <img src=x>'}.mdx`]: `---\ntitle: A\n---\n${hostile} <script>${nasty}</script>\n`,
    'plans/p/risks.mdx': `---\n${JSON.stringify(`a\n::error::key ${nasty}`)}: x\nrisks: []\n---\n`,
    'plans/p/phases/1-a.mdx': `---\ntitle: ${JSON.stringify(hostile)}\nstatus: ${JSON.stringify(`${hostile}\n::error::v`)}\n---\n`,
  };
  test.each(FORMATS)('%s', async (format) => {
    const reading = await readContent(memoryTree(files));
    const { findings } = compute(reading, '2026-01-01');
    expect(findings.length).toBeGreaterThan(4);
    const root = process.cwd();
    const output = formatFindings(format, {
      findings,
      root,
      cwd: root,
      lineOf: reading.lineOf,
      files: 1,
      plans: 1,
      colours: false,
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    if (['json', 'sarif', 'rdjson'].includes(format)) return;
    expect(output).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
    expect(output).not.toContain('##[');
    const commands = output.split('\n').filter((line) => line.startsWith('::'));
    expect(commands.every((line) => format === 'github' && /^::(?:error|warning|notice) file=[^:]+,line=\d+/.test(line))).toBe(
      true,
    );
    if (format === 'markdown') {
      expect(output.split('\n').every((line) => /^(?:$|\*\*| *- )/.test(line))).toBe(true);
      expect(output.replace(/(`+)[\s\S]*?\1/g, '')).not.toMatch(/<img|https:\/\//);
    }
  });
});

/** A content root on disk, with links, committed. */
async function committed(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>>): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'banyan-links-')));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  for (const [file, target] of Object.entries(links)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await symlink(target, join(root, file));
  }
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', ...args], { cwd: root });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'x');
  return root;
}

describe('symbolic links', () => {
  const outside = { 'a.mdx': '/etc/passwd', 'plans/q': '/usr/share', 'plans/p/pages/proc': '/proc', 'plans/p/pages/usr': '/usr' };
  const inside = {
    'plans/p/risks.mdx': 'plan.mdx',
    'plans/p/phases/loop': '..',
    'plans/p/self.mdx': 'self.mdx',
    'plans/p/pages/x.png': '../y.png',
  };

  test('are not followed, wherever they lead, and a folder reads as its commit does', async () => {
    const root = await committed(
      { 'plans/p/plan.mdx': `${PLAN}![x](y.png)\n`, 'plans/p/y.png': '', 'guide/x.mdx': '', 'node_modules/x.mdx': '' },
      { ...outside, ...inside },
    );
    const [folder, commit] = [await folderTree(root), await gitTree(root, 'HEAD')];
    for (const tree of [folder, commit]) {
      expect(tree.files.map(({ file }) => file)).toEqual(['plans/p/plan.mdx']);
      expect([...(tree.assets ?? [])]).toEqual(['plans/p/y.png']);
      expect(tree.problems.map(({ file, rule }) => `${file} ${rule}`).sort()).toEqual(
        Object.keys({ ...outside, ...inside })
          .map((file) => `${file} file/link`)
          .sort(),
      );
    }
    const told = async (tree: typeof folder) =>
      (await readContent(tree)).findings.map(({ place, message }) => `${place.file}: ${message}`).sort();
    expect(await told(folder)).toEqual(await told(commit));
  });

  test('nothing beside the plans is read through one', async () => {
    const root = await committed(
      { 'plans/p/plan.mdx': PLAN },
      { 'plans/p/api.yaml': '/proc/self/environ', 'plans/p/own.yaml': 'plan.mdx' },
    );
    for (const file of ['plans/p/api.yaml', 'plans/p/own.yaml'])
      await expect(folderText(root)(file)).rejects.toThrow('a symbolic link is not followed');
  });
});
