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
