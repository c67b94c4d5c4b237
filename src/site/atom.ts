import { createHash } from 'node:crypto';

/** An Atom feed (RFC 4287). Dates are ISO 8601 with a time zone; texts are plain. */
export interface Feed {
  id: string;
  title: string;
  subtitle: string;
  /** Where the feed is, if the site knows its address. */
  self?: string;
  /** The page that it follows; relative to the feed where the site does not know its address. */
  page: string;
  entries: FeedEntry[];
}

export interface FeedEntry {
  id: string;
  title: string;
  updated: string;
  author: string;
  url: string;
  /** HTML. */
  content: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0, which has no characters for most controls (section 2.2). */
export const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

/** One moment is written in one way, whatever git writes. */
const moment = (date: string): string => new Date(date).toISOString().replace('.000Z', 'Z');

/** An id that is the same in every build: a UUID made from names, as in RFC 9562, section 5.8. */
export function nameId(...names: string[]): string {
  const digits = createHash('sha256').update(names.join('\0')).digest('hex');
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `${variant}${digits.slice(17, 20)}`];
  return `urn:uuid:${parts.join('-')}-${digits.slice(20, 32)}`;
}

/** The feed as text. It was updated when its newest entry was. */
export function atomText({ id, title, subtitle, self, page, entries }: Feed): string {
  const newest = entries
    .map(({ updated }) => moment(updated))
    .sort()
    .at(-1);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>${xml(id)}</id>`,
    `  <title>${xml(title)}</title>`,
    `  <subtitle>${xml(subtitle)}</subtitle>`,
    `  <updated>${newest ?? '1970-01-01T00:00:00Z'}</updated>`,
    `  <link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    ...(self === undefined ? [] : [`  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>`]),
    '  <generator>Banyan</generator>',
    ...entries.flatMap((entry) => [
      '  <entry>',
      `    <id>${xml(entry.id)}</id>`,
      `    <title>${xml(entry.title)}</title>`,
      `    <updated>${moment(entry.updated)}</updated>`,
      `    <author><name>${xml(entry.author)}</name></author>`,
      `    <link rel="alternate" type="text/html" href="${xml(entry.url)}"/>`,
      `    <content type="html">${xml(entry.content)}</content>`,
      '  </entry>',
    ]),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}
