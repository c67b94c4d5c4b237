import { expect, test } from 'vitest';
import { keepOnPage, loads } from '../../src/diagrams/keep-on-page.ts';
import { svgOf } from './svg.ts';

function kept(content: string): string {
  const svg = svgOf(`<svg>${content}</svg>`);
  keepOnPage(svg);
  return svg.innerHTML;
}

test.each([
  'a{background:url(http://other.example/x)}',
  'a{background:url("//other.example/x")}',
  'a{background:URL( /x )}',
  String.raw`a{background:\75 rl(http://other.example/x)}`,
  String.raw`a{background:u\72l(http://other.example/x)}`,
  'a{background:u/**/rl(x);mask:url(x)}',
  '@import "http://other.example/x";',
  String.raw`@\69mport "http://other.example/x";`,
  'a{background:image-set("http://other.example/x" 1x)}',
])('a style that loads something is found: %s', (css) => expect(loads(css)).toBe(true));

test.each(['a{fill:red}', 'a{filter:url(#x)}', "a{marker-end:url('#x')}"])('one that stays in the drawing is not: %s', (css) =>
  expect(loads(css)).toBe(false),
);

test.each([
  [
    'a rule that loads',
    '<style>.a{fill:red}.b{fill:url(http://x/)}@media print{.c{fill:url(/x)}}</style>',
    '<style>.a{fill:red}</style>',
  ],
  ['an attribute that loads', '<rect fill="url(http://x/#a)" filter="url(#a)"/>', '<rect filter="url(#a)"></rect>'],
  ['a handler', '<rect onclick="x()"/>', '<rect></rect>'],
  ['a link that runs code', '<a href="javascript:x">t</a>', '<a>t</a>'],
  ['a link with a hidden scheme', '<a href="java\tscript:x">t</a>', '<a>t</a>'],
  ['a picture', '<image href="http://x/a.png"/><use href="http://x/a.svg#a"/>', '<image></image><use></use>'],
  ['other documents and programs', '<script>x</script><foreignObject><p>x</p></foreignObject><set attributeName="href"/>', ''],
])('%s is taken out', (_, content, expected) => expect(kept(content)).toBe(expected));

test('links of a plan and the icons of C4 stay', () => {
  const content =
    '<a href="https://example.com/">t</a><a href="../risks/#r">t</a><image href="data:image/png;base64,AAAA"></image>';
  expect(kept(content)).toBe(content);
});
