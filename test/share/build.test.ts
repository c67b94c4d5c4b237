import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { MARKER } from '../../src/build/output-folder.ts';
import { sealedBytes } from '../../src/share/seal/sealed-page.ts';
import { unseal } from '../../src/share/seal/unseal.ts';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { AS_OF, buildable, Words } from './everything.ts';

const ENV = {
  BANYAN_SHARE_SECRET: 'ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA=',
  BANYAN_VENDOR: 'four words are enough',
  CI: '',
};
const AUDIENCES = `audiences:
  - { id: nobody, title: Nobody, mode: open }
  - { id: public, title: Everybody, sees: [status, timeline, milestones], mode: open, message: Good morning }
  - { id: board, title: The board, sees: [status, risks, decisions], recipients: [ana, bo] }
  - { id: reader, title: A reader, pages: [alpha], mode: open }
  - { id: vendor, title: The vendor, sees: [endpoints, environment, quality], passphrase: BANYAN_VENDOR }
`;
const words = new Words();
const root = contentRoot(buildable(words, AUDIENCES));
const folder = (): string => join(mkdtempSync(join(tmpdir(), 'banyan-canaries-')), 'out');
const run = (args: string[], content = root, env: Record<string, string> = ENV) => {
  const done = banyan([...args, '--content', content, '--as-of', AS_OF], { env });
  if (done.code !== 0) throw new Error(done.out + done.err);
  return done;
};

/** Every file of a folder by its path, unpacked where it is packed. */
function tree(out: string): Map<string, string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path);
      return [relative(out, path), (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('latin1')];
    }),
  );
}

const [out, without, unasked] = [folder(), folder(), folder()];
let site: Map<string, string>;
let shares: Map<string, string>;
/** The pages of the audiences as they are read: the sealed ones opened by the link that `share list` prints. */
const read = new Map<string, string>();
let links: string;

