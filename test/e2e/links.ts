import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Internal links of a built site that lead nowhere, and anchors that no element has: `/plans/x/ → /plans/y/#z`. */
export function brokenLinks(dist: string, pages: readonly string[], base = ''): string[] {
  const texts = new Map(
    pages.map((path) => [path, readFileSync(join(dist, path.endsWith('/') ? `${path}index.html` : path), 'utf8')] as const),
  );
  const ids = new Map(
    [...texts].map(([path, html]) => [path, new Set([...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? ''))]),
  );
  const broken = new Set<string>();
  for (const [path, html] of texts) {
    for (const [, raw = ''] of html.matchAll(/<(?:a|use|link|script)\s[^>]*?(?:href|src)="([^"]*)"/g)) {
      const href = raw.replace(/&amp;/g, '&').replace(/&#38;/g, '&');
      if (/^(https?:|mailto:|tel:|data:)/.test(href)) continue;
      const url = new URL(href, `http://site${base}${path}`);
      const target = decodeURI(url.pathname);
      const anchors = target.startsWith(`${base}/`) ? ids.get(target.slice(base.length)) : undefined;
      // what follows the address of a sealed share is its key
      const anchor = target.startsWith(`${base}/s/`) ? '' : decodeURIComponent(url.hash.slice(1));
      const leads = anchors
        ? anchor === '' || anchors.has(anchor)
        : target.startsWith(`${base}/`) && isFile(join(dist, target.slice(base.length)));
      if (!leads) broken.add(`${path} → ${href}`);
    }
  }
  return [...broken].slice(0, 40);
}

const isFile = (path: string): boolean => /\.\w+$/.test(path) && existsSync(path);
