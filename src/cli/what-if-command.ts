import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { compareModels } from '../changes/compare.ts';
import { compute } from '../pipeline/compute.ts';
import { dayOf } from '../pipeline/day.ts';
import { readAll } from '../pipeline/read-all.ts';
import { CHANGES_FORMATS, formatChanges } from '../report/changes/format.ts';
import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
import { COMMON, choice, list, text } from './options.ts';
import { projectOf } from './project.ts';
import { terminalColours } from './terminal.ts';
import { applyWhatIf, WHAT_IF } from './what-if.ts';

/**
 * `what-if`: prints what would follow from a change of a plan, as `diff` does for a change that was made. Nothing is
 * written. Stated positions give way on both sides, so that a longer phase moves what comes after it.
 */
export const whatIfCommand: Command = {
  name: 'what-if',
  summary: 'shows what would follow from a change, without making it',
  usage: '--set PATH=VALUE | --what-if FILE',
  options: {
    ...COMMON,
    ...WHAT_IF,
    plan: { type: 'string', value: 'ID', doc: 'the plan that is meant, where several could be' },
    format: { type: 'string', value: 'FORMAT', doc: CHANGES_FORMATS.join(' | ') },
  },
  async run(args) {
    const [positional] = args.positionals;
    if (positional !== undefined)
      throw new UsageError(
        `what-if takes no arguments, found ${positional}`,
        positional.includes('=')
          ? `write --set '${positional}'`
          : existsSync(positional)
            ? `write --what-if ${positional}`
            : 'write --set phases.core-api.duration=3w, or --what-if FILE',
      );
    const format = choice(args, 'format', CHANGES_FORMATS, 'pretty');
    if (list(args, 'set').length === 0 && text(args, 'what-if') === undefined)
      throw new UsageError('nothing would be different', 'write --set phases.core-api.duration=3w, or --what-if FILE');
    const project = projectOf(args);
    const reading = await readAll(project);
    const { portfolio, changed } = await applyWhatIf(args, reading.portfolio);
    const { asOf, asOfBy } = dayOf(portfolio, project.statedDay, project.day);
    const movable = new Set(changed.keys());
    const side = (plans: typeof portfolio.plans) => ({
      computed: compute({ ...reading, portfolio: { ...portfolio, plans: plans.filter(({ id }) => changed.has(id)) } }, asOf, {
        asOfBy,
        movable,
      }),
      locate: reading.locate,
      unread: [],
      movable,
    });
    const prefix = relative(process.cwd(), resolve(project.contentRoot)).split(sep).join('/');
    process.stdout.write(
      formatChanges(format, {
        comparison: compareModels(side(reading.portfolio.plans), side(portfolio.plans)),
        base: 'the plan as it is',
        head: [...list(args, 'set'), ...(text(args, 'what-if') === undefined ? [] : [text(args, 'what-if')])].join(', '),
        pathOf: (file) => (prefix === '' || prefix.startsWith('..') ? file : `${prefix}/${file}`),
        failing: [],
        colours: terminalColours(process.stdout),
      }),
    );
    return 0;
  },
};
