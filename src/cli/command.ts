import type { ExitCode } from './failure.ts';
import type { Arguments, OptionSpecs } from './options.ts';

/** One command: what it is called with, and what it does. */
export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Behind the name in the help: `<base>[..<head>]`. */
  usage?: string;
  options: OptionSpecs;
  run(args: Arguments): Promise<ExitCode>;
}
