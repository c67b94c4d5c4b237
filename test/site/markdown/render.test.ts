import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definitionsOf, parseMarkdown } from '../../../src/reader/markdown.ts';
import { renderBody } from '../../../src/site/markdown/render.ts';
import { readPlan } from '../../reader/read.ts';

const FENCE = '---\ntitle: A\n---\n';

async function rendered(body: string, base = ''): Promise<string> {
  const { files } = await readPlan({ 'pages/a.mdx': FENCE + body });
  const file = files.get('plans/p/pages/a.mdx');
  if (!file) throw new Error('the page was not read');
  return (await renderBody(parseMarkdown(body), file.document, { base })).html;
}

/** Addresses that run code, hide data or load from another host where they stand in a picture. */
const CODE = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'vbscript:x',
  'data:text/html,x',
  'file:///etc/passwd',
  'blob:x',
  'java&Tab;script:x',
];
const REMOTE = ['https://other.example/t.png', '//other.example/t.png', '/\\other.example/t.png'];

/** Every way to write an address in Markdown. */
const FORMS: readonly [string, (url: string) => string][] = [
  ['inline', (url) => `[click](<${url}>)`],
  ['full reference', (url) => `[click][z]\n\n[z]: <${url}>`],
  ['collapsed reference', (url) => `[z][]\n\n[z]: <${url}>`],
  ['shortcut reference', (url) => `[z]\n\n[z]: <${url}>`],
  ['autolink', (url) => `<${url}>`],
  ['footnote', (url) => `a[^1]\n\n[^1]: see [click](<${url}>) and [z]\n\n[z]: <${url}>`],
  ['image', (url) => `![t](<${url}>)`],
  ['image by full reference', (url) => `![t][z]\n\n[z]: <${url}>`],
  ['image by collapsed reference', (url) => `![z][]\n\n[z]: <${url}>`],
  ['image by shortcut reference', (url) => `![z]\n\n[z]: <${url}>`],
  ['table', (url) => `| a |\n|---|\n| [z] ![z] |\n\n[z]: <${url}>`],
  ['quote in a list', (url) => `- > [z] ![z]\n\n[z]: <${url}>`],
];

describe.each(FORMS)('%s', (_, written) => {
  test.each(CODE)('an address %s is not in the page', async (url) => {
    const html = await rendered(written(url));
    const scheme = url.replace(/&Tab;/g, '\t').split(':')[0] ?? '';
    expect(addresses(html).filter((each) => each.toLowerCase().includes(scheme.toLowerCase()))).toEqual([]);
    expect(addresses(html).every((each) => /^(#|\/|[\w.-]+$)/.test(each))).toBe(true);
  });
  test.each(REMOTE)('a picture from %s is not in the page', async (url) => {
    expect(await rendered(written(url))).not.toContain('<img');
  });
});

const addresses = (html: string): string[] => [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, url = '']) => url);

describe('references', () => {
  test('lead where inline links lead', async () => {
    expect(await rendered('[the risks][r], ![a plan][p]\n\n[r]: ../risks.mdx#x\n[p]: plan.png', '/docs')).toBe(
      '<p><a href="/docs/plans/p/risks/#x">the risks</a>, <img src="/docs/files/plans/p/pages/plan.png" alt="a plan" loading="lazy"></p>',
    );
  });
  test('the first definition holds', () => {
    expect(definitionsOf(parseMarkdown('[a]: /one\n[a]: /two')).get('a')?.url).toBe('/one');
  });
});

test('a node that no handler knows is left out, and what a parser attaches has no effect', async () => {
  const { files } = await readPlan({ 'pages/a.mdx': `${FENCE}x` });
  const document = files.get('plans/p/pages/a.mdx')?.document;
  if (!document) throw new Error('the page was not read');
  const paragraph = {
    type: 'paragraph',
    data: { hName: 'script', hProperties: { onClick: 'x' } },
    children: [{ type: 'text', value: 'x' }],
  };
  const tree = { type: 'root', children: [{ type: 'mdxFlowExpression', value: 'process.exit()' }, paragraph] } as never;
  expect((await renderBody(tree, document, { base: '' })).html).toBe('<p>x</p>');
});

test('whatever a body says, its HTML has only known elements, no handlers and no unsafe address', async () => {
  const piece = fc.constantFrom(
    ...[
      '[',
      ']',
      '(',
      ')',
      '!',
      '<',
      '>',
      '"',
      "'",
      '\n',
      '\n\n',
      '- ',
      '> ',
      '# ',
      '`',
      '```',
      '|',
      '[^1]',
      '[^1]: ',
      '[z]',
      '[z]: ',
    ],
    ...[
      'javascript:alert(1)',
      'onerror=alert(1)',
      '<img src=x>',
      '<script>',
      '<Callout>',
      '</Callout>',
      'a',
      '&#106;avascript:x',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const html = await rendered(pieces.join(''));
      expect(html).not.toMatch(/<(?:script|iframe|object|embed|base|link|style|svg|form)\b/i);
      expect(html).not.toMatch(/<[^>]*\son\w+=/i);
      expect(addresses(html).some((each) => /^\s*(?:javascript|data|vbscript):/i.test(each))).toBe(false);
    }),
    { numRuns: 300 },
  );
});
