import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sanitizedSvg } from '../../src/diagrams/sanitize-svg.ts';
import { withAttachments } from '../../src/pipeline/attachments.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { readContent } from '../../src/reader/read.ts';
import { folderBytes } from '../../src/reader/text-files.ts';
import { publishedFiles } from '../../src/site/attachments.ts';
import { PLAN } from '../reader/read.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SVG = '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>';

/** What check says of a plan whose body points to files, and what a site publishes of them. */
async function published(
  body: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  links: Readonly<Record<string, string>> = {},
) {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'banyan-attached-')));
  const all = { 'plans/p/plan.mdx': `${PLAN}${body}\n`, ...files };
  for (const [file, content] of Object.entries(all)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
  for (const [file, target] of Object.entries(links)) await symlink(target, join(root, file));
  const reading = await withAttachments(await readContent(await folderTree(root)), folderBytes(root));
  const found: Record<string, string> = {};
  for await (const { file, bytes } of publishedFiles(root, reading)) found[file] = Buffer.from(bytes).toString('latin1');
  return {
    found,
    findings: reading.findings.map(({ place, rule, message }) => `${place.file}:${place.line} ${rule}: ${message}`),
  };
}

describe('pictures and documents beside a plan', () => {
  test('are published with their bytes, whatever their names', async () => {
    const { found, findings } = await published('![a](my%20plan.png) ![b][r] [c](sub/report.pdf)\n\n[r]: <überblick.svg>', {
      'plans/p/my plan.png': PNG,
      'plans/p/überblick.svg': SVG,
      'plans/p/sub/report.pdf': '%PDF-1.7',
      'plans/p/unused.png': PNG,
    });
    expect(findings).toEqual([]);
    expect(found).toEqual({
      'files/plans/p/my plan.png': PNG.toString('latin1'),
      'files/plans/p/überblick.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>',
      'documents/plans/p/sub/report.pdf': '%PDF-1.7',
    });
  });

  test.each([
    ['[r](report.html)', { 'plans/p/report.html': '<script>1</script>' }, 'files like plans/p/report.html are not published'],
    ['[r](payload.js)', { 'plans/p/payload.js': '1' }, 'files like plans/p/payload.js are not published'],
    ['[r](x.xhtml)', { 'plans/p/x.xhtml': '1' }, 'files like plans/p/x.xhtml are not published'],
    ['![](x.png)', { 'plans/p/x.png': '<html><script>1</script>' }, 'plans/p/x.png is not what its ending says'],
    ['![](x.svg)', { 'plans/p/x.svg': '<html><svg></svg>' }, 'plans/p/x.svg is not what its ending says'],
    ['[](x.pdf)', { 'plans/p/x.pdf': ' %PDF-1.7' }, 'plans/p/x.pdf is not what its ending says'],
    [
      '![](x.png)',
      { 'plans/p/x.png': Buffer.concat([PNG, Buffer.alloc(11 * 2 ** 20)]) },
      'plans/p/x.png cannot be read: it has 11.0 MB, of at most 10',
    ],
  ] as const)('%s is refused with its place, and not published', async (body, files, message) => {
    expect(await published(body, files)).toEqual({ found: {}, findings: [`plans/p/plan.mdx:7 file/not-published: ${message}`] });
  });

  test.each([
    '![](.env)',
    '![](../../.git/config)',
    '[x](../../../../etc/passwd)',
    '![](.hidden/x.png)',
    '![](%2e%2e/%2e%2e/%2e%2e/x.png)',
  ])('%s is a finding, and nothing is published', async (body) => {
    const { found, findings } = await published(body, {
      'plans/p/.env': 'SECRET=1',
      '.git/config': 'x',
      'plans/p/.hidden/x.png': PNG,
    });
    expect(found).toEqual({});
    expect(findings).toHaveLength(1);
  });

  test('nothing is read through a symbolic link', async () => {
    const { found, findings } = await published(
      '![leak](leak.png) ![x](folder/x.png)',
      {},
      { 'plans/p/leak.png': '/proc/self/environ', 'plans/p/folder': '/usr/share' },
    );
    expect(found).toEqual({});
    expect(findings.filter((each) => each.includes('file/link'))).toHaveLength(2);
    expect(findings.filter((each) => each.includes('plan.mdx'))).toHaveLength(2);
  });

  test('links of the portfolio are checked too', async () => {
    const portfolio = '---\ntitle: T\n---\n[env](.env) [gone](gone.png) ![ok](ok.png) [plan](plans/p/plan.mdx) [bad](%E0.png)\n';
    const { found, findings } = await published('', { 'portfolio.mdx': portfolio, '.env': 'SECRET=1', 'ok.png': PNG });
    expect(Object.keys(found)).toEqual(['files/ok.png']);
    expect(findings.map((each) => each.split(':')[0])).toEqual(['portfolio.mdx', 'portfolio.mdx', 'portfolio.mdx']);
  });
});

