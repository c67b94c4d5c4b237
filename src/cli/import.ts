import type { Command } from './command.ts';
import { UsageError } from './failure.ts';

/** Commands below `import`, by their first word: `banyan import endpoints …`. A new one is a file in `import/` and a line here. */
const SUBCOMMANDS: readonly Command[] = [];

/** `import`: plans of other people and tools as typed MDX. */
export const importCommand: Command = {
  name: 'import',
  summary: 'reads a Markdown plan, or a plan of another tool, and writes it as typed MDX (not available yet)',
  usage: ['<file|folder|-> …', ...SUBCOMMANDS.map(({ name, usage = '' }) => `${name} ${usage}`)].join(' | '),
  options: Object.assign({}, ...SUBCOMMANDS.map((command) => command.options)),
  async run(args) {
    const [first, ...rest] = args.positionals;
    const below = SUBCOMMANDS.find((command) => command.name === first);
    if (below) return below.run({ ...args, positionals: rest });
    throw new UsageError('import of plans is not available yet; nothing was done');
  },
};
