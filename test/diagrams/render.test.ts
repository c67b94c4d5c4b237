import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRenderer, type Renderer } from '../../src/diagrams/render.ts';
import { samples } from './samples.ts';

const SLOW = 400_000;

const open: Renderer[] = [];
async function freshRenderer(cacheDir?: string): Promise<Renderer> {
  const renderer = createRenderer({ cacheDir: cacheDir ?? (await mkdtemp(join(tmpdir(), 'banyan-diagrams-'))) });
  open.push(renderer);
  return renderer;
}
afterAll(() => Promise.all(open.map((renderer) => renderer.close())));

async function drawAll(names: Iterable<string>): Promise<Map<string, string>> {
  const renderer = await freshRenderer();
  const drawings = new Map<string, string>();
  for (const name of names) {
    const { svg } = await renderer.render(samples.get(name) ?? '', { idPrefix: 'd' });
    drawings.set(name, svg);
  }
  return drawings;
}

describe('every type', () => {
  let first: Map<string, string>;
  let reversed: Map<string, string>;
  beforeAll(async () => {
    first = await drawAll(samples.keys());
    reversed = await drawAll([...samples.keys()].reverse());
  }, SLOW);

  test.each([...samples.keys()])('%s has the same bytes in whatever order it is drawn', (name) => {
    expect(reversed.get(name)).toBe(first.get(name));
  });

  test.each([...samples.keys()])('%s is well made', (name) => {
    const svg = first.get(name) ?? '';
    expect(svg).toMatch(/^<svg id="d" /);
    expect(svg).toMatch(/role="img"/);
    expect(svg).toMatch(/aria-labelledby="(d-\d+) (d-\d+)"[^>]*><title id="\1">[^<]+<\/title><desc id="\2">[^<]+<\/desc>/);
    expect(svg).toMatch(/prefers-color-scheme:dark/);
    expect(svg.match(/NaN|undefined|<script|\son\w+=|https?:\/\/(?!www\.w3\.org)|\uFDD0/g)).toBeNull();
    const ids = Array.from(svg.matchAll(/\sid="([^"]*)"/g), ([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const missing = Array.from(svg.matchAll(/url\(#([^)]*)\)|href="#([^"]*)"/g), ([, url, href]) => url ?? href);
    expect(missing.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test.each([
  ['flowchart LR\n a["#quot;x#quot; #9829; #amp; y &lt;T&gt;"] --> b', '"x" ♥ & y <T>'],
  ['classDiagram\n class A["say #quot;q#quot;"]', 'say "q"'],
  ['stateDiagram-v2\n s1 : say #quot;q#quot;', 'say "q"'],
  ['sequenceDiagram\n A->>B: I #9829; you', 'I ♥ you'],
])('entity codes are read: %s', async (source, words) => {
  const { svg } = await (await freshRenderer()).render(source, { idPrefix: 'd' });
  const { document } = new JSDOM(svg).window;
  expect(document.querySelector('desc')?.textContent).toContain(words);
  expect(document.querySelector('svg')?.textContent).not.toMatch(/&#?\w+;/);
});

test('two drawings on a page share no id', async () => {
  const renderer = await freshRenderer();
  const source = samples.get('sequence') ?? '';
  const [one, other] = [
    await renderer.render(source, { idPrefix: 'diagram-1' }),
    await renderer.render(source, { idPrefix: 'diagram-2' }),
  ];
  expect(other.svg).toBe(one.svg.replaceAll('diagram-1', 'diagram-2'));
});

test('accTitle and accDescr name the drawing', async () => {
  const renderer = await freshRenderer();
  const { title, description } = await renderer.render(samples.get('flowchart') ?? '', { idPrefix: 'd' });
  expect([title, description]).toEqual([
    'How a request reaches the new service',
    'The gateway sends reads to the new service and keeps writes on the old one.',
  ]);
});

test('without them its title or its labels do', async () => {
  const renderer = await freshRenderer();
  const titleOf = async (source: string): Promise<string> => (await renderer.render(source, { idPrefix: 'd' })).title;
  expect([
    await titleOf(samples.get('gantt') ?? ''),
    await titleOf('---\ntitle: "How we build"\n---\nflowchart LR\n  A --> B\n'),
    await titleOf('flowchart LR\n  A[Old] -->|then| B[New]\n'),
  ]).toEqual(['Gantt chart: Migration plan', 'Flowchart: How we build', 'Flowchart: Old, New, then']);
});

test('a drawing with links is a group, so that they can be reached', async () => {
  const renderer = await freshRenderer();
  const source = 'flowchart LR\n  A --> B\n  click A href "https://example.org/a" "More"\n';
  const { svg } = await renderer.render(source, { idPrefix: 'd' });
  expect(svg).toMatch(/role="group".*<a [^>]*href="https:\/\/example\.org\/a"/s);
});

test('an author cannot bring in scripts, HTML labels, or a theme that breaks the dark side', async () => {
  const renderer = await freshRenderer();
  const config = '{"securityLevel":"loose","htmlLabels":true,"theme":"forest","fontFamily":"serif"}';
  const plain = 'flowchart LR\n  A["<img src=x onerror=alert(1)>"] --> B\n  click B href "javascript:alert(1)"\n';
  const { svg } = await renderer.render(`%%{init: ${config}}%%\n${plain}`, { idPrefix: 'd' });
  expect(svg).not.toMatch(/<img|<script|javascript:|foreignObject|serif;serif/i);
  expect(svg).toBe((await renderer.render(plain, { idPrefix: 'd' })).svg);
});

test.each([
  ['', { kind: 'empty', line: 1, column: 1, message: 'The diagram is empty.' }],
  ['\n%% only words\n', { kind: 'empty', line: 1, column: 1, message: 'The diagram is empty.' }],
  [
    'flowchrt LR\n  A --> B\n',
    { kind: 'unknown-type', line: 1, column: 1, message: '"flowchrt" is no diagram type. Did you mean "flowchart"?' },
  ],
  ['pie\n  "A" : 1\n  "B" 2\n', { kind: 'syntax', line: 3, column: 7, message: 'Unexpected "2", expected ":".' }],
  [
    'gantt\n  dateFormat YYYY-MM-DD\n  Move :2026-99-99, 2d\n',
    { kind: 'drawing', line: 3, column: 9, message: 'Invalid date:2026-99-99.' },
  ],
])('%j cannot be drawn', async (source, problem) => {
  const renderer = await freshRenderer();
  await expect(renderer.render(source, { idPrefix: 'd' })).rejects.toMatchObject({ name: 'DiagramError', ...problem });
  // The one after it can.
  await expect(renderer.render('pie\n  "A" : 1\n', { idPrefix: 'd' })).resolves.toHaveProperty('title', 'Pie chart: A');
});

test('a node named as a property of every object changes no other drawing', async () => {
  const renderer = await freshRenderer();
  const after = 'sequenceDiagram\n  A->>B: hi\n';
  const hostile = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'].flatMap((name) => [
    `flowchart LR\n  ${name} --> b\n  subgraph ${name}2\n    x --> ${name}\n  end\n`,
    `classDiagram\n  class ${name}\n  ${name} <|-- B\n`,
    `stateDiagram-v2\n  [*] --> ${name}\n`,
    `erDiagram\n  ${name} ||--o{ B : has\n`,
    `sequenceDiagram\n  ${name}->>B: hi\n`,
  ]);
  for (const source of hostile) await renderer.render(source, { idPrefix: 'd' }).catch(() => undefined);
  const { svg } = await renderer.render(after, { idPrefix: 'd' });
  expect(svg).toBe((await (await freshRenderer()).render(after, { idPrefix: 'd' })).svg);
});

test('a drawing that does not end is given up, and those that wait for it are drawn', async () => {
  const renderer = createRenderer({ cacheDir: await mkdtemp(join(tmpdir(), 'banyan-diagrams-')), patience: 25_000 });
  open.push(renderer);
  const endless = renderer.render('packet-beta\n  0-10000000: "a"\n', { idPrefix: 'd' });
  const waits = renderer.render('pie\n  "A" : 1\n', { idPrefix: 'd' });
  await expect(endless).rejects.toMatchObject({ name: 'DiagramError', message: 'Drawing it takes longer than 25 s.' });
  await expect(waits).resolves.toHaveProperty('title', 'Pie chart: A');
});

test('a prefix that is no id is refused', async () => {
  const renderer = await freshRenderer();
  await expect(renderer.render('pie', { idPrefix: '1"><script>' })).rejects.toThrow(
    'idPrefix "1"><script>" must be a letter followed by letters, digits, "-" or "_"',
  );
});

describe('the cache', () => {
  const source = 'pie\n  "A" : 1\n';

  test('draws a source once, also for two who ask at the same time', async () => {
    const renderer = await freshRenderer();
    const [one, other] = await Promise.all([1, 2].map((n) => renderer.render(source, { idPrefix: `d${n}` })));
    expect(other?.svg).toBe(one?.svg.replaceAll('d1', 'd2'));
  });

  test('serves the next build without a worker', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'banyan-diagrams-'));
    const first = await (await freshRenderer(cacheDir)).render(source, { idPrefix: 'd' });
    const next = await freshRenderer(cacheDir);
    expect([await next.render(source, { idPrefix: 'd' }), next.pages]).toEqual([first, 0]);
  });

  test('draws anew what was spoilt', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'banyan-diagrams-'));
    const first = await (await freshRenderer(cacheDir)).render(source, { idPrefix: 'd' });
    for (const file of await readdir(join(cacheDir, 'drawings'))) await writeFile(join(cacheDir, 'drawings', file), 'spoilt');
    const next = await freshRenderer(cacheDir);
    expect([await next.render(source, { idPrefix: 'd' }), next.pages]).toEqual([first, 1]);
    const last = await freshRenderer(cacheDir);
    expect([await last.render(source, { idPrefix: 'd' }), last.pages]).toEqual([first, 0]);
  });
});

test(
  '200 drawings take four pages, each left behind before it grows',
  async () => {
    const renderer = await freshRenderer();
    for (let n = 1; n <= 200; n += 1) await renderer.render(`pie\n  "A" : ${n}\n`, { idPrefix: 'd' });
    expect(renderer.pages).toBe(4);
  },
  SLOW,
);
