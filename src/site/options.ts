import { isAbsolute, resolve } from 'node:path';

/** What the command line (or the environment) tells the site. The only place of the site that reads the environment. */
export interface SiteOptions {
  /** Absolute path of the content root. */
  content: string;
  /** The day that counts as today, ISO 8601, where the command line states it. */
  asOf?: string;
  /** Whether the site is served while it is edited. */
  dev: boolean;
  /** `svg` draws diagrams; `source` shows their text. */
  diagrams: 'svg' | 'source';
  cacheDir: string;
}

const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(path));

export function siteOptions(): SiteOptions {
  const { BANYAN_CONTENT, BANYAN_AS_OF, BANYAN_DEV, BANYAN_DIAGRAMS, BANYAN_CACHE } = process.env;
  return {
    content: absolute(BANYAN_CONTENT ?? 'content'),
    ...(BANYAN_AS_OF && { asOf: BANYAN_AS_OF }),
    dev: BANYAN_DEV === '1',
    diagrams: BANYAN_DIAGRAMS === 'source' ? 'source' : 'svg',
    cacheDir: absolute(BANYAN_CACHE ?? 'node_modules/.cache/banyan'),
  };
}
