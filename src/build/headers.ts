import { EXPIRY_SCRIPT } from '../share/page/expiry.ts';
import { openerScript } from '../share/seal/sealed-page.ts';
import { contentPolicy } from '../site/policy.ts';

/** The name of the headers file that Netlify, Cloudflare Pages and `banyan start` read. */
export const HEADERS_FILE = '_headers';

/** Returns the Content-Security-Policy that hosts send with every page, audience pages included. */
export const hostPolicy = (): string => `${contentPolicy([openerScript(), EXPIRY_SCRIPT])}; frame-ancestors 'none'`;

/** Returns headers by path pattern; a trailing `*` matches any suffix. */
const headersBelow = (base: string): readonly (readonly [path: string, headers: Readonly<Record<string, string>>])[] => [
  [
    '/*',
    {
      'Content-Security-Policy': hostPolicy(),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
  ],
  [`${base}/_astro/*`, { 'Cache-Control': 'public, max-age=31536000, immutable' }],
  // Opened directly, an image gets an opaque origin.
  [`${base}/files/*`, { 'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'" }],
  [`${base}/s/*`, { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow, noarchive' }],
];

/** Returns the text of the `_headers` file. `base` is the path prefix of the site, `/` or `/plans`. */
export const headersFile = (base: string): string =>
  headersBelow(base.replace(/\/$/, ''))
    .map(([path, headers]) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'))
    .join('\n\n')
    .concat('\n');

/** Returns the headers that a `_headers` file sets for a path. */
export function headersFor(file: string, path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  let applies = false;
  for (const line of file.split('\n')) {
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    if (header?.[1] && applies) headers[header[1]] = header[2] ?? '';
    else if (!header) applies = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
  }
  return headers;
}
