import { existsSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { childExecArgv, sibling } from '../../runtime/own-files.ts';
import { deserializeError } from '../serialized-error.ts';
import type { OutputFile, WorkerInit, WorkerRequest, WorkerResponse, WriteResult } from './messages.ts';

/** Files per message: waking a worker takes as long as writing a file. */
const BATCH_SIZE = 16;
/** The limit of files sent but not yet written. More would only use memory. */
const MAX_PENDING = 256;
/** Every worker runs a Pagefind process; more would not be faster, since one thread renders. */
const MAX_WORKERS = 4;
/** The young-generation limit of a worker: its many buffers are short-lived. */
const YOUNG_GENERATION_MIB = 12;
/** A disk with fewer free bytes counts as full: every index is larger. */
const FULL_DISK_BYTES = 1 << 20;

/** A worker that writes files. After a failure, `ready` and `end` reject. */
class WriterWorker {
  readonly #worker: Worker;
  readonly #result: Promise<WriteResult>;
  /** Resolves when the worker has written more files. */
  #progress = Promise.withResolvers<void>();
  #batch: OutputFile[] = [];
  #pending = 0;

  /** `onIndexing` is called when all pages of the worker's index parts have arrived. */
  constructor(init: WorkerInit, onIndexing: () => void) {
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_GENERATION_MIB };
    this.#worker = new Worker(sibling('./worker', import.meta.url), {
      workerData: init,
      resourceLimits,
      execArgv: [...childExecArgv],
    });
    this.#result = new Promise((resolve, reject) => {
      this.#worker.on('message', (response: WorkerResponse) => {
        if ('done' in response) resolve(response.done);
        else if ('failed' in response) reject(deserializeError(response.failed));
        else if ('indexing' in response) onIndexing();
        else this.#onWrote(response.wrote);
      });
      this.#worker.on('error', reject);
      this.#worker.on('exit', () => reject(this.#exitError(init.site)));
    });
    // `ready` and `end` throw it.
    this.#result.catch(() => undefined);
  }

  post(request: WorkerRequest, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(request, transfer);
  }

  write(file: OutputFile): void {
    this.#batch.push(file);
    this.#pending++;
    if (this.#batch.length >= BATCH_SIZE) this.#flush();
  }

  /** Resolves when more files may be written. */
  async ready(): Promise<void> {
    while (this.#pending >= MAX_PENDING) await Promise.race([this.#progress.promise, this.#result]);
  }

  end(): Promise<WriteResult> {
    this.#flush();
    this.post({ end: true });
    return this.#result;
  }

  terminate(): void {
    this.#worker.terminate().catch(() => undefined);
  }

  #flush(): void {
    const write = this.#batch;
    this.#batch = [];
    this.post(
      { write },
      write.flatMap(({ bytes }) => (bytes ? [bytes.buffer as ArrayBuffer] : [])),
    );
  }

  #onWrote(files: number): void {
    this.#pending -= files;
    this.#progress.resolve();
    this.#progress = Promise.withResolvers();
  }

  /** Returns the error of a worker that exited early: on a full disk, Pagefind dies without a message. */
  #exitError(folder: string): Error {
    const error = new Error('Pagefind ended before its work was done');
    // The folder is gone if the build was stopped.
    if (!existsSync(folder)) return error;
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < FULL_DISK_BYTES ? Object.assign(error, { code: 'ENOSPC' }) : error;
  }
}

/** Writes a site and its search index in worker threads. After a failure, `write` and `end` reject. */
export class SiteWriter {
  readonly #stopped = new Int32Array(new SharedArrayBuffer(4));
  readonly #workers: readonly WriterWorker[];
  #nextWorker = 0;

  /** `onIndexing` is called when all searched pages have arrived. */
  constructor({ parts, ...init }: Omit<WorkerInit, 'stopped'>, onIndexing: () => void) {
    const count = Math.min(parts.length, MAX_WORKERS, availableParallelism());
    let missing = count;
    this.#workers = Array.from({ length: count }, (_, worker) => {
      const own = parts.filter(({ number }) => number % count === worker);
      return new WriterWorker({ ...init, parts: own, stopped: this.#stopped }, () => {
        if (--missing === 0) onIndexing();
      });
    });
  }

  /** Sets the number of pages of each index part. Called before any file is written. */
  expect(pages: readonly number[]): void {
    for (const worker of this.#workers) worker.post({ expect: pages });
  }

  /** Writes a file; transfers (detaches) its bytes. Resolves when more files may be written. */
  async write(file: OutputFile): Promise<void> {
    const worker = this.#workers[(file.slot?.part ?? this.#nextWorker++) % this.#workers.length];
    worker?.write(file);
    await worker?.ready();
  }

  /** Resolves with all digests once everything is written. */
  async end(): Promise<WriteResult> {
    const results = await Promise.all(this.#workers.map((worker) => worker.end()));
    return {
      files: Object.assign({}, ...results.map(({ files }) => files)),
      parts: Object.assign({}, ...results.map(({ parts }) => parts)),
    };
  }

  /** Stops all writing. */
  stop(): void {
    Atomics.store(this.#stopped, 0, 1);
    for (const worker of this.#workers) worker.terminate();
  }
}
