import { siteOptions } from './options.ts';

/** What Astro compiles in place of the base path of a site; replaced when a page or a file is written. */
export const BASE_TOKEN = '/_banyan-base-6d0e1f93';

/** The site's base path without a slash at its end: `` or `/plans`. */
export const base = (): string => siteOptions().project.base.replace(/\/+$/, '');

/** A URL of the site (`/plans/p/`, as `urls.ts` makes them) below the base path. Other addresses and bare anchors stay as they are. */
export const href = (url: string): string => (url.startsWith('/') && !url.startsWith('//') ? base() + url : url);

/** The path of the page that is rendered, below the base path: `plans/p/`. */
export const pagePath = ({ pathname }: URL): string =>
  pathname.slice((pathname.startsWith(BASE_TOKEN) ? BASE_TOKEN : base()).length).replace(/^\//, '');
