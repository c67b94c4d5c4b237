import { BESIDE_SITE } from '../model/kinds/portfolio.ts';
import type { Portfolio } from '../model/plan.ts';

/** The default output of the pages of audiences, where they have a host of their own. */
export const SHARES_OUT = 'dist-shares';

/** Where the pages of audiences are published. */
export interface SharesHost {
  /** Whether they are in the folder of the site. Otherwise they have a host of their own. */
  besideSite: boolean;
  /** The address that their paths are appended to, with a slash at the end; `undefined` where portfolio.mdx states none. */
  address: string | undefined;
  /** Whether the site and the pages have one origin, as far as portfolio.mdx says. */
  sameOrigin: boolean;
}

/** Returns where the pages of audiences are published, by `shares` of portfolio.mdx: by default on a host of their own. */
export function sharesHost({ file }: Pick<Portfolio, 'file'>): SharesHost {
  const stated = file?.shares;
  const site = file?.url;
  const besideSite = stated === BESIDE_SITE;
  const address = (besideSite ? site : stated)?.replace(/\/*$/, '/');
  const sameOrigin =
    besideSite || (site !== undefined && address !== undefined && new URL(site).origin === new URL(address).origin);
  return { besideSite, address, sameOrigin };
}
