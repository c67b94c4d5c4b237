import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
import { type Arguments, SCHEDULED, text } from './options.ts';
import { safely } from './safely.ts';

const ACTIONS = ['list', 'create', 'rotate', 'revoke', 'verify'] as const;
type Action = (typeof ACTIONS)[number];

const actionOf = ({ positionals: [word = 'list'] }: Arguments): Action => {
  const action = ACTIONS.find((each) => each === word);
  if (action === undefined) throw new UsageError(`share ${word} is not known`, `write one of ${ACTIONS.join(', ')}`);
  return action;
};

/** Returns the plan and the audience that a command names. */
function target(args: Arguments, action: Action): { plan: string; audience: string } {
  const [, plan, audience] = args.positionals;
  if (plan === undefined || audience === undefined)
    throw new UsageError(`share ${action} needs a plan and an audience`, `write banyan share ${action} <plan> <audience>`);
  return { plan, audience };
}

/** `share`: read-only links for stakeholders. */
export const shareCommand: Command = {
  name: 'share',
  summary: 'read-only links for stakeholders',
  usage: 'list | create | rotate | revoke | verify [<plan> <audience>]',
  options: {
    ...SCHEDULED,
    out: {
      type: 'string',
      value: 'DIR',
      doc: 'verify: the folder with the pages (default: dist-shares, or dist where they are beside the site)',
    },
    title: { type: 'string', value: 'WORDS', doc: 'create: who they are' },
    sees: { type: 'string', value: 'VIEWS', doc: 'create: what they may see: status,timeline,milestones' },
    redact: { type: 'string', value: 'WHAT', doc: 'create: what is blanked: people,costs,hosts,notes' },
    expires: { type: 'string', value: 'YYYY-MM-DD', doc: 'create: the last day on which the link opens' },
    mode: { type: 'string', value: 'MODE', doc: 'create: sealed (default) | open' },
    recipients: { type: 'string', value: 'IDS', doc: 'create: who gets a link of their own' },
    recipient: { type: 'string', value: 'ID', doc: 'revoke: only the link of this recipient' },
    'show-links': { type: 'boolean', doc: 'print links with their keys also where CI is set, into a log' },
  },
  async run(args) {
    const action = actionOf(args);
    const { listShares } = await import('./share/list.ts');
    if (action === 'list') return safely(() => listShares(args));
    if (action === 'verify') return safely(async () => (await import('./share/verify.ts')).verifyShares(args));
    const { createShare, revokeShare, rotateShare } = await import('./share/change.ts');
    const { plan, audience } = target(args, action);
    if (action === 'create' && text(args, 'sees') === undefined)
      throw new UsageError('an audience sees nothing unless it is told what', 'write --sees status,timeline,milestones');
    const change = { create: createShare, rotate: rotateShare, revoke: revokeShare }[action];
    return safely(() => change(args, plan, audience));
  },
};
