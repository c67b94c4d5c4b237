import { existsSync, statfsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Answer, Beginning, Order, Outcome, Parts, Written } from './messages.ts';

/** Files are handed over a few at a time, as waking the other thread takes as long as writing a file. */
const HANDED_OVER = 16;
/** As many may be handed over and not be written yet: more would only fill the memory. */
const MOST_WAITING = 256;
/** Less than any index: so little is left where a disk is full, in bytes. */
const FULL = 1 << 20;

/** Writes a site and its search index in a thread of its own. Where that fails, `write` and `end` reject. */
export class SiteWriter {
  readonly #worker: Worker;
  readonly #stopped: Int32Array;
  readonly #outcome: Promise<Outcome>;
  /** Waits for the thread to get on. */
  #next = Promise.withResolvers<void>();
  #batch: Written[] = [];
  #waiting = 0;

  /** `onIndexing` is called when all pages are there that are searched. */
  constructor(beginning: Omit<Beginning, 'stopped'>, onIndexing: () => void) {
    this.#stopped = new Int32Array(new SharedArrayBuffer(4));
    const workerData: Beginning = { ...beginning, stopped: this.#stopped };
    this.#worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData });
    this.#outcome = new Promise((resolve, reject) => {
      this.#worker.on('message', (answer: Answer) => {
        if ('done' in answer) resolve(answer.done);
        else if ('failed' in answer) reject(Object.assign(new Error(answer.failed.message), answer.failed));
        else if ('indexing' in answer) onIndexing();
        else this.#wrote(answer.wrote);
      });
      this.#worker.on('error', reject);
      this.#worker.on('exit', () => reject(this.#abandoned(beginning.site)));
    });
    // They are thrown by whoever waits for them.
    this.#outcome.catch(() => undefined);
  }

  /** Tells what the index is made of; before any file is written. */
  index(parts: Parts): void {
    this.#post({ index: parts });
  }

  /** Writes a file. Its bytes are gone from this thread then. Settles when more may be written. */
  async write(file: Written): Promise<void> {
    this.#batch.push(file);
    this.#waiting++;
    if (this.#batch.length >= HANDED_OVER) this.#handOver();
    while (this.#waiting >= MOST_WAITING) await Promise.race([this.#next.promise, this.#outcome]);
  }

  /** Settles when everything is written. */
  async end(): Promise<Outcome> {
    this.#handOver();
    this.#post({ end: true });
    return this.#outcome;
  }

  /** From now on nothing is written any more. */
  stop(): void {
    Atomics.store(this.#stopped, 0, 1);
    this.#worker.terminate().catch(() => undefined);
  }

  #handOver(): void {
    const write = this.#batch;
    this.#batch = [];
    this.#post(
      { write },
      write.flatMap(({ bytes }) => (bytes ? [bytes.buffer as ArrayBuffer] : [])),
    );
  }

  #post(order: Order, moved: ArrayBuffer[] = []): void {
    this.#worker.postMessage(order, moved);
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
