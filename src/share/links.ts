import type { ShareAudience } from './audiences.ts';
import { type Bytes, fileName, fragmentOf, type ShareContext } from './seal/keys.ts';

/** The folder of shares in a site. */
export const FOLDER = 's';

export const contextOf = (plan: string, { id, epoch }: Pick<ShareAudience, 'id' | 'epoch'>): ShareContext => ({
  plan,
  audience: id,
  epoch,
});

/** Returns the recipients; a single empty name if the audience shares one link. */
export const recipientsOf = ({ recipients }: ShareAudience): readonly string[] => (recipients.length > 0 ? recipients : ['']);

/** Returns the path of an open audience's page, relative to the site. Anyone who finds it can read it. */
export const openPath = (plan: string, audience: ShareAudience): string => `${FOLDER}/${plan}/${audience.id}.html`;

/** Returns the path of a sealed audience's page, relative to the site: a name without information. */
export const sealedPath = async (secret: Bytes, context: ShareContext): Promise<string> =>
  `${FOLDER}/${await fileName(secret, context)}.html`;

/** A link of one recipient. */
export interface ShareLink {
  /** Empty if the whole audience shares the link. */
  recipient: string;
  /** Relative to the site; a sealed one has its key after `#`. */
  path: string;
}

/** Returns the links of an audience; empty if it is sealed and there is no secret. */
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