beforeAll(async () => {
  run(['build', '--out', out]);
  const all = [...tree(out)];
  site = new Map(all.filter(([file]) => !file.startsWith('s/')));
  shares = new Map(all.filter(([file]) => file.startsWith('s/')));
  links = run(['share', 'list']).out;
  for (const [, audience = '', printed = ''] of links.matchAll(/^p (\w+): .*\n((?: {2}.*\n)+)/gm)) {
    for (const [, file = '', key] of printed.matchAll(/(s\/[^#\s]+)(?:#(\S+))?/g)) {
      const page = shares.get(file) ?? '';
      const bytes = sealedBytes(page);
      const opened = bytes && key && (await unseal(bytes, key, audience === 'vendor' ? ENV.BANYAN_VENDOR : undefined));
      const text = bytes ? (opened ? opened.page : 'not opened') : page;
      // Every recipient reads the same page.
      expect(read.get(audience) ?? text).toBe(text);
      read.set(audience, text);
    }
  }
});

/** What stands in every page: the plan's title and version. */
const COMMON = ['plan.document.version', 'plan.title'];

describe('canaries in every field, body, diagram, remark and file name', () => {
  test('stand on the site of the team, so that they can be found', () => {
    const inSite = new Set(words.in([...site].flat().join('\n')));
    for (const field of [
      'risks.risks.mitigation',
      'risks.body',
      'phase.task',
      'page.diagram',
      'file pages/',
      'endpoints.mappings.note',
    ])
      expect([field, inSite.has(field)]).toEqual([field, true]);
  });

  test('stand in no share before it is opened', () => {
    expect(shares.size).toBe(5);
    for (const [file, text] of shares) {
      expect(words.in(file)).toEqual([]);
      if (/^s\/[0-9a-f]{32}\.html$/.test(file)) expect(words.in(text)).toEqual([]);
    }
  });

  test.each<[string, string[]]>([
    ['nobody', []],
    ['public', ['plan.from.system', 'plan.to.system', 'phase.title']],
    [
      'board',
      [
        'plan.from.system',
        'plan.to.system',
        'risks.risks.title',
        'risks.risks.mitigation',
        'decisions.decisions.title',
        'decision.title',
      ],
    ],
    ['reader', ['page.title', 'page.body', 'page.task', 'page.task.owner', 'page.diagram']],
    ['vendor', ['environment.services.name', 'quality.suites.kind', 'quality.suites.covers']],
  ])('%s reads the fields that it was given, and no other', (audience, fields) => {
    expect(words.in(read.get(audience) ?? '').sort()).toEqual([...COMMON, ...fields].sort());
  });

  test('shares hold no remark, no source map and no address', () => {
    for (const page of read.values()) expect(page.match(/<!--|sourceMappingURL|https?:\/\/|\/\*/g)).toBeNull();
  });
});

describe('the site beside its shares', () => {
  test('leads to none of them, in no page, search index, calendar or schema', () => {
    const kinds = new Set([...site.keys()].map((file) => file.split('.').at(-1)));
    for (const kind of ['html', 'ics', 'js', 'json', 'pf_fragment', 'pf_index', 'pf_meta'])
      expect([kind, kinds.has(kind)]).toEqual([kind, true]);
    // The fragments were unpacked: their words can be read.
    expect([...site].some(([file, text]) => file.endsWith('.pf_fragment') && words.in(text).length > 0)).toBe(true);
    const names = [...shares.keys()].flatMap((file) => [file, file.replace(/.*\//, '')]);
    const keys = links.match(/#\S+/g) ?? [];
    expect([names.length, keys.length]).toEqual([10, 3]);
    const hidden = [...names, ...keys, ENV.BANYAN_SHARE_SECRET, ENV.BANYAN_VENDOR];
    const told = [...site].flatMap(([file, text]) =>
      hidden.filter((each) => text.includes(each)).map((each) => `${file}: ${each}`),
    );
    expect(told).toEqual([]);
    // Only the overview of the plan names audiences, and none of their recipients.
    expect([...site].filter(([, text]) => text.includes('The vendor')).map(([file]) => file)).toEqual(['plans/p/index.html']);
    expect(site.get('plans/p/index.html')).not.toMatch(/\b(?:ana|bo)\b/);
  });

  test('has no source maps', () => {
    expect(
      [...site].filter(([file, text]) => file.endsWith('.map') || /[#@] ?sourceMappingURL=/.test(text)).map(([file]) => file),
    ).toEqual([]);
  });

  test('is the same, byte by byte, without the secret', () => {
    const open = ['s/p/nobody.html', 's/p/public.html', 's/p/reader.html'];
    run(['build', '--out', without], root, { ...ENV, BANYAN_SHARE_SECRET: '' });
    const other = tree(without);
    expect([...other.keys()].filter((file) => file.startsWith('s/')).sort()).toEqual(open);
    for (const file of open) expect(other.get(file) === shares.get(file)).toBe(true);
    expect(different(other)).toEqual([]);
  });

  test('is the same, byte by byte, without audiences, but for the list of audiences on the overview', () => {
    const plan = join(root, 'plans/p/plan.mdx');
    const stated = readFileSync(plan, 'utf8');
    // As many lines of remarks in their place: findings tell lines.
    writeFileSync(plan, stated.replace(AUDIENCES, AUDIENCES.replace(/^.+$/gm, '#')));
    run(['build', '--out', unasked]);
    writeFileSync(plan, stated);
    const other = tree(unasked);
    expect([...other.keys()].filter((file) => file.startsWith('s/'))).toEqual([]);
    expect(different(other)).toEqual(['plans/p/index.html']);
    const page = site.get('plans/p/index.html') ?? '';
    expect(page.replace(/<section aria-labelledby="s-shares".*?<\/section>/s, '').replace(/\s+/g, '')).toBe(
      (other.get('plans/p/index.html') ?? '').replace(/\s+/g, ''),
    );
  });
});

/** Files of the site that another build of it has otherwise, or not at all. */
const different = (other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...site.keys(), ...other.keys()])].filter((file) => !file.startsWith('s/') && site.get(file) !== other.get(file));

test('--only shares writes shares, and what a host of theirs needs', () => {
  const alone = folder();
  run(['build', '--only', 'shares', '--out', alone]);
  const host = [MARKER, '_headers', 'robots.txt', '404.html'];
  expect([...tree(alone).keys()].sort()).toEqual([...shares.keys(), ...host].sort());
});

test('a page that names the page of another audience stops the build, and the site stays as it was', () => {
  const plan = join(root, 'plans/p/plan.mdx');
  const stated = readFileSync(plan, 'utf8');
  writeFileSync(plan, stated.replace('message: Good morning', 'message: see s/p/nobody.html'));
  const alone = folder();
  const done = banyan(['build', '--only', 'shares', '--content', root, '--as-of', AS_OF, '--out', alone], { env: ENV });
  writeFileSync(plan, stated);
  expect(done.code).toBe(2);
  expect(done.err).toContain('the page of an audience names the page of another');
  expect(existsSync(alone)).toBe(false);
});
