import type { Computed } from '../../pipeline/compute.ts';
import { audiencesOf, isOver, type ShareAudience } from '../../share/audiences.ts';
import { sharesHost } from '../../share/host.ts';
import { linksOf } from '../../share/links.ts';
import { SECRET_VARIABLE, secretOf } from '../../share/seal/secret.ts';
import type { ExitCode } from '../failure.ts';
import { load } from '../load.ts';
import { type Arguments, flag } from '../options.ts';
import { planNamed } from '../plan-named.ts';

/** Keys are not printed into CI logs unless requested. */
const showsKeys = (args: Arguments): boolean => !process.env.CI || flag(args, 'show-links');

const standing = (audience: ShareAudience, asOf: string): string =>
  [
    audience.mode,
    ...(audience.demonstrationKey === undefined ? [] : ['with a published key']),
    ...(audience.listed ? ['listed'] : []),
    `epoch ${audience.epoch}`,
    ...(audience.revoked ? ['revoked'] : []),
    ...(audience.expires === undefined
      ? ['without an end']
      : [isOver(audience, asOf) ? `ended on ${audience.expires}` : `until ${audience.expires}`]),
    ...(audience.passphrase === undefined ? [] : [`passphrase in ${audience.passphrase}`]),
    `sees ${[...audience.views.keys(), ...audience.pages.map((page) => `page ${page}`)].join(', ') || 'nothing'}`,
  ].join(', ');

/** Returns an audience and its links as lines. */
export async function linesOf(args: Arguments, computed: Computed, plan: string, audience: ShareAudience): Promise<string[]> {
  const secret = audience.mode === 'sealed' ? secretOf(audience, process.env) : undefined;
  const links = audience.revoked || isOver(audience, computed.asOf) ? [] : await linksOf(plan, audience, secret);
  const lines = [`${plan} ${audience.id}: ${standing(audience, computed.asOf)}`];
  if (audience.mode === 'sealed' && secret === undefined) lines.push(`  no link: ${SECRET_VARIABLE} is not set`);
  for (const { recipient, path } of links) {
    const shown = showsKeys(args) ? path : path.replace(/#.*/, '#… (the key is not printed here: --show-links)');
    lines.push(`  ${recipient === '' ? '' : `${recipient}: `}${sharesHost(computed.portfolio).address ?? ''}${shown}`);
  }
  return lines;
}

/** `share list`: every audience, what it sees, and its links. */
export async function listShares(args: Arguments): Promise<ExitCode> {
  const { computed } = await load(args);
  const [, wantedPlan, wantedAudience] = args.positionals;
  if (wantedPlan !== undefined)
    planNamed(
      wantedPlan,
      computed.plans.map(({ plan }) => plan),
    );
  const lines: string[] = [];
  for (const { plan } of computed.plans) {
    if (wantedPlan !== undefined && plan.id !== wantedPlan) continue;
    for (const audience of audiencesOf(computed.portfolio, plan))
      if (wantedAudience === undefined || audience.id === wantedAudience)
        lines.push(...(await linesOf(args, computed, plan.id, audience)));
  }
  const { address, besideSite } = sharesHost(computed.portfolio);
  if (lines.length > 0 && address === undefined) {
    const field = besideSite ? 'url: the address of the site' : 'shares: the address of the host of these pages';
    process.stderr.write(`banyan: the links have no address; state it in portfolio.mdx (${field})\n`);
  }
  process.stdout.write(
    lines.length === 0 ? 'No plan has an audience. Begin with: banyan share create <plan> <audience>\n' : `${lines.join('\n')}\n`,
  );
  return 0;
}
