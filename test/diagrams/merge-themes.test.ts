import { expect, test } from 'vitest';
import { PLACEHOLDER } from '../../src/diagrams/ids.ts';
import { mergeThemes } from '../../src/diagrams/merge-themes.ts';

const drawing = (colour: string, size = '5'): string => `<svg><desc>x</desc><rect fill="${colour}" width="${size}"></rect></svg>`;
const merge = (light: string, dark: string): string => mergeThemes(light, dark).replaceAll(PLACEHOLDER, 'p');

test('a colour that changes becomes a variable of the drawing', () => {
  expect(merge(drawing('#fff'), drawing('#000'))).toContain('<rect fill="var(--m0)" width="5">');
});

test('light is the default; dark follows the system unless the page is light, and the page when it is dark; print is light', () => {
  const css = /<style>(.*)<\/style>/.exec(merge(drawing('#fff'), drawing('#000')))?.[1];
  expect(css?.replace(/letter-spacing.*white-space:normal;/, '')).toBe(
    '#p{--m0:#fff}' +
      '@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]) #p{--m0:#000}}' +
      '@media screen{[data-theme=dark] #p{--m0:#000}}',
  );
});

test('equal pairs share a variable, and a colour that stays is no variable', () => {
  const two = (one: string, other: string): string =>
    `<svg><desc></desc><g fill="${one}" stroke="${one}" color="${other}"></g></svg>`;
  expect(merge(two('rgb(1, 2, 3)', 'red'), two('hsl(0, 0%, 0%)', 'red'))).toContain(
    '<g fill="var(--m0)" stroke="var(--m0)" color="red">',
  );
});

test('drawings that differ in more than colours do not merge', () => {
  expect(() => merge(drawing('#fff', '5'), drawing('#000', '6'))).toThrow(
    'The light and the dark drawing differ in more than colours: "fill="#fff" width="5"></" and "fill="#000" width="6"></"',
  );
});
