import { AUDIENCE_VIEWS } from '../model/kinds/audience.ts';
import type { Plan, Portfolio } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { audiencesOf, isOver, type ShareAudience } from './audiences.ts';
import { sharesHost } from './host.ts';
import { linksOf } from './links.ts';
import { secretOf } from './seal/secret.ts';

/** What the team's site says of an audience. Its page is linked only if it is `listed`; keys and recipients are never named. */
export interface AudienceOverview {
  title: string;
  /** Its views, `risks (title, score)` where it sees other fields than the usual ones, and `page how`. */
  sees: readonly string[];
  /** The rows that it sees of a kind, where it does not see all of them: `phase/core-api`. */
  only: readonly string[];
  /** What is taken out of its texts. */
  redacted: readonly string[];
  access: string;
  /** The last day on which its page opens. */
  expires: CivilDate | undefined;
  state: 'current' | 'over' | 'revoked';
  links: readonly string[];
}

function viewWords([view, fields]: readonly [keyof typeof AUDIENCE_VIEWS, ReadonlySet<string>]): string {
  const usual: readonly string[] = AUDIENCE_VIEWS[view].usual;
  const isUsual = fields.size === usual.length && usual.every((field) => fields.has(field));
  return isUsual ? view : `${view} (${[...fields].join(', ')})`;
}

function accessWords({ mode, recipients, passphrase, demonstrationKey }: ShareAudience): string {
  if (mode === 'open') return 'open to anyone with the address';
  if (demonstrationKey !== undefined) return 'sealed; a demonstration whose key is published';
  const links = recipients.length < 2 ? 'one link' : `${recipients.length} links`;
  return `sealed, ${links}${passphrase === undefined ? '' : ' and a passphrase'}`;
}

/** Returns the addresses of a listed page: below `base`, or on the host of the pages; none where that has no address yet. */
async function listedLinks(plan: string, audience: ShareAudience, base: string | undefined): Promise<string[]> {
  if (!audience.listed || base === undefined) return [];
  const links = await linksOf(plan, audience, secretOf(audience, {}));
  return links.map(({ path }) => `${base}${path}`);
}

/**
 * Returns the audiences of a plan on a day, for the team. `local` is the address of pages that the site itself serves, with a slash
 * at the end. `dev` serves them all; a build has them only `beside-site`.
 */
export async function audienceOverviews(
  portfolio: Portfolio,
  plan: Plan,
  asOf: CivilDate,
  { local, dev }: { local: string; dev: boolean },
): Promise<AudienceOverview[]> {
  const host = sharesHost(portfolio);
  const base = dev || host.besideSite ? local : host.address;
  return Promise.all(
    audiencesOf(portfolio, plan).map(async (audience) => {
      const state = audience.revoked ? 'revoked' : isOver(audience, asOf) ? 'over' : 'current';
      return {
        title: audience.title,
        sees: [...[...audience.views].map(viewWords), ...audience.pages.map((page) => `page ${page}`)],
        only: audience.only,
        redacted: [...audience.redact],
        access: accessWords(audience),
        expires: audience.expires,
        state,
        links: state === 'current' ? await listedLinks(plan.id, audience, base) : [],
      } as const;
    }),
  );
}
