import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planCommits } from '../../src/pipeline/plan-commits.ts';
import { contentLog } from '../../src/reader/content-log.ts';
import { gitTree } from '../../src/reader/git-tree.ts';
import { newestTag, releaseTag } from '../../src/reader/release-tag.ts';
import { atomText, nameId, xml } from '../../src/site/atom.ts';
import { tellCommits } from '../../src/site/changelog.ts';
import { changelog, commitCount, sinceRelease } from '../../src/site/history.ts';
import { setSiteOptions } from '../../src/site/options.ts';
import { readSiteState, setSiteState } from '../../src/site/state.ts';
import { changelogFeed, commitHeadline } from '../../src/site/views/changelog.ts';
import { comparisonOf } from '../../src/site/views/compare.ts';
import { planNavigation } from '../../src/site/views/navigation.ts';
import { SMALL } from '../changes/edits.ts';
import { planOf } from './plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'banyan-changelog-'));
const root = join(folder, 'repository');
const content = join(root, 'docs', 'plans of ours');
const cache = join(folder, 'cache');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let at = Date.parse('2026-01-10T22:30:00Z');
function git(...args: string[]): string {
  const date = new Date(at).toISOString().replace('Z', '+00:00');
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=Ana <3', '-c', 'user.email=a@example.org', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, TZ: 'UTC' },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(content, file)), { recursive: true });
  writeFileSync(join(content, file), text);
};
const edit = (file: string, before: string, after: string): void =>
  write(file, readFileSync(join(content, file), 'utf8').replace(before, after));
const commit = (message: string): void => {
  at += 86_400_000;
  git('add', '-A');
  git('commit', '-q', '-m', message);
};
const open = async (folder: string): Promise<void> => {
  const project = { packageRoot: '', projectRoot: '', contentRoot: folder, cacheDir: cache, day: '2026-02-10', base: '/' };
  setSiteOptions({ project, dev: false, diagrams: 'svg' });
  setSiteState(await readSiteState({ project }));
};
const told = async (kept = join(cache, 'own')) => {
  const log = contentLog(content);
  return tellCommits(log, planCommits(log).get('p') ?? [], kept);
};

beforeAll(() => {
  mkdirSync(root, { recursive: true });
  git('init', '-q', '-b', 'main');
  writeFileSync(join(root, 'README.md'), 'not a plan\n');
  commit('nothing yet');
  for (const [file, text] of Object.entries(SMALL)) write(file, text);
  write('plans/other/plan.mdx', SMALL['plans/p/plan.mdx'] ?? '');
  commit('Plans');
  git('tag', 'v1.9.0');
  git('checkout', '-q', '-b', 'longer');
  edit('plans/p/phases/3-docs.mdx', 'duration: 1w', 'duration: 5w');
  commit('Longer');
  git('checkout', '-q', 'main');
  edit('plans/other/plan.mdx', 'title: Shop', 'title: Other');
  commit('Another plan');
  git('tag', '-a', 'v1.10.0', '-m', 'release');
  at += 86_400_000;
  git('merge', '-q', '--no-ff', '-m', 'Merge longer', 'longer');
  edit('plans/p/risks.mdx', 'probability: low', 'probability: high');
  commit('Raise <a> & "risk"\u0007');
  edit('plans/p/plan.mdx', '---\n\n', '---\n\n\n');
  commit('A blank line');
  git('tag', 'v2.0.0-rc.1');
  git('checkout', '-q', '-b', 'aside', 'v1.9.0');
  write('plans/p/page.txt', 'x');
  commit('aside');
  git('tag', 'v3.0.0');
  git('checkout', '-q', 'main');
});

