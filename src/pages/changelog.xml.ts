import type { APIRoute } from 'astro';
import { titleOf } from '../analysis/title.ts';
import { atomText } from '../site/atom.ts';
import { changelog } from '../site/history.ts';
import { computed } from '../site/state.ts';
import { portfolioFeed } from '../site/views/changelog.ts';

/** The newest changes of all plans. Without a history it has no entries. */
export const GET: APIRoute = async () => {
  const { portfolio, plans } = await computed();
  const all = await Promise.all(
    plans.map(async ({ plan }) => {
      const commits = await changelog(plan.id);
      return { id: plan.id, title: titleOf(plan), commits: 'absent' in commits ? [] : commits };
    }),
  );
  const feed = portfolioFeed(portfolio, all, portfolio.file?.url);
  return new Response(atomText(feed), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};
