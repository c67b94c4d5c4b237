import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A run of commands: wall time in ms, and the most memory that all its processes held at once, in MiB (Linux; else 0). */
export interface Measured {
  ms: number;
  mib: number;
  failed?: string;
}

/** Resident memory of a process and all that it started, in KiB. */
function treeKib(root: number): number {
  try {
    const parents = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      } catch {}
    }
    const inside = (pid: number | undefined): boolean => pid !== undefined && (pid === root || inside(parents.get(pid)));
    return [...parents.keys()].filter(inside).reduce((sum, pid) => {
      try {
        return sum + Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
      } catch {
        return sum;
      }
    }, 0);
  } catch {
    return 0;
  }
}

/** Runs one command to its end, or kills it after a limit. */
export function measured(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<Measured> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let told = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        told = (told + chunk).slice(-2000);
      });
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, treeKib(child.pid ?? 0));
    }, 100);
    const late = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), limitMs);
    child.on('close', (code) => {
      clearInterval(watch);
      clearTimeout(late);
      const ms = performance.now() - started;
      const failed = code === 0 ? undefined : ms >= limitMs ? `ended after ${limitMs / 1000} s` : told.trim();
      resolve({ ms, mib: peak / 1024, ...(failed !== undefined && { failed }) });
    });
  });
}
