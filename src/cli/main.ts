import { nearest } from '../model/values/nearest.ts';
import { version } from '../runtime/own-files.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { UsageError } from './failure.ts';
import { parseOptions } from './options.ts';

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  return [
    'Banyan: migration plans as code',
    '',
    'banyan <command> [options]',
    '',
    ...COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'banyan help <command> shows its options, banyan --version the version.',
    'Exit codes: 0 fine, 1 findings, 2 usage or environment.',
    '',
  ].join('\n');
}

function help(command: Command): string {
  const rows = Object.entries(command.options).map(
    ([name, spec]) => [`--${name}${spec.value ? ` ${spec.value}` : ''}`, spec.doc] as const,
  );
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return [
    `banyan ${command.name}${command.usage ? ` ${command.usage}` : ''} [options]`,
    '',
    command.summary,
    '',
    ...rows.map(([name, doc]) => `  ${name.padEnd(width)}  ${doc}`),
    '',
  ].join('\n');
}

/** Returns the command of a name; throws UsageError with the nearest name if it is unknown. */
function commandNamed(name: string): Command {
  const known = COMMANDS.map((each) => each.name);
  const command = COMMANDS.find((each) => each.name === name);
  if (command) return command;
  const meant = nearest(name, known);
  throw new UsageError(`unknown command ${name}`, meant ? `did you mean ${meant}?` : `known are ${known.join(', ')}`);
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (['--version', '-v', '-V', 'version'].includes(name ?? '')) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const wantsHelp = name === undefined || name === 'help' || name === '--help' || name === '-h';
  const asked = rest.find((word) => !word.startsWith('-') && word !== 'help');
  if (wantsHelp && asked === undefined) {
    process.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  if (wantsHelp && asked !== undefined) {
    process.stdout.write(help(commandNamed(asked)));
    return 0;
  }
  const command = commandNamed(name ?? '');
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(help(command));
    return 0;
  }
  const args = parseOptions(rest, command.options);
  const [positional] = args.positionals;
  if (positional !== undefined && command.usage === undefined)
    throw new UsageError(
      `${command.name} takes no arguments, found ${positional}`,
      'content' in command.options
        ? `write --content ${positional}, or see banyan help ${command.name}`
        : `see banyan help ${command.name}`,
    );
  return command.run(args);
}

// A reader that closes early (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`banyan: ${error.message}\n${error.fix ? `  ${error.fix}\n` : ''}`);
  } else {
    // An internal error is one line; BANYAN_DEBUG=1 adds the stack.
    process.stderr.write(
      `banyan: internal error: ${error instanceof Error ? error.message : String(error)}\n  Please report it; BANYAN_DEBUG=1 shows where it happened.\n`,
    );
    if (process.env.BANYAN_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
  process.exitCode = 2;
}
