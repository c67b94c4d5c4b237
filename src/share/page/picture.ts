import { type Html, raw } from './html.ts';

/** A diagram for a shared page: markup without styles, links and data attributes, and its CSS rules. */
export interface Picture {
  readonly figure: Html;
  readonly style: string;
}

/** A tag as the DOM serialises it (HTML, section 13.3): attributes are in double quotes, and quotes in them are escaped. */
const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g;
const ATTRIBUTE = /\s+([\w:-]+)(?:="([^"]*)")?/g;
const STYLE_ELEMENT = /<style[^>]*>([\s\S]*?)<\/style>/g;
/** Links, script hooks, and namespaces, which HTML does not need. */
const LEFT_OUT = /^(?:(?:xlink:)?href|target|rel|ping|download|on.*|data-.*|xmlns.*)$/i;

/** In SVG, styles are escaped like other text; in an HTML style element they are not, and `<` could end it. */
const inStyle = (css: string): string => unescaped(css).replace(/</g, '');

const unescaped = (value: string): string =>
  value
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');

/**
 * Converts a drawing to what the page's policy allows: its style sheets and style attributes become rules of one sheet, whose
 * hash is in the policy; links become groups. `id` is the drawing's.
 */
export function pictureOf(svg: string, id: string): Picture {
  const sheets = [...svg.matchAll(STYLE_ELEMENT)].map(([, css = '']) => inStyle(css));
  const classes = new Map<string, string>();
  const classOf = (style: string): string => {
    const name = classes.get(style) ?? `st-${classes.size + 1}`;
    classes.set(style, name);
    return name;
  };
  const tag = (_: string, slash: string, name: string, attributes: string, end: string): string => {
    const element = name === 'a' ? 'g' : name;
    if (slash) return `</${element}>`;
    let own: string | undefined;
    const kept = [...attributes.matchAll(ATTRIBUTE)].flatMap(([, key = '', value]): [string, string][] => {
      if (key === 'style') own = classOf(inStyle((value ?? '').replace(/[{}]/g, '')));
      return key === 'style' || key === 'class' || LEFT_OUT.test(key) ? [] : [[key, value ?? '']];
    });
    const stated = /\sclass="([^"]*)"/.exec(attributes)?.[1];
    const names = [stated, own].filter((each) => each !== undefined && each !== '');
    if (names.length > 0) kept.push(['class', names.join(' ')]);
    return `<${element}${kept.map(([key, value]) => ` ${key}="${value}"`).join('')}${end}>`;
  };
  const markup = svg.replace(STYLE_ELEMENT, '').replace(TAG, tag);
  // A style attribute beats any selector; repeating the id three times beats the drawing's own rules.
  const rules = [...classes].map(([style, name]) => `#${id}#${id}#${id}.${name},#${id}#${id}#${id} .${name}{${style}}`);
  return { figure: raw(`<div class="diagram">${markup}</div>`), style: [...sheets, ...rules].join('') };
}
