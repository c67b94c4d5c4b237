import type { Plan, Portfolio } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { audiencesOf, isOver, type ShareAudience } from './audiences.ts';
import { linksOf } from './links.ts';
import { secretOf } from './seal/secret.ts';

/** A page of an audience that the overview of its plan links to. */
export interface ListedShare {
  title: string;
  mode: ShareAudience['mode'];
  /** Below the base path; with its key where it is sealed for a demonstration. */
  url: string;
}

/**
 * The pages of a plan's audiences that are `listed` on a day. An audience that is sealed with the secret of the environment
 * is never among them.
 */
export async function listedShares(portfolio: Portfolio, plan: Plan, asOf: CivilDate): Promise<ListedShare[]> {
  const listed = audiencesOf(portfolio, plan).filter((each) => each.listed && !each.revoked && !isOver(each, asOf));
  const links = await Promise.all(
    listed.map(async (audience) => {
      const links = await linksOf(plan.id, audience, secretOf(audience, {}));
      return links.map(({ path }) => ({ title: audience.title, mode: audience.mode, url: `/${path}` }));
    }),
  );
  return links.flat();
}
