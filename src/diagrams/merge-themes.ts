import { PLACEHOLDER } from './ids.ts';

/** Any possible colour as one token; the text in between is the same in all themes. */
const TOKEN = /((?:rgba?|hsla?)\([^)]*\)|[#\w.%-]+)/;
const NAMED =
  /^(?:black|white|red|green|blue|gr[ae]y|lightgr[ae]y|darkgr[ae]y|transparent|none|navy|yellow|orange|purple|pink|currentcolor)$/i;

/** Resets inherited properties of the page that would make texts wider or narrower than measured. */
const RESET =
  'letter-spacing:normal;word-spacing:normal;font-feature-settings:normal;font-variant:normal;font-stretch:normal;text-transform:none;text-indent:0;white-space:normal';

/**
 * Merges two drawings that differ only in colours: each pair becomes a variable, whose dark value applies if the reader's system
 * or the site's switch (`data-theme`) says so. Print always uses light.
 */
export function mergeThemes(light: string, dark: string): string {
  const lightTokens = light.split(TOKEN);
  const darkTokens = dark.split(TOKEN);
  if (lightTokens.length !== darkTokens.length) throw different(lightTokens, darkTokens);

  const variables = new Map<string, { name: string; light: string; dark: string }>();
  const merged = lightTokens.map((token, index) => {
    const other = darkTokens[index] ?? '';
    if (token === other) return token;
    if (!isColour(token) || !isColour(other)) throw different(lightTokens, darkTokens);
    const key = `${token} ${other}`;
    const variable = variables.get(key) ?? { name: `--m${variables.size}`, light: token, dark: other };
    variables.set(key, variable);
    return `var(${variable.name})`;
  });

  const values = (theme: 'light' | 'dark'): string =>
    [...variables.values()].map((variable) => `${variable.name}:${variable[theme]}`).join(';');
  const id = `#${PLACEHOLDER}`;
  const css = [
    `${id}{${RESET};${values('light')}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]) ${id}{${values('dark')}}}`,
    `@media screen{[data-theme=dark] ${id}{${values('dark')}}}`,
  ].join('');
  return merged.join('').replace('</desc>', `</desc><style>${css}</style>`);
}

function isColour(token: string): boolean {
  return /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(token) || /^(?:rgb|hsl)a?\(/.test(token) || NAMED.test(token);
}

function different(light: string[], dark: string[]): Error {
  const index = light.findIndex((token, at) => token !== dark[at] && !(isColour(token) && isColour(dark[at] ?? '')));
  const around = (tokens: string[]): string => tokens.slice(Math.max(0, index - 6), index + 2).join('');
  return new Error(`The light and the dark drawing differ in more than colours: "${around(light)}" and "${around(dark)}"`);
}
