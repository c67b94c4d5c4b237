import type { ShareAudience } from './audiences.ts';
import { type Bytes, fileName, fragmentOf, type ShareContext } from './seal/keys.ts';

/** The folder of a site that shares lie in. */
export const FOLDER = 's';

export const contextOf = (plan: string, { id, epoch }: Pick<ShareAudience, 'id' | 'epoch'>): ShareContext => ({
  plan,
  audience: id,
  epoch,
});

/** Those who get a link of their own; one without a name where the audience has one link for all. */
export const recipientsOf = ({ recipients }: ShareAudience): readonly string[] => (recipients.length > 0 ? recipients : ['']);

/** Where the page of an open audience lies below the site. Anybody who finds it can read it. */
export const openPath = (plan: string, audience: ShareAudience): string => `${FOLDER}/${plan}/${audience.id}.html`;

/** Where the page of a sealed audience lies below the site: a name that says nothing. */
export const sealedPath = async (secret: Bytes, context: ShareContext): Promise<string> =>
  `${FOLDER}/${await fileName(secret, context)}.html`;

/** A link for somebody. */
export interface ShareLink {
  /** Empty where the link is for all of the audience. */
  recipient: string;
  /** Below the site, with the key behind `#` where it is sealed. */
  path: string;
}

/** The links of an audience; none where it is sealed and there is no secret. */
export async function linksOf(plan: string, audience: ShareAudience, secret: Bytes | undefined): Promise<ShareLink[]> {
  if (audience.mode === 'open') return [{ recipient: '', path: openPath(plan, audience) }];
  if (secret === undefined) return [];
  const context = contextOf(plan, audience);
  const path = await sealedPath(secret, context);
  return Promise.all(
    recipientsOf(audience).map(async (recipient) => ({
      recipient,
      path: `${path}#${await fragmentOf(secret, context, recipient)}`,
    })),
  );
}
