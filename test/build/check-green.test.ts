import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { banyan, contentRoot } from '../cli/banyan.ts';

const PLAN = '---\ntitle: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\n---\n';
const diagram = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\``;

/** Bodies of pages that are unusual, and that authors write. Those with an error of `check` are left out of the build. */
const BODIES: Readonly<Record<string, string>> = {
  'a node image': diagram('flowchart LR\n  A@{ img: "https://x.example/a.png", label: "x" }\n  A --> B'),
  'subgraphs inside each other': diagram('flowchart LR\n subgraph a\n b\n end\n subgraph b\n a\n end\n a --> b'),
  'a state inside itself': diagram('stateDiagram-v2\n state a {\n state b {\n c --> a\n }\n }'),
  'a note for no state': diagram('stateDiagram-v2\n note right of zz : hi'),
  'a flow in a circle': diagram('sankey-beta\n\na,b,1\nb,a,1'),
  'a chart without data': diagram('xychart-beta\n x-axis [a, b]'),
  'a relation to nothing': diagram('C4Context\n Person(a, "A")\n Rel(a, nope, "x")'),
  'a requirement for nothing': diagram('requirementDiagram\n element b {\n type: x\n }\n b - satisfies -> nope'),
  'a coloured box': diagram('sequenceDiagram\n box red\n participant A\n end\n A->>A: x'),
  'names of every object': diagram('flowchart LR\n constructor --> toString\n __proto__ --> valueOf'),
  'an empty diagram of each kind': ['pie', 'gantt', 'erDiagram', 'mindmap', 'timeline', 'journey', 'gitGraph']
    .map(diagram)
    .join('\n\n'),
  'settings that make no sense': diagram(
    '%%{init: {"flowchart": {"nodeSpacing": "x", "curve": "nope"}}}%%\nflowchart LR\n a --> b',
  ),
  'no date format': diagram('gantt\n dateFormat nope\n section A\n x :a, 2020, 3d'),
  'a tick of nothing': diagram('gantt\n dateFormat YYYY-MM-DD\n tickInterval 0day\n section A\n x :a, 2020-01-01, 3d'),
  'an address that ends too early': '[a](%E0%A4%A)',
  'an address with a half character': '[a](how%E0.mdx)',
  'a missing picture': '![a](nope.png)',
  'a link above the root': '[a](../../../../../x.mdx)',
  'an address without a host': '[a](https://)',
  'an address in brackets': '[a](http://[)',
  'a port that is none': '[a](http://a:99999999/)',
  'an anchor with percent': '[a](#%E0%A4%A)',
  'a query alone': '[a](?x)',
  'two slashes': '[a](//x.example)',
  'a definition of nothing': '[a][b]\n\n[b]: <>',
  'a footnote of itself': 'a[^1]\n\n[^1]: b[^1]',
  'footnotes in a circle': 'a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]',
  'names of footnotes': 'a[^constructor] b[^__proto__]\n\n[^constructor]: c\n\n[^__proto__]: d',
  'headings alike': '## constructor\n\n## constructor\n\n## __proto__\n\n## %E0',
  'a list in a quote in a list': '- > - a\n  >   > b\n- [ ] c (id: constructor)',
  'a table that is wide': `| ${'a | '.repeat(200)}\n| ${'- | '.repeat(200)}\n| ${'b | '.repeat(200)}`,
  'code in no language': '```constructor\nx\n```\n\n```__proto__\ny\n```\n\n```"><script>\nz\n```',
  'entities beyond the table': '&#x110000; &#0; &nope; &#xD800;',
  'details without a summary': '<Details>\n\na\n\n</Details>',
  'a component that nobody knows': '<Nope />',
  'every component': '<Phases /> <Risks />\n\n<Phases />\n\n<Risks />',
  'a wordless heading': '##\n\n## **\n\n### `` ` ``',
};

/** The same for fields: a file of the plan, and its frontmatter. */
const FIELDS: Readonly<Record<string, readonly [file: string, fields: string]>> = {
  'the unit constructor': ['metrics', 'metrics:\n  - { name: Latency, target: "< 5 constructor", baseline: 9 toString }'],
  'an amount without end': ['metrics', `metrics:\n  - { name: Latency, target: "< ${'9'.repeat(400)} ms" }`],
  'a repository in brackets': [
    'plan',
    'title: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\nrepository: "https://[bad"',
  ],
  'a service at no address': ['environment', 'services:\n  - { name: web, url: "http://[", ports: ["99999:1"] }'],
  'a path of percent': ['endpoints/api', 'title: API\nmappings:\n  - { from: "GET /%E0/{constructor}", to: "GET /__proto__" }'],
  'a date at the end of time': ['phases/1-a', 'title: A\nstatus: planned\nstart: 9999-12-31\nduration: 900w'],
  'a length of nothing': ['phases/1-a', 'title: A\nstatus: planned\nduration: 0d'],
  'an image of no name': ['environment', 'services:\n  - { name: constructor, image: ":::" }'],
  'a risk of itself': ['risks', 'risks:\n  - { id: constructor, title: "%E0", affects: [risks/constructor] }'],
  'a sealed audience that is listed': [
    'plan',
    'title: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\naudiences: [{ id: a, listed: true }]',
  ],
  'an open audience with a passphrase': [
    'plan',
    'title: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\naudiences: [{ id: a, mode: open, passphrase: BANYAN_A }]',
  ],
  'an open audience with recipients': [
    'plan',
    'title: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\naudiences: [{ id: a, mode: open, recipients: [b] }]',
  ],
  'a weak key': [
    'plan',
    'title: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\naudiences: [{ id: a, listed: true, demonstrationKey: secret }]',
  ],
  'an audience of every object': [
    'plan',
    'title: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\naudiences: [{ id: constructor, sees: [status], only: [__proto__/x], pages: [toString], mode: open, listed: true }]',
  ],
};

