import { isAbsolute, resolve } from 'node:path';

/** What the command line (or the environment) tells the site. The only place of the site that reads the environment. */
export interface SiteOptions {
  /** Absolute path of the content root. */
  content: string;
  /** "Today", ISO 8601. */
  asOf: string;
  /** Plan anew from that day, rather than as written. */
  replan: boolean;
  /** Whether the site is served while it is edited. */
  dev: boolean;
  /** `svg` draws diagrams; `source` shows their text. */
  diagrams: 'svg' | 'source';
  cacheDir: string;
}

const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(path));

export function siteOptions(): SiteOptions {
  const { BANYAN_CONTENT, BANYAN_AS_OF, BANYAN_REPLAN, BANYAN_DEV, BANYAN_DIAGRAMS, BANYAN_CACHE } = process.env;
  return {
    content: absolute(BANYAN_CONTENT ?? 'content'),
    asOf: BANYAN_AS_OF ?? new Date().toISOString().slice(0, 10),
    replan: BANYAN_REPLAN === '1',
    dev: BANYAN_DEV === '1',
    diagrams: BANYAN_DIAGRAMS === 'source' ? 'source' : 'svg',
    cacheDir: absolute(BANYAN_CACHE ?? 'node_modules/.cache/banyan'),
  };
}
