import { spawnSync } from 'node:child_process';

/** Builds the site of a content root, and answers what the build told of it. Throws where it does not build. */
export function buildSite(content: string, out: string): string {
  const command = ['src/cli/main.ts', 'build', '--content', content, '--out', out, '--as-of', '2026-06-01'];
  const { status, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...command], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr.slice(-2000));
  return stderr.trim().split('\n').at(-1) ?? '';
}