const slug = (name: string): string => name.replace(/[^a-z]+/g, '-');
const PORTFOLIO = '---\ntitle: All\nshares: beside-site\nurl: https://plans.example.com/\n---\n';

/** A plan for each case, so that an error of one says nothing of another. */
const CASES = new Map<string, Readonly<Record<string, string>>>([
  ...Object.entries(BODIES).map(([name, body]): [string, Record<string, string>] => {
    const at = `plans/${slug(name)}`;
    return [name, { [`${at}/plan.mdx`]: PLAN, [`${at}/pages/how.mdx`]: `---\ntitle: How\n---\n\n${body}\n` }];
  }),
  ...Object.entries(FIELDS).map(([name, [file, fields]]): [string, Record<string, string>] => {
    const at = `plans/${slug(name)}`;
    return [name, { [`${at}/plan.mdx`]: PLAN, [`${at}/${file}.mdx`]: `---\n${fields}\n---\n` }];
  }),
]);

interface Report {
  findings: { severity: string; rule: string; place: { file: string } }[];
}

function errorsIn(root: string): Report['findings'] {
  const { out } = banyan(['check', '--content', root, '--as-of', '2026-02-10', '--format', 'json', '--fail-on', 'never']);
  return (JSON.parse(out) as Report).findings.filter(({ severity }) => severity === 'error');
}

test('what check has no error for is built, with a page for each plan', () => {
  const root = contentRoot({ 'portfolio.mdx': PORTFOLIO, ...Object.assign({}, ...CASES.values()) });
  const red = new Set(errorsIn(root).map(({ place }) => place.file.split('/')[1]));
  const green = [...CASES].filter(([name]) => !red.has(slug(name)));
  expect(green.length).toBeGreaterThan(CASES.size / 2);
  const harmless = contentRoot({ 'portfolio.mdx': PORTFOLIO, ...Object.assign({}, ...green.map(([, files]) => files)) });
  const out = join(mkdtempSync(join(tmpdir(), 'banyan-green-')), 'out');
  const env = { BANYAN_SHARE_SECRET: 'ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA=', BANYAN_A: 'four words are enough' };
  const built = banyan(['build', '--content', harmless, '--as-of', '2026-02-10', '--out', out], { env });
  expect([built.code, built.err.replace(/^(?!banyan).*\n/gm, '')]).toEqual([0, expect.not.stringContaining('internal error')]);
  expect(built.err).toContain(
    'a-flow-in-a-circle/pages/how.mdx:6: the diagram cannot be drawn, so its text is shown: circular link.',
  );
  expect(readFileSync(join(out, 'plans/a-flow-in-a-circle/pages/how/index.html'), 'utf8')).toContain(
    '>sankey-beta\n\na,b,1\nb,a,1</code>',
  );
  for (const [name, files] of green) {
    expect([name, existsSync(join(out, 'plans', slug(name), 'index.html'))]).toEqual([name, true]);
    if (Object.keys(files).some((file) => file.endsWith('how.mdx')))
      expect(readFileSync(join(out, 'plans', slug(name), 'pages/how/index.html'), 'utf8')).toContain('</main>');
  }
});

test.each(['[a](nope.mdx)', '[a](%E0%A4%A)', '![a](nope.png)', '![a](a%E0.png)', '[a](../x.mdx)'])(
  'a portfolio with %s is an error of check at its place, or is built',
  (body) => {
    const root = contentRoot({ 'portfolio.mdx': `${PORTFOLIO}\n${body}\n`, 'plans/p/plan.mdx': PLAN });
    const errors = errorsIn(root);
    const { code, err } = banyan([
      'build',
      '--content',
      root,
      '--out',
      join(mkdtempSync(join(tmpdir(), 'banyan-green-')), 'out'),
    ]);
    expect([code, err.includes('internal error')]).toEqual([errors.length > 0 ? 1 : 0, false]);
  },
);
