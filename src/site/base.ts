let known: string | undefined;

/** The site's base path without a slash at its end: `` or `/plans`. Whoever builds sets it before any page is rendered. */
export function base(): string {
  known ??= (process.env.BANYAN_BASE ?? '/').replace(/\/+$/, '');
  return known;
}

/** A URL of the site (`/plans/p/`, as `urls.ts` makes them) below the base path. Other addresses and bare anchors stay as they are. */
export const href = (url: string): string => (url.startsWith('/') && !url.startsWith('//') ? base() + url : url);
