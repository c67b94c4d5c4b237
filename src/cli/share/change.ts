import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AUDIENCE_VIEWS, REDACTIONS } from '../../model/kinds/audience.ts';
import { nearest } from '../../model/values/nearest.ts';
import type { Edited } from '../../reader/edit.ts';
import { type AudienceChange, addAudience, changeAudience } from '../../reader/edit-audiences.ts';
import { audiencesOf, type ShareAudience } from '../../share/audiences.ts';
import { type ExitCode, UsageError } from '../failure.ts';
import { load } from '../load.ts';
import { type Arguments, text } from '../options.ts';
import { planNamed } from '../plan-named.ts';
import { linesOf } from './list.ts';

/** Names the portfolio in place of a plan. */
const PORTFOLIO = 'portfolio';

const CANNOT_UNDO = [
  'This takes effect when the site is rebuilt and deployed. It cannot take back',
  '  - what was read, saved, printed or cached before',
  '  - old deployments that your host still serves under their own addresses: delete them',
  '  - files in the git history of a branch that the site is published from: rewrite it',
];

const say = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

const fileOf = (plan: string): string => (plan === PORTFOLIO ? 'portfolio.mdx' : `plans/${plan}/plan.mdx`);

const words = (args: Arguments, name: string): string[] | undefined =>
  text(args, name)
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Writes a change into the file of a plan (or of the portfolio). Throws UsageError if that is impossible. */
async function write(root: string, plan: string, work: (source: string) => Edited): Promise<string> {
  const file = fileOf(plan);
  const source = await readFile(join(root, file), 'utf8').catch(() => {
    throw new UsageError(`there is no ${file}`, 'name a plan of the content root, or portfolio');
  });
  const edited = work(source);
  if (!edited.ok) throw new UsageError(`${file}: ${edited.why}`, 'banyan share list shows the audiences there are');
  await writeFile(join(root, file), edited.text);
  return file;
}

/** Returns the named audience, and where it is defined. */
async function found(
  args: Arguments,
  plan: string,
  audience: string,
): Promise<{ root: string; place: string; stated: ShareAudience }> {
  const { project, computed } = await load(args);
  const plans = computed.plans.map((each) => each.plan);
  const own = plan === PORTFOLIO ? plans[0] : planNamed(plan, plans);
  const all = own ? audiencesOf(computed.portfolio, own).filter(({ scope }) => plan !== PORTFOLIO || scope === 'portfolio') : [];
  const stated = all.find(({ id }) => id === audience);
  if (!stated) {
    const meant = nearest(
      audience,
      all.map(({ id }) => id),
    );
    throw new UsageError(
      `${plan} has no audience ${audience}`,
      meant ? `did you mean ${meant}?` : 'banyan share list shows them',
    );
  }
  return { root: project.contentRoot, place: stated.scope === 'portfolio' ? PORTFOLIO : plan, stated };
}

/** Prints the current links of an audience. */
async function print(args: Arguments, plan: string, audience: string): Promise<void> {
  const { computed } = await load(args);
  for (const each of computed.plans)
    if (plan === PORTFOLIO || each.plan.id === plan)
      for (const shared of audiencesOf(computed.portfolio, each.plan))
        if (shared.id === audience) say(await linesOf(args, computed, each.plan.id, shared));
}

function known(name: string, all: readonly string[], given: readonly string[] | undefined): void {
  for (const word of given ?? []) {
    if (all.includes(word)) continue;
    const meant = nearest(word, all);
    throw new UsageError(
      `--${name} ${word} is not known`,
      `${meant ? `did you mean ${meant}? ` : ''}known are ${all.join(', ')}`,
    );
  }
}

/** `share create`: writes an audience into its plan and prints its link. */
export async function createShare(args: Arguments, plan: string, audience: string): Promise<ExitCode> {
  const [sees, redact, recipients] = [words(args, 'sees'), words(args, 'redact'), words(args, 'recipients')];
  known('sees', Object.keys(AUDIENCE_VIEWS), sees);
  known('redact', REDACTIONS, redact);
  known('mode', ['sealed', 'open'], words(args, 'mode'));
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(audience))
    throw new UsageError(`${audience} is no id`, 'write letters, digits and hyphens');
  const change: AudienceChange = {
    title: text(args, 'title') ?? audience,
    sees,
    redact,
    recipients,
    expires: text(args, 'expires'),
    mode: text(args, 'mode'),
    epoch: '1',
  };
  const { project, computed } = await load(args);
  if (plan !== PORTFOLIO)
    planNamed(
      plan,
      computed.plans.map((each) => each.plan),
    );
  const stated = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const file = await write(project.contentRoot, plan, (source) => addAudience(source, audience, stated));
  say([`Written to ${file}. The link opens once the site is built with the secret and deployed.`]);
  await print(args, plan, audience);
  return 0;
}

/** `share rotate`: raises the epoch, which replaces all links. */
export async function rotateShare(args: Arguments, plan: string, audience: string): Promise<ExitCode> {
  const { root, place, stated } = await found(args, plan, audience);
  const file = await write(root, place, (source) => changeAudience(source, audience, { epoch: String(stated.epoch + 1) }));
  say([`${file}: epoch ${stated.epoch} → ${stated.epoch + 1}. Hand out the new links; the old ones end.`, ...CANNOT_UNDO]);
  await print(args, place, audience);
  return 0;
}

/** `share revoke`: ends the links of an audience, or that of one recipient. */
export async function revokeShare(args: Arguments, plan: string, audience: string): Promise<ExitCode> {
  const { root, place, stated } = await found(args, plan, audience);
  const recipient = text(args, 'recipient');
  if (recipient !== undefined && !stated.recipients.includes(recipient))
    throw new UsageError(`${audience} has no recipient ${recipient}`, `known are ${stated.recipients.join(', ') || 'none'}`);
  const left = stated.recipients.filter((each) => each !== recipient);
  // Without recipients the audience would get a single link for all, so removing the last one removes the audience.
  const whole = recipient === undefined || left.length === 0;
  const change: AudienceChange = whole ? { epoch: String(stated.epoch + 1), revoked: 'true' } : { recipients: left };
  const file = await write(root, place, (source) => changeAudience(source, audience, change));
  say([
    whole
      ? `${file}: ${audience} is revoked, and its epoch raised, so that old links stay dead if it is taken up again.`
      : `${file}: ${recipient} is no longer a recipient. To give them a link again, use another name (${recipient}-2): under this one, the old link would open.`,
    ...CANNOT_UNDO,
  ]);
  return 0;
}
