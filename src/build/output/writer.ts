import { existsSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { execArgv, sibling } from '../../runtime/own-files.ts';
import { errorOf } from '../fault.ts';
import type { Answer, Beginning, Order, Outcome, Written } from './messages.ts';

/** Files are handed over a few at a time, as waking the other thread takes as long as writing a file. */
const HANDED_OVER = 16;
/** As many may be handed over and not be written yet: more would only fill the memory. */
const MOST_WAITING = 256;
/** Each has a process of Pagefind's; more would not be faster, as one thread renders what they write. */
const MOST_THREADS = 4;
/** What a thread has just made, and lets go of at once, takes no more room than this: pages are many, and none is kept. */
const YOUNG_MIB = 12;
/** Less than any index: so little is left where a disk is full, in bytes. */
const FULL = 1 << 20;

/** One thread that writes. Where that fails, `room` and `end` reject. */
class WritingThread {
  readonly #worker: Worker;
  readonly #outcome: Promise<Outcome>;
  /** Waits for the thread to get on. */
  #next = Promise.withResolvers<void>();
  #batch: Written[] = [];
  #waiting = 0;

  /** `onIndexing` is called when all pages are there that it searches. */
  constructor(beginning: Beginning, onIndexing: () => void) {
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MIB };
    this.#worker = new Worker(sibling('./thread', import.meta.url), {
      workerData: beginning,
      resourceLimits,
      execArgv: [...execArgv],
    });
    this.#outcome = new Promise((resolve, reject) => {
      this.#worker.on('message', (answer: Answer) => {
        if ('done' in answer) resolve(answer.done);
        else if ('failed' in answer) reject(errorOf(answer.failed));
        else if ('indexing' in answer) onIndexing();
        else this.#wrote(answer.wrote);
      });
      this.#worker.on('error', reject);
      this.#worker.on('exit', () => reject(this.#abandoned(beginning.site)));
    });
    // They are thrown by whoever waits for them.
    this.#outcome.catch(() => undefined);
  }

  post(order: Order, moved: ArrayBuffer[] = []): void {
    this.#worker.postMessage(order, moved);
  }

  write(file: Written): void {
    this.#batch.push(file);
    this.#waiting++;
    if (this.#batch.length >= HANDED_OVER) this.#handOver();
  }

  /** Settles when more may be written. */
  async room(): Promise<void> {
    while (this.#waiting >= MOST_WAITING) await Promise.race([this.#next.promise, this.#outcome]);
  }

  end(): Promise<Outcome> {
    this.#handOver();
    this.post({ end: true });
    return this.#outcome;
  }

  terminate(): void {
    this.#worker.terminate().catch(() => undefined);
  }

  #handOver(): void {
    const write = this.#batch;
    this.#batch = [];
    this.post(
      { write },
      write.flatMap(({ bytes }) => (bytes ? [bytes.buffer as ArrayBuffer] : [])),
    );
  }

  #wrote(files: number): void {
    this.#waiting -= files;
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  /** Pagefind, on a full disk, dies without a word: nothing is left to wait for, and the thread ends. */
  #abandoned(folder: string): Error {
    const error = new Error('Pagefind ended before its work was done');
    // The folder is gone where the thread was stopped.
    if (!existsSync(folder)) return error;
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < FULL ? Object.assign(error, { code: 'ENOSPC' }) : error;
  }
}

/** Writes a site and the parts of its search index in threads of their own. Where that fails, `write` and `end` reject. */
export class SiteWriter {
  readonly #stopped = new Int32Array(new SharedArrayBuffer(4));
  readonly #threads: readonly WritingThread[];
  #turn = 0;

  /** `onIndexing` is called when all pages are there that are searched. */
  constructor({ parts, ...beginning }: Omit<Beginning, 'stopped'>, onIndexing: () => void) {
    const count = Math.min(parts.length, MOST_THREADS, availableParallelism());
    let missing = count;
    this.#threads = Array.from({ length: count }, (_, thread) => {
      const own = parts.filter(({ number }) => number % count === thread);
      return new WritingThread({ ...beginning, parts: own, stopped: this.#stopped }, () => {
        if (--missing === 0) onIndexing();
      });
    });
  }

  /** Tells how many pages each part of the index will have; before any file is written. */
  expect(pages: readonly number[]): void {
    for (const thread of this.#threads) thread.post({ expect: pages });
  }

  /** Writes a file. Its bytes are gone from this thread then. Settles when more may be written. */
  async write(file: Written): Promise<void> {
    const thread = this.#threads[(file.place?.part ?? this.#turn++) % this.#threads.length];
    thread?.write(file);
    await thread?.room();
  }

  /** Settles when everything is written. */
  async end(): Promise<Outcome> {
    const outcomes = await Promise.all(this.#threads.map((thread) => thread.end()));
    return {
      files: Object.assign({}, ...outcomes.map(({ files }) => files)),
      parts: Object.assign({}, ...outcomes.map(({ parts }) => parts)),
    };
  }

  /** From now on nothing is written any more. */
  stop(): void {
    Atomics.store(this.#stopped, 0, 1);
    for (const thread of this.#threads) thread.terminate();
  }
}
