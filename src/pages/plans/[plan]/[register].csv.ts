import type { APIRoute, GetStaticPaths } from 'astro';
import type { ComputedPlan } from '../../../pipeline/compute.ts';
import { REGISTERS } from '../../../registers/all.ts';
import type { Register } from '../../../registers/register.ts';
import { registerCsv } from '../../../registers/register-csv.ts';
import { computed, siteState } from '../../../site/state.ts';

/** Every list of a plan that has rows is a file: the same bytes as `export --format csv --list … --plan …`. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { plans } = await computed();
  return plans.flatMap((plan) =>
    REGISTERS.filter((register) => register.lines(plan).length > 0).map((register) => ({
      params: { plan: plan.plan.id, register: register.key },
      props: { plan, register },
    })),
  );
};

export const GET: APIRoute<{ plan: ComputedPlan; register: Register }> = async ({ props }) => {
  const { reading } = await siteState();
  const text = registerCsv(props.register, [props.plan], reading.locate);
  return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
