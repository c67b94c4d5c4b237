/** Markup. Created only by {@link html} and {@link raw}, so that no unescaped text gets into a page. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for elements and quoted attributes. Removes control characters. */
export const escaped = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

type Value = string | number | Html | undefined | false | readonly Value[];

const written = (value: Value): string => {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return value.map(written).join('');
};

/** Builds markup: values are escaped, lists joined, `undefined` and `false` omitted. Attributes must be in double quotes. */
export const html = (strings: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(strings.reduce((text, part, index) => text + written(values[index - 1]) + part));

/** Marks a trusted string of our own as markup. */
export const raw = (markup: string): Html => new Html(markup);
