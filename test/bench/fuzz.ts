import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { checkMany } from '../../src/diagrams/check.ts';
import { exampleCorpus, misplaced, mutated } from '../reader/corpus.ts';
import { mutations } from '../reader/mutations.ts';

/** Mutations of the example plans, and what checking one of them may take. `BANYAN_SEED=7 npm run bench -- fuzz` does others. */
const RUNS = Number(process.env.BANYAN_RUNS ?? 10_000);
const SEED = Number(process.env.BANYAN_SEED ?? 20_260_210);
const LIMIT_MS = 2000;
/** Nothing heard for so long: the thread hangs. */
const HANGS_MS = 60_000;
/** Diagrams that are parsed at once: mermaid is loaded anew each time. */
const DIAGRAMS = 100;

interface Progress {
  begun: string;
  failed?: string;
  /** Milliseconds of the processor, for the whole plan: a machine that is busy or asleep does not count. */
  took?: number;
}

const tell = (progress: Progress): void => parentPort?.postMessage(progress);

async function work(): Promise<void> {
  const corpus = await exampleCorpus();
  const cases = fc.sample(fc.tuple(mutations(corpus.names), fc.constantFrom('2026-02-10', '2027-02-10'), fc.nat(20)), {
    numRuns: RUNS,
    seed: SEED,
  });
  const known = new Set<string>();
  const diagrams = new Set<string>();
  // Warm: what the first call compiles is no part of a file's time.
  await misplaced(mutated(corpus, corpus.names[0] ?? '', []));
  for (const [index, [{ name, steps }, asOf, forecast]] of cases.entries()) {
    const begun = `${index}: ${name} ${JSON.stringify(steps.map((step) => ({ ...step, bit: step.bit.slice(0, 30) })))}`;
    tell({ begun });
    const started = process.cpuUsage();
    const took = (): number => Object.values(process.cpuUsage(started)).reduce((sum, each) => sum + each) / 1000;
    try {
      const { reading, complaints } = await misplaced(mutated(corpus, name, steps), { asOf, forecast: forecast === 0 });
      for (const { document } of reading.files.values())
        for (const { lang, value } of document.body.fences) if (lang === 'mermaid' && !known.has(value)) diagrams.add(value);
      tell({ begun, took: took(), ...(complaints.length > 0 && { failed: complaints.join('; ') }) });
    } catch (error) {
      tell({ begun, took: took(), failed: error instanceof Error ? (error.stack ?? '') : String(error) });
    }
    if (diagrams.size < DIAGRAMS && index < cases.length - 1) continue;
    const sources = [...diagrams];
    tell({ begun: `${sources.length} diagrams, the last of mutation ${index}` });
    for (const [at, problem] of (await checkMany(sources)).entries()) {
      const lines = (sources[at] ?? '').split('\n').length;
      if (problem && !(problem.line >= 1 && problem.line <= lines && problem.column >= 1))
        tell({ begun: JSON.stringify(sources[at]), failed: `line ${problem.line} of ${lines}: ${problem.message}` });
      known.add(sources[at] ?? '');
    }
    diagrams.clear();
  }
}

async function watch(): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: 'work' });
  let [done, failed, longest, last] = [0, 0, 0, 'the start'];
  const fail = (what: string, why: string): void => {
    failed++;
    process.stdout.write(`✗ ${what}\n  ${why}\n`);
  };
  await new Promise<void>((resolve) => {
    const hang = (): void => {
      fail(last, `it hangs: nothing was heard for ${HANGS_MS / 1000} s`);
      void worker.terminate();
    };
    let timer = setTimeout(hang, HANGS_MS);
    worker.on('message', ({ begun, failed: why, took }: Progress) => {
      clearTimeout(timer);
      timer = setTimeout(hang, HANGS_MS);
      last = begun;
      if (why !== undefined) fail(begun, why);
      if (took === undefined) return;
      done++;
      longest = Math.max(longest, took);
      if (took > LIMIT_MS) fail(begun, `it took ${took.toFixed(0)} ms`);
    });
    worker.on('error', (error) => fail(last, error.stack ?? error.message));
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  process.stdout.write(
    `fuzz: ${done.toLocaleString('en')} of ${RUNS.toLocaleString('en')} mutations, seed ${SEED}, ${failed} failed\n` +
      `${'fuzz: the slowest plan'.padEnd(48)} ${longest.toFixed(0).padStart(8)} ms   ${(longest / LIMIT_MS).toFixed(2)} of ${LIMIT_MS} ms\n`,
  );
  return failed === 0 && done === RUNS ? 0 : 1;
}

if (isMainThread || workerData !== 'work') process.exitCode = await watch();
else await work();
