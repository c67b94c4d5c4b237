import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a command printed and how it ended. */
export interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command as `npm run -s banyan --` does, without npm around it. */
export function banyan(
  args: readonly string[],
  options: { env?: Record<string, string>; cwd?: string; main?: string } = {},
): Run {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const result = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', options.main ?? 'src/cli/main.ts', ...args],
    {
      encoding: 'utf8',
      env: { ...env, ...options.env },
      maxBuffer: 64 * 1024 * 1024,
      ...(options.cwd && { cwd: options.cwd }),
    },
  );
  return { code: result.status, out: result.stdout, err: result.stderr };
}

const PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n';

/** A content root on disk with one plan `p`, in a folder whose name has a space and a letter beyond ASCII; paths are below the root. */
export function contentRoot(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'banyan content é-'));
  for (const [file, text] of Object.entries({ 'plans/p/plan.mdx': PLAN, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}
