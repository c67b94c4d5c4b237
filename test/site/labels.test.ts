import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LABELS } from '../../src/site/labels/index.ts';
import { wordsIn } from './words-in-source.ts';

const SRC = new URL('../../src/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, SRC), 'utf8');

/** Sources of what is shown, by their path in `src`; the labels themselves are left out. */
const FILES = ['components', 'layouts', 'pages', 'scripts', 'site'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, SRC), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(?:astro|ts)$/.test(file) && !file.startsWith('site/labels/')),
);

/** Words that may stand where they are, and why. */
const ALLOWED: Readonly<Record<string, { why: string; texts: readonly string[] }>> = {
  'components/RowLink.astro': { why: 'as repositories write lines in addresses: L37', texts: ['L'] },
  'components/endpoints/Headers.astro': { why: 'names of products', texts: ['Envoy', 'Express 5'] },
  'pages/plans/[plan]/timeline.astro': { why: 'taken off words of the schedule', texts: ['late by'] },
  'scripts/search-lanes.ts': { why: 'a failure of the program itself', texts: ['a worker could not be started'] },
  'scripts/since-seen.ts': { why: 'a key of the storage of a browser', texts: ['seen …'] },
  'site/atom.ts': { why: 'the name of the product', texts: ['<generator>Banyan</generator>'] },
  'site/calendar.ts': { why: 'the PRODID of the file', texts: ['Banyan', 'Migration plans'] },
  'site/markdown/document.ts': {
    why: 'a message to whoever builds the site',
    texts: ['banyan: …: the diagram cannot be drawn, so its text is shown: …'],
  },
  'site/views/changelog.ts': {
    why: 'what identifiers are made of',
    texts: ['banyan portfolio changelog', 'banyan changelog', 'banyan commit'],
  },
  'site/views/due.ts': { why: 'a value; AgendaTable has its word', texts: ['rollout step'] },
  'site/views/endpoint-rows.ts': {
    why: 'a value beside the stages and effects; its word is common.notStated',
    texts: ['not stated'],
  },
  'site/views/field-docs.ts': {
    why: 'headings of the page of values in the guide, which fields link to',
    texts: [
      ...[
        'Text',
        'Id',
        'True or false',
        'Number',
        'Address',
        'Quantity',
        'Duration',
        'Elapsed',
        'Lag',
        'Effort',
        'Period',
        'Date',
      ],
      ...['Share', 'Colour', 'Version', 'Product', 'Operation', 'Level', 'Evidence', 'Condition', 'Actual'],
    ],
  },
  'site/views/next.ts': { why: 'a value; plan.kinds has its word', texts: ['exit criterion'] },
  'site/views/risk-matrix.ts': { why: 'a value beside the bands; risks.bands has its word', texts: ['not stated'] },
};

/** Names of the labels of an object with their values, at any depth. */
const entries = (object: object, path = ''): (readonly [path: string, value: unknown])[] =>
  Object.entries(object).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? entries(value, `${path}${key}.`)
      : [[`${path}${key}`, value] as const],
  );

describe('the words of the site', () => {
  test('a scan finds text, attributes, what expressions come to, and sentences anywhere', () => {
    const page = String.raw`---
import X from './x.astro';
const lead = \`Since \${tag}\`;
if (kind === 'Old one') throw new Error('not so bad');
---
<p class="quiet note" title="A title">Some text <code>plan.mdx</code> {late ? 'late' : <b>{\`\${n} days\`}</b>}</p>
<X {row} label={none ?? 'nothing'} data-h="Owner" href="/x y/" /><script>const a = "Not here";</script>`.replaceAll('\\', '');
    expect(wordsIn('page.astro', page).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'string: Since …',
      'attribute: A title',
      'text: Some text',
      'shown: late',
      'shown: … days',
      'attribute: nothing',
      'attribute: Owner',
    ]);
    expect(() => wordsIn('page.astro', '---\n---\n<Value of={row} of="note" />\n')).toThrow('gives of twice');
    expect(wordsIn('view.ts', "export const note = (n: number) => (n > 1 ? 'all of them' : 'one');")).toHaveLength(1);
  });

  test('are in src/site/labels, not in pages, components, views and scripts', () => {
    expect(FILES.length).toBeGreaterThan(200);
    const faults = FILES.flatMap((file) =>
      wordsIn(file, read(file))
        .filter(({ text }) => !ALLOWED[file]?.texts.includes(text))
        .map(({ text }) => `${file}: "${text}" belongs in src/site/labels`),
    );
    expect(faults).toEqual([]);
  });

  test('what is allowed elsewhere is there', () => {
    const gone = Object.entries(ALLOWED).flatMap(([file, { texts }]) => {
      const there = new Set(wordsIn(file, read(file)).map(({ text }) => text));
      return texts.filter((text) => !there.has(text)).map((text) => `${file}: ${text}`);
    });
    expect(gone).toEqual([]);
  });

  test('are strings, lists of strings, or functions', () => {
    const odd = entries(LABELS).filter(
      ([, value]) => typeof value !== 'string' && typeof value !== 'function' && !Array.isArray(value),
    );
    expect(odd).toEqual([]);
  });

  test('each is used', () => {
    const { scripts, values: _, terms: __, ...groups } = LABELS;
    const used = FILES.map(read).join('\n');
    const labels = readdirSync(new URL('site/labels/', SRC), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(`site/labels/${file}`))
      .join('\n');
    const unused = [
      ...Object.entries(groups).flatMap(([group, own]) =>
        Object.keys(own).flatMap((key) => (new RegExp(`LABELS\\.${group}\\.${key}\\b`).test(used) ? [] : [`${group}.${key}`])),
      ),
      ...Object.entries(scripts).flatMap(([group, own]) =>
        Object.keys(own).flatMap((key) =>
          new RegExp(`\\b[A-Z_]+\\.${key}\\b`).test(`${used}${labels}`) ? [] : [`scripts.${group}.${key}`],
        ),
      ),
    ];
    expect(unused).toEqual([]);
  });
});
