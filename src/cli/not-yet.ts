import type { Command } from './command.ts';

/** A command that is planned: it says so, and that nothing was done. */
export const notYet = (name: string, summary: string): Command => ({
  name,
  summary: `${summary} (not available yet)`,
  options: {},
  async run() {
    process.stderr.write(`banyan: ${name} is not available yet; nothing was done\n`);
    return 2;
  },
});