describe('the logo of a team', () => {
  const withLogo = (logo: string, files: Readonly<Record<string, string | Uint8Array>>) =>
    published('', { 'portfolio.mdx': `---\ntitle: T\nlogo: ${logo}\n---\n`, ...files });

  test('is published, in both of its forms', async () => {
    const { found, findings } = await withLogo('{ light: a.svg, dark: img/b.png }', { 'a.svg': SVG, 'img/b.png': PNG });
    expect([Object.keys(found), findings]).toEqual([['files/a.svg', 'files/img/b.png'], []]);
    expect(await withLogo('a.svg', { 'a.svg': SVG })).toMatchObject({ findings: [] });
  });

  test.each([
    ['gone.svg', {}, 'gone.svg is not there'],
    ['../up.svg', {}, '../up.svg is not published'],
    ['a.svg', { 'a.svg': '<html></html>' }, 'a.svg is not what its ending says'],
    ['a.jpg', { 'a.jpg': Buffer.from('\xff\xd8\xff', 'latin1') }, 'a.jpg is neither an SVG nor a PNG'],
    ['a.svg', { 'a.svg': '<svg><rect/></svg>' }, 'a.svg does not say how wide and high it is'],
    ['a.svg', { 'a.svg': '<svg viewBox="0 0 10 0"/>' }, 'a.svg does not say how wide and high it is'],
    ['a.png', { 'a.png': Buffer.concat([PNG, Buffer.alloc(100_000)]) }, 'a.png has 101 kB, of at most 100'],
  ])('%s that cannot be shown is a finding at its field', async (logo, files, message) => {
    const { findings } = await withLogo(logo, files);
    expect(findings).toEqual([`portfolio.mdx:3 file/not-published: ${message}`]);
    const { findings: dark } = await withLogo(`{ light: ok.svg, dark: ${logo} }`, { 'ok.svg': SVG, ...files });
    expect(dark).toEqual([`portfolio.mdx:3 file/not-published: ${message}`]);
  });
});

describe('a picture in SVG is published without what runs, loads or leads', () => {
  test.each([
    '<script>x</script>',
    '<script href="payload.js"/>',
    '<rect onload="x"/>',
    '<foreignObject><body><script>x</script></body></foreignObject>',
    '<image href="https://other.example/t.png"/>',
    '<use href="https://other.example/s.svg#a"/>',
    '<style>@import url(https://other.example/a.css);</style>',
    '<style>rect{fill:url(https://other.example/a)}</style>',
    '<rect style="fill:u\\72l(https://other.example/a)"/>',
    '<a href="javascript:x"><rect/></a>',
    '<a href="https://other.example/"><rect/></a>',
    '<set attributeName="href" to="javascript:x"/>',
    '<iframe src="https://other.example/"/>',
    ']]><script>x</script>',
  ])('%s', async (content) => {
    const svg = (await sanitizedSvg(`<svg><g id="kept"></g>${content}</svg>`)) ?? '';
    expect(svg).toContain('id="kept"');
    expect(svg).not.toMatch(/<script|on\w+=|foreignObject|other\.example|javascript|<iframe|<set/i);
  });
});
