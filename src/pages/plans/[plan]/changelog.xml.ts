import type { APIRoute, GetStaticPaths } from 'astro';
import { titleOf } from '../../../analysis/title.ts';
import { atomText } from '../../../site/atom.ts';
import type { ToldCommit } from '../../../site/changelog.ts';
import { changelog } from '../../../site/history.ts';
import { computed } from '../../../site/state.ts';
import { changelogFeed } from '../../../site/views/changelog.ts';

interface Props {
  id: string;
  title: string;
  commits: readonly ToldCommit[];
}

/** Plans with a history have a feed. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { plans } = await computed();
  const told = await Promise.all(plans.map(async ({ plan }) => ({ plan, commits: await changelog(plan.id) })));
  return told.flatMap(({ plan, commits }) =>
    'absent' in commits || commits.length === 0
      ? []
      : [{ params: { plan: plan.id }, props: { id: plan.id, title: titleOf(plan), commits } }],
  );
};

export const GET: APIRoute<Props> = async ({ props: { id, title, commits } }) => {
  const { portfolio } = await computed();
  const feed = changelogFeed({ id, title }, commits, portfolio.file?.url);
  return new Response(atomText(feed), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};
