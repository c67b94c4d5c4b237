import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { childExecArgv, sibling } from '../runtime/own-files.ts';
import { createCache, hash } from './cache.ts';
import type { CheckReply, CheckRequest } from './check-worker.ts';
import type { DiagramProblem } from './errors.ts';
import { tooLarge } from './limits.ts';
import { toolFingerprint } from './versions.ts';

export interface CheckOptions {
  /** The folder for cached results; without it every source is parsed. */
  readonly cacheDir?: string;
}

/** Checks the syntax of one diagram without drawing it. For several, `checkMany` loads mermaid only once. */
export async function checkMermaid(source: string, options: CheckOptions = {}): Promise<DiagramProblem | undefined> {
  const [problem] = await checkMany([source], options);
  return problem;
}

/**
 * Checks the syntax of diagrams without drawing them. If all results are cached, no worker starts and mermaid is not loaded.
 * @returns for each source, in order, its first problem, or `undefined` if it has none
 */
export async function checkMany(
  sources: readonly string[],
  { cacheDir }: CheckOptions = {},
): Promise<(DiagramProblem | undefined)[]> {
  const cache = cacheDir === undefined ? undefined : createCache<CachedResult>(join(cacheDir, 'checks'));
  const key = (source: string): string => hash(toolFingerprint(), source);

  const answers = new Map<string, CachedResult>();
  for (const source of new Set(sources)) {
    const problem = tooLarge(source);
    const known = problem === undefined ? await cache?.read(key(source)) : { problem };
    if (known) answers.set(source, known);
  }
  const unknown = [...new Set(sources)].filter((source) => !answers.has(source));
  const problems = unknown.length > 0 ? await askWorker(unknown) : [];
  for (const [index, source] of unknown.entries()) {
    const answer = { problem: problems[index] ?? null };
    answers.set(source, answer);
    await cache?.write(key(source), answer);
  }
  return sources.map((source) => answers.get(source)?.problem ?? undefined);
}

/** Wraps the problem, since JSON has no `undefined`. */
interface CachedResult {
  readonly problem: DiagramProblem | null;
}

async function askWorker(sources: CheckRequest): Promise<CheckReply> {
  const worker = new Worker(sibling('./check-worker', import.meta.url), { execArgv: [...childExecArgv] });
  try {
    return await new Promise<CheckReply>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(sources);
    });
  } finally {
    await worker.terminate();
  }
}
