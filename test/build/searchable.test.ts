import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchable } from '../../src/build/output/searchable.ts';

const page = (main: string, head = ''): string =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body><nav>Menu</nav><main id="_main"><div data-pagefind-body>${main}</div></main><footer>Foot</footer></body></html>`;
const mainOf = (html: string): string =>
  /<div data-pagefind-body>([\s\S]*)<\/div><\/main>/.exec(searchable(html) ?? '')?.[1] ?? '';

describe('what search is given of a page', () => {
  test('is nothing of a page that is not marked', () => {
    expect(searchable('<html><body><main><p>Words</p></main></body></html>')).toBeUndefined();
    expect(searchable('BEGIN:VCALENDAR')).toBeUndefined();
  });

  test('is the title, our own meta and the main part, not the frame around it', () => {
    const html = page(
      '<p>Words</p>',
      '<title>A &amp; B</title><link rel="stylesheet" href="/x.css"><meta name="banyan:kind" content="risk" data-pagefind-filter="kind[content]"><meta name="viewport" content="w">',
    );
    const given = searchable(html) ?? '';
    expect(given).toContain('<title>A &amp; B</title>');
    expect(given).toContain('<meta name="banyan:kind" content="risk" data-pagefind-filter="kind[content]">');
    expect(given).not.toMatch(/Menu|Foot|viewport|stylesheet/);
  });

  test('what Pagefind is told of a page may hold any character', () => {
    const told = '<meta name="banyan:plan" content="Express -> FastAPI &lt;x>" data-pagefind-meta="plan[content]">';
    expect(searchable(page('<p>Words</p>', told))).toContain(`<head>${told}</head>`);
  });

  test('keeps headings with their anchors, and what Pagefind is told by attributes', () => {
    expect(
      mainOf(
        page(
          '<h1 class="x" data-pagefind-meta="title">One</h1><h2 id="two" class="y">Two<a class="anchor" href="#two" aria-label="Link to > “Two”"></a></h2><p id="p" class="z">Three</p>',
        ),
      ),
    ).toBe('<h1 data-pagefind-meta="title">One</h1><h2 id="two">Two</h2><p>Three</p>');
  });

  test('runs text together as the page does: elements within a line part no word', () => {
    expect(mainOf(page('<p>un<b>break</b>able <code>a<span class="t">b</span>c</code><br>next</p>'))).toBe(
      '<p>unbreakable abc<br>next</p>',
    );
  });

  test('parts what only a style sets apart, and a term from what is said of it', () => {
    expect(mainOf(page('<p><a href="#a">One</a><a href="#b">Two</a> <span>3</span><span>errors</span></p>'))).toBe(
      '<p>One Two 3 errors</p>',
    );
    expect(mainOf(page('<dl><dt>From</dt><dd>FastAPI</dd></dl>'))).toBe('<dl><dt>From: </dt><dd>FastAPI; </dd></dl>');
    expect(mainOf(page('<table><tr><th>Reverts</th><td>5 min</td><td></td></tr></table><ul><li>Done.</li><li>3</li></ul>'))).toBe(
      '<table><tr><th>Reverts; </th><td>5 min; </td><td></td></tr></table><ul><li>Done.</li><li>3; </li></ul>',
    );
    expect(mainOf(page('<pre><code><span>redis</span><span>.get</span></code></pre>'))).toBe('<pre>redis.get</pre>');
  });

  test('leaves out what is ignored, with elements of the same name in it, drawings and scripts', () => {
    const html = page(
      '<section data-pagefind-ignore><section><p>no</p></section>no</section><p>yes</p><nav>no</nav><svg><svg><text>no</text></svg><text>no</text></svg><script>if (a < b) "no"</script><img data-pagefind-ignore alt="x"><p>too</p>',
    );
    expect(mainOf(html)).toBe('<p>yes</p><p>too</p>');
  });
});

interface Node {
  name: string;
  ignored: boolean;
  attribute: string;
  children: (Node | string)[];
}

const { tree } = fc.letrec<{ tree: Node; child: Node | string }>((tie) => ({
  child: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.stringMatching(/^[a-z]{1,6} ?$/), tie('tree')),
  tree: fc.record({
    name: fc.constantFrom('div', 'section', 'p', 'ul', 'li', 'table', 'td', 'h2', 'span', 'b', 'a', 'code', 'nav', 'svg'),
    ignored: fc.boolean(),
    attribute: fc.constantFrom('', ' class="a"', ' title="1 > 0"', " title='</p>'", ' hidden', ' style="--v:2"'),
    children: fc.array(tie('child'), { maxLength: 4 }),
  }),
}));

const WITHIN_A_LINE = ['span', 'b', 'a', 'code'];
const isIgnored = ({ name, ignored }: Node): boolean =>
  ['nav', 'svg'].includes(name) || (ignored && !WITHIN_A_LINE.includes(name));
const written = (node: Node | string): string =>
  typeof node === 'string'
    ? node
    : `<${node.name}${node.attribute}${node.ignored && !WITHIN_A_LINE.includes(node.name) ? ' data-pagefind-ignore' : ''}>${node.children.map(written).join('')}</${node.name}>`;
// Tags that leave no trace, while it is seen between which of them a space comes.
const [BEGIN, END, OTHER] = ['«', '»', '¦'];
const traced = (node: Node | string, inCode = false): string => {
  if (typeof node === 'string') return node;
  if (isIgnored(node)) return OTHER;
  const inside = node.children.map((child) => traced(child, inCode || node.name === 'code')).join('');
  if (!WITHIN_A_LINE.includes(node.name)) return `<${node.name}>${inside}</${node.name}>`;
  return !inCode && ['a', 'span'].includes(node.name) ? BEGIN + inside + END : OTHER + inside + OTHER;
};
const expected = (trees: Node[]): string =>
  trees
    .map((each) => traced(each))
    .join('')
    .replaceAll(END + BEGIN, ' ')
    .replaceAll(/[«»¦]/g, '')
    .replaceAll(/([a-z]\s*)(?=<\/(?:li|td)>)/g, '$1; ');

test('any tree of elements comes out with just its searched words, in its blocks', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 3 }), (trees) => {
      expect(mainOf(page(trees.map(written).join('')))).toBe(expected(trees));
    }),
  );
});