describe('the changelog of a plan', () => {
  test('tells the commits that changed it, newest first, merges as one', async () => {
    const commits = await told();
    expect(commits.map(({ subject }) => subject.replace('\u0007', ''))).toEqual([
      'A blank line',
      'Raise <a> & "risk"',
      'Merge longer',
      'Plans',
    ]);
    expect(commits.map(commitHeadline)).toEqual([
      'No change in meaning',
      'Risk "Data may be lost" is raised: probability low → high · 1 warning · 1 changed',
      expect.stringMatching(/^Finish .+ → .+ \(\+10 working days, because "Phase 3" takes/),
      expect.stringMatching(/^All new · new plan, finish .* · 1 added$/),
    ]);
    expect(commits[1]?.meaning.changes).toEqual([
      { severity: 'warning', sentence: expect.stringContaining('probability low → high') },
    ]);
    expect(commits.map(({ date }) => date.slice(0, 10))).toEqual(['2026-01-17', '2026-01-16', '2026-01-15', '2026-01-12']);
  });

  test('knows the files as they were before and after each commit', async () => {
    for (const { id, before, after } of planCommits(contentLog(content)).get('p') ?? []) {
      for (const [ref, files] of [
        [id, after],
        [`${id}^1`, before],
      ] as const) {
        const tree = await gitTree(content, ref);
        expect([...files].sort()).toEqual(tree.files.map(({ file, stamp }) => [file, stamp]).sort());
      }
    }
  });

  test('is the same from the cache, without it, and from a cache that is damaged', async () => {
    const kept = join(cache, 'damaged');
    const first = await told(kept);
    const names = readdirSync(kept);
    expect(names).toHaveLength(4);
    expect(await told(kept)).toEqual(first);
    for (const name of names) writeFileSync(join(kept, name), readFileSync(join(kept, name), 'utf8').replace('Plan:', 'Lies:'));
    expect(await told(kept)).toEqual(first);
    writeFileSync(join(folder, 'file'), '');
    expect(await told(join(folder, 'file', 'no-folder'))).toEqual(first);
  });

  test('what was kept is what is told: its answers are not made again', async () => {
    const kept = join(cache, 'kept');
    const [first] = await told(kept);
    const log = contentLog(content);
    const [newest] = planCommits(log).get('p') ?? [];
    // Without a repository nothing can be computed; only an answer that was kept is left.
    const again = newest ? await tellCommits({ ...log, root: folder }, [newest], kept) : [];
    expect(again).toEqual([first]);
  });

  test('has at most 50 entries a plan', () => {
    const changes = [{ file: 'plans/p/plan.mdx', before: 'a', after: 'a' }];
    const commits = Array.from({ length: 60 }, (_, index) => ({
      id: String(index),
      date: '2026-01-01T00:00:00Z',
      author: '',
      subject: '',
      changes,
    }));
    const all = planCommits({ root, head: new Map([['plans/p/plan.mdx', 'a']]), commits }).get('p') ?? [];
    expect(all.map(({ id }) => id)).toEqual(commits.slice(0, 50).map(({ id }) => id));
  });

  test('stands in the navigation after the findings, where there is one', async () => {
    const computed = await planOf({});
    expect(planNavigation(computed).map(({ key }) => key)).not.toContain('changelog');
    const entries = planNavigation(computed, 3);
    expect(entries.slice(-2).map(({ key, count }) => [key, count])).toEqual([
      ['findings', expect.any(Number)],
      ['changelog', 3],
    ]);
  });
});

describe('the last release', () => {
  test('is the highest version that HEAD contains', () => {
    expect(releaseTag(content)).toEqual({ name: 'v1.10.0', commit: git('rev-parse', 'v1.10.0^{commit}'), date: '2026-01-14' });
  });

  test('is the newest tag where none has a version', () => {
    const tag = (name: string, date: string) => ({ name, date, commit: name });
    expect(newestTag([tag('spring', '2026-04-01'), tag('autumn', '2026-10-01'), tag('summer', '2026-07-01')])?.name).toBe(
      'autumn',
    );
    expect(newestTag([tag('v2', '2026-01-01'), tag('plans-1.12', '2026-05-01'), tag('later', '2026-06-01')])?.name).toBe('v2');
    expect(newestTag([])).toBeUndefined();
  });

  test('does not depend on the order in which tags are listed', () => {
    const tags = ['v1.0', 'v1.0.1', 'v1.10.0', 'v1.9', 'a', 'b'].map((name, index) => ({
      name,
      commit: name,
      date: `2026-01-0${9 - index}`,
    }));
    fc.assert(fc.property(fc.shuffledSubarray(tags, { minLength: 6 }), (list) => newestTag(list)?.name === 'v1.10.0'));
  });

  test('is compared with what the site shows, plan by plan', async () => {
    await open(content);
    const since = await sinceRelease();
    if ('absent' in since) throw new Error(since.absent);
    expect(since.tag.name).toBe('v1.10.0');
    expect(comparisonOf(since.comparison, 'p')?.headline).toMatch(/^finish .* · 2 warnings · 2 changed$/);
    expect(comparisonOf(since.comparison, 'other')).toBeUndefined();
  });
});

describe('where there is no history, the site says so', () => {
  const absence = async (folder: string): Promise<string> => {
    await open(folder);
    const [own, since] = [await changelog('p'), await sinceRelease()];
    expect(await commitCount('p')).toBe(0);
    expect(since).toEqual(own);
    return 'absent' in own ? own.absent : '';
  };

  test('outside of a repository', async () => {
    const outside = join(folder, 'tarball');
    mkdirSync(join(outside, 'plans/p'), { recursive: true });
    writeFileSync(join(outside, 'plans/p/plan.mdx'), SMALL['plans/p/plan.mdx'] ?? '');
    expect(await absence(outside)).toBe('the content root is in no git repository');
  });

  test('in a shallow clone', async () => {
    const shallow = join(folder, 'shallow');
    git('clone', '-q', '--depth', '1', `file://${root}`, shallow);
    expect(await absence(join(shallow, 'docs', 'plans of ours'))).toBe('this clone is shallow');
  });

  test('for plans that no commit holds', async () => {
    const loose = join(root, 'loose');
    mkdirSync(join(loose, 'plans/p'), { recursive: true });
    writeFileSync(join(loose, 'plans/p/plan.mdx'), SMALL['plans/p/plan.mdx'] ?? '');
    expect(await absence(loose)).toBe('no commit holds these plans');
  });
});

describe('the feed', () => {
  const read = (text: string): Document => new JSDOM(text, { contentType: 'application/xml' }).window.document;
  const texts = (of: Document | Element, name: string): string[] =>
    [...of.getElementsByTagName(name)].map((each) => each.textContent ?? '');

  test('has what Atom asks for, with dates of commits', async () => {
    const text = atomText(changelogFeed({ id: 'p', title: 'Shop & <more>' }, await told(), 'https://example.org/site'));
    const feed = read(text);
    expect(feed.documentElement.namespaceURI).toBe('http://www.w3.org/2005/Atom');
    expect(texts(feed, 'title')[0]).toBe('Shop & <more>: changelog');
    const links = [...feed.documentElement.children].filter(({ tagName }) => tagName === 'link');
    expect(links.map((link) => [link.getAttribute('rel'), link.getAttribute('href')])).toEqual([
      ['alternate', 'https://example.org/site/plans/p/changelog/'],
      ['self', 'https://example.org/site/plans/p/changelog.xml'],
    ]);
    const entries = [...feed.getElementsByTagName('entry')];
    expect(entries).toHaveLength(4);
    for (const entry of entries)
      for (const name of ['id', 'title', 'updated', 'author', 'link', 'content'])
        expect(entry.getElementsByTagName(name)).toHaveLength(1);
    expect(texts(feed, 'updated')[0]).toBe('2026-01-17T22:30:00Z');
    expect(new Set(texts(feed, 'id')).size).toBe(5);
    // The subject is text in HTML in XML.
    expect(new JSDOM(texts(feed, 'content')[1] ?? '').window.document.querySelector('p')?.textContent).toContain(
      'Raise <a> & "risk"',
    );
  });

  test('is the same each time it is written, and has links of its own where the site has no address', async () => {
    const write = async () => atomText(changelogFeed({ id: 'p', title: 'Shop' }, await told(join(folder, 'none'))));
    expect(await write()).toBe(await write());
    const [entry] = [...read(await write()).getElementsByTagName('entry')];
    expect(entry?.getElementsByTagName('link')[0]?.getAttribute('href')).toMatch(/^changelog\/#c-[0-9a-f]{12}$/);
  });

  test('is well-formed whatever stands in a commit', () => {
    const isCharacter = (char: string): boolean => {
      const code = char.codePointAt(0) ?? 0;
      return /[\t\n]/.test(char) || (code >= 0x20 && !(code >= 0xd800 && code < 0xe000) && code !== 0xfffe && code !== 0xffff);
    };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const element = read(`<a b="${xml(text)}">${xml(text)}</a>`).documentElement;
        // What XML cannot hold is replaced; line ends are one line feed, as XML reads them.
        const kept = [...text.replace(/\r\n?/g, '\n')].map((char) => (isCharacter(char) ? char : '\ufffd')).join('');
        expect(element.textContent).toBe(kept);
      }),
      { numRuns: 30 },
    );
    expect(() => read(`<a>${xml('\u0000\u001b\uffff\ud800 ]]> &amp; <')}</a>`)).not.toThrow();
  });

  test('ids are UUIDs that differ with their names', () => {
    expect(nameId('a', 'b')).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(nameId('a', 'b')).not.toBe(nameId('ab'));
  });
});
