import { text as textOfStream } from 'node:stream/consumers';
import { ForgeError } from '../forge/forge.ts';
import { FORGES } from '../forge/forges.ts';
import { keepComment, type Outcome } from '../forge/keep-comment.ts';
import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
import { choice, text } from './options.ts';

type ForgeName = keyof typeof FORGES;
const NAMES = Object.keys(FORGES) as [ForgeName, ...ForgeName[]];

const SAID: Record<Outcome, string> = {
  created: 'wrote the comment',
  updated: 'brought the comment up to date',
  unchanged: 'the comment says so already',
  nothing: 'nothing changed, so there is no comment',
  readonly: 'the token may not comment (a pull request from a fork?)',
};

/** `comment`: keeps one comment on a pull request up to date. */
export const commentCommand: Command = {
  name: 'comment',
  summary: 'keeps one comment on a pull request up to date, from Markdown on standard input',
  usage: '< review.md',
  options: {
    to: { type: 'string', value: 'FORGE', doc: NAMES.join(' | ') },
    tag: { type: 'string', value: 'NAME', doc: 'one comment for each name, where several content roots are reviewed' },
    'max-length': { type: 'string', value: 'N', doc: 'the most characters of the comment (default: what the forge takes)' },
  },
  async run(args) {
    if (text(args, 'to') === undefined) throw new UsageError('--to is missing', `write --to ${NAMES.join(', --to ')}`);
    const forge = choice(args, 'to', NAMES, 'github');
    const tag = text(args, 'tag');
    if (tag !== undefined && !/^[\w.-]{1,60}$/.test(tag))
      throw new UsageError(`--tag ${tag} is no name`, 'write letters, digits, hyphens and dots: --tag billing');
    const most = text(args, 'max-length');
    if (most !== undefined && !/^[1-9]\d{2,6}$/.test(most))
      throw new UsageError(`--max-length ${most} is no number of characters`, 'write 100 to 9999999: --max-length 32768');
    if (process.stdin.isTTY) throw new UsageError('there is nothing to comment', 'banyan comment --to github < review.md');
    const body = await textOfStream(process.stdin);
    if (body.trim() === '') throw new UsageError('standard input is empty', 'banyan comment --to github < review.md');
    try {
      const outcome = await keepComment(FORGES[forge](process.env), body, {
        ...(tag !== undefined && { tag }),
        ...(most !== undefined && { longest: Number(most) }),
      });
      process.stdout.write(`banyan: ${SAID[outcome]}\n`);
    } catch (error) {
      if (error instanceof ForgeError) throw new UsageError(error.message, error.fix);
      throw error;
    }
    return 0;
  },
};
