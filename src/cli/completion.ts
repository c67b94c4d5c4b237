import type { Command } from './command.ts';
import { UsageError } from './failure.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

const optionsOf = (command: Command): string =>
  Object.keys({ ...command.options, help: '' })
    .map((name) => `--${name}`)
    .join(' ');

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => `    ${command.name}) words="${optionsOf(command)}" ;;`);
  return `_banyan() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${commands.map(({ name }) => name).join(' ')} help"; fi
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi ;;
  esac
}
complete -o filenames -F _banyan banyan
`;
}

function fish(commands: readonly Command[]): string {
  const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
  return commands
    .flatMap((command) => [
      `complete -c banyan -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
      ...Object.entries(command.options).map(
        ([name, { type, doc }]) =>
          `complete -c banyan -n '__fish_seen_subcommand_from ${command.name}' -l ${name}${type === 'string' ? ' -r' : ''} -d ${quoted(doc)}`,
      ),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

/** `completion`: prints a script with which a shell completes commands and options. */
export const completionCommand = (commands: () => readonly Command[]): Command => ({
  name: 'completion',
  summary: 'prints a script that completes commands and options in a shell',
  usage: SHELLS.join(' | '),
  options: {},
  async run({ positionals: [shell = ''] }) {
    const known = SHELLS.find((each) => each === shell);
    if (!known)
      throw new UsageError(
        `${shell === '' ? 'no shell is named' : `the shell ${shell} is not known`}`,
        `write banyan completion ${SHELLS.join(' | ')}`,
      );
    const script = known === 'fish' ? fish(commands()) : bash(commands());
    process.stdout.write(known === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${script}` : script);
    return 0;
  },
});
