import type { Command } from './command.ts';
import { importEndpoints } from './import/endpoints.ts';
import { COMMON } from './options.ts';

/** Commands below `import`, by their first word: `banyan import endpoints …`. A new one is a file in `import/` and a line here. */
const SUBCOMMANDS: readonly Command[] = [importEndpoints];

/** `import`: plans of other people and tools as typed MDX. */
export const importCommand: Command = {
  name: 'import',
  summary: 'reads a Markdown plan, or a plan of another tool, and writes it as typed MDX',
  usage: ['<file|folder|-> …', ...SUBCOMMANDS.map(({ name, usage = '' }) => `${name} ${usage}`)].join(' | '),
  options: Object.assign(
    {
      ...COMMON,
      plan: { type: 'string', value: 'ID', doc: 'the folder of the plan (default: from its title)' },
      'dry-run': { type: 'boolean', doc: 'write nothing, and list what would be written' },
      json: { type: 'boolean', doc: 'the result as JSON' },
      into: {
        type: 'string',
        value: 'PLAN',
        doc: 'add what is found to a plan that is there: new files, and new rows of its registers',
      },
      only: { type: 'string', value: 'KINDS', doc: 'only these, and plan.mdx: phases,risks,endpoints' },
      explain: { type: 'string', value: 'LINE', doc: 'why a line became what it is; writes nothing' },
      'work-list': { type: 'boolean', doc: 'what is left to look at, as JSON for a person or an agent; writes nothing' },
      answer: { type: 'string', value: 'FILE', doc: 'proposals as JSON; taken if their words are in the source' },
      update: { type: 'boolean', doc: 'bring an imported plan up to date with its source; your edits stay' },
    } as Command['options'],
    ...SUBCOMMANDS.map((command) => command.options),
  ),
  async run(args) {
    const [first, ...rest] = args.positionals;
    const below = SUBCOMMANDS.find((command) => command.name === first);
    if (below) return below.run({ ...args, positionals: rest });
    return (await import('./import/plan.ts')).importDocuments(args);
  },
};
