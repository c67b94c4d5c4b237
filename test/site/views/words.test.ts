import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineMarkdown } from '../../../src/site/views/inline-markdown.ts';
import { splitBody } from '../../../src/site/views/split-body.ts';
import { valueHtml } from '../../../src/site/views/value-html.ts';

describe('a line of author text', () => {
  test('shows code, emphasis and links, and nothing else as markup', () => {
    expect(inlineMarkdown('`a < b` and **bold**, _it_')).toBe('<code>a &lt; b</code> and <strong>bold</strong>, <em>it</em>');
    expect(inlineMarkdown('[docs](https://example.com/a?b=1&c=2)')).toBe('<a href="https://example.com/a?b=1&amp;c=2">docs</a>');
  });

  test('keeps what begins like a block as it was written', () => {
    for (const text of ['- no list', '# no heading', '1. no step', '> no quote', '+ plus', '* star']) {
      expect(inlineMarkdown(text).replace(/&gt;/g, '>')).toBe(text);
    }
  });

  test('leads relative links to their pages, below the base, and shows them as text where it is not known where they stand', () => {
    expect(inlineMarkdown('[risks](../risks.mdx#ws)', { base: '/docs', file: 'plans/p/phases/1-a.mdx' })).toBe(
      '<a href="/docs/plans/p/risks/#ws">risks</a>',
    );
    expect(inlineMarkdown('[risks](../risks.mdx#ws)')).toBe('risks');
  });

  test('opens no way for scripts', () => {
    expect(inlineMarkdown('[x](javascript:alert(1))')).not.toContain('href');
    expect(inlineMarkdown('<script>alert(1)</script> <b onclick="x">y</b>')).not.toMatch(/<(script|b)/);
    expect(inlineMarkdown('![x](https://example.com/t.png)')).not.toContain('<img');
  });

  test('never gives a tag that it does not know, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: fc.constantFrom(...'ab <>/="\'`*_[]()!&#-1.\n\\~:{}'.split('')) }), (text) => {
        const html = inlineMarkdown(text);
        expect(html.replace(/<\/?(code|em|strong|del)>|<a href="[^"<>]*">|<\/a>/g, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps every letter of plain text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: fc.constantFrom(...'abc äöé 中文 → ≤ 12.,;:'.split('')) }), (text) => {
        expect(inlineMarkdown(text)).toBe(text);
      }),
    );
  });
});

describe('a field', () => {
  test('is written in the words of its author', () => {
    expect(valueHtml({ raw: '< 500 ms', value: 500, comparator: '<' })).toBe('&lt; 500 ms');
    expect(valueHtml(['`a`', { raw: '2w' }])).toBe('<code>a</code>, 2w');
    expect(valueHtml(false)).toBe('no');
    expect(valueHtml(0)).toBe('0');
    expect(valueHtml([])).toBe('none');
  });

  test('says that it is missing, and why where the author says why', () => {
    expect(valueHtml(undefined)).toBe('<span class="none">not stated</span>');
    expect(valueHtml(undefined, { none: 'not named' })).toBe('<span class="none">not named</span>');
    expect(valueHtml({ unknown: 'no `date` is given' })).toBe('<span class="none">unknown: no <code>date</code> is given</span>');
    expect(valueHtml({ notApplicable: 'no data' })).toBe('<span class="none">not applicable: no data</span>');
  });
});

describe('a body', () => {
  test('places data where its author does, once, and what it does not place at its end', () => {
    expect(splitBody('<p>a</p><!--place:Risks--><p>b</p><!--place:Risks-->', ['Risks', 'Metrics'])).toEqual([
      { kind: 'html', html: '<p>a</p>' },
      { kind: 'placed', name: 'Risks' },
      { kind: 'html', html: '<p>b</p>' },
      { kind: 'placed', name: 'Metrics' },
    ]);
  });

  test('leaves out places that its page has no data for', () => {
    expect(splitBody('<p>a</p><!--place:Stack-->', [])).toEqual([{ kind: 'html', html: '<p>a</p>' }]);
    expect(splitBody('', ['Risks'])).toEqual([{ kind: 'placed', name: 'Risks' }]);
  });
});
