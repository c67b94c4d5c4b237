import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { commentCommand } from './comment.ts';
import { completionCommand } from './completion.ts';
import { devCommand } from './dev.ts';
import { diffCommand } from './diff.ts';
import { exportCommand } from './export.ts';
import { fmtCommand } from './fmt.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { installGitDriverCommand } from './install-git-driver.ts';
import { schemaCommand } from './schema.ts';
import { shareCommand } from './share.ts';
import { startCommand } from './start.ts';
import { whatIfCommand } from './what-if-command.ts';

/** Every command, in the order in which a newcomer needs them. A new one is a file here and a line in this list. */
export const COMMANDS: readonly Command[] = [
  initCommand,
  devCommand,
  checkCommand,
  fmtCommand,
  buildCommand,
  startCommand,
  diffCommand,
  whatIfCommand,
  exportCommand,
  importCommand,
  shareCommand,
  commentCommand,
  installGitDriverCommand,
  schemaCommand,
  completionCommand(() => COMMANDS),
];
