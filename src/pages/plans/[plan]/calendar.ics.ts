import type { APIRoute, GetStaticPaths } from 'astro';
import type { ComputedPlan } from '../../../pipeline/compute.ts';
import { calendarText } from '../../../site/calendar.ts';
import { planRevision } from '../../../site/history.ts';
import { computed } from '../../../site/state.ts';

/** Plans with dates have a calendar. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { plans } = await computed();
  return plans
    .filter(({ schedule }) => schedule.axis.origin !== undefined)
    .map((plan) => ({ params: { plan: plan.plan.id }, props: { plan } }));
};

export const GET: APIRoute<{ plan: ComputedPlan }> = async ({ props }) => {
  const { asOf, portfolio } = await computed();
  const url = portfolio.file?.url;
  const revision = await planRevision(props.plan.plan.id);
  return new Response(calendarText(props.plan, asOf, url, revision), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
