import type { ExitCode } from './failure.ts';
import type { Arguments, OptionSpecs } from './options.ts';

/** A command: its name, its options and its action. */
export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Arguments in the help, after the name: `<base>[..<head>]`. A command without takes none. */
  usage?: string;
  options: OptionSpecs;
  run(args: Arguments): Promise<ExitCode>;
}
