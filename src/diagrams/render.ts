import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { childExecArgv, sibling } from '../runtime/own-files.ts';
import { createCache, hash } from './cache.ts';
import { DiagramError } from './errors.ts';
import type { Drawing } from './finish-svg.ts';
import { PLACEHOLDER } from './ids.ts';
import { tooLarge } from './limits.ts';
import { toolFingerprint } from './versions.ts';
import type { DrawingReply, DrawingRequest, WorkerData } from './worker.ts';

export interface RendererOptions {
  /** The folder for cached drawings. */
  readonly cacheDir: string;
  /** A folder with Inter's static cuts, named as in fontsource; defaults to fontsource's own. */
  readonly fonts?: string;
  /** Milliseconds after which a drawing is given up; by default a minute. */
  readonly patience?: number;
}

/** A drawing within the limits takes seconds, on a slow machine too. */
const PATIENCE = 60_000;

export interface Renderer {
  /**
   * Draws mermaid source as an `<svg>` for inlining in a page.
   * @param idPrefix the start of every id in the drawing; must be unique on the page, such as `diagram-3`
   * @throws DiagramError with the line and column in `source`
   */
  render(source: string, options: { readonly idPrefix: string }): Promise<Drawing>;
  /** Ends the worker, if it runs. */
  close(): Promise<void>;
  /** The number of pages the worker has opened so far; 0 while everything came from the cache. */
  readonly pages: number;
}

/** Creates a renderer. Its worker, and in it mermaid, starts with the first diagram that is not cached. */
export function createRenderer({ cacheDir, fonts, patience = PATIENCE }: RendererOptions): Renderer {
  const cache = createCache<Drawing>(join(cacheDir, 'drawings'));
  const underway = new Map<string, Promise<Drawing>>();
  const thread = createThread({ fonts }, patience);

  const draw = async (key: string, source: string): Promise<Drawing> => {
    const cached = await cache.read(key);
    if (cached) return cached;
    const drawing = await thread.draw(source);
    await cache.write(key, drawing);
    return drawing;
  };

  return {
    get pages() {
      return thread.pages;
    },
    async render(source, { idPrefix }) {
      if (!/^[A-Za-z][\w-]*$/.test(idPrefix)) {
        throw new RangeError(`idPrefix "${idPrefix}" must be a letter followed by letters, digits, "-" or "_"`);
      }
      const large = tooLarge(source);
      if (large !== undefined) throw new DiagramError(large);
      const key = hash(toolFingerprint(), fonts ?? '', source);
      const promise = underway.get(key) ?? draw(key, source).finally(() => underway.delete(key));
      underway.set(key, promise);
      const { svg, title, description } = await promise;
      return { svg: svg.replaceAll(PLACEHOLDER, idPrefix), title, description };
    },
    close: () => thread.end(),
  };
}

interface Thread {
  draw(source: string): Promise<Drawing>;
  end(): Promise<void>;
  readonly pages: number;
}

interface Waiting {
  readonly source: string;
  readonly resolve: (drawing: Drawing) => void;
  readonly reject: (error: Error) => void;
}

/** A single worker: two were slower on two cores, as each loads mermaid. It draws one source after the other. */
function createThread(workerData: WorkerData, patience: number): Thread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let requests = 0;
  let pages = 0;

  /** Waits for the source that is drawn now, the oldest. A worker that does not answer in time is replaced. */
  const watch = (): void => {
    clearTimeout(timer);
    const [current] = waiting.keys();
    if (current !== undefined) timer = setTimeout(() => giveUp(current), patience);
  };

  const giveUp = (id: number): void => {
    const request = waiting.get(id);
    waiting.delete(id);
    const given = worker;
    worker = undefined;
    given?.removeAllListeners();
    void given?.terminate();
    const message = `Drawing it takes longer than ${patience / 1000} s.`;
    request?.reject(new DiagramError({ kind: 'drawing', line: 1, column: 1, message }));
    if (waiting.size > 0) worker = start();
    for (const [next, { source }] of waiting) worker?.postMessage({ id: next, source } satisfies DrawingRequest);
    watch();
  };

  const settle = (reply: DrawingReply): void => {
    const request = waiting.get(reply.id);
    waiting.delete(reply.id);
    pages = reply.pages;
    watch();
    // An idle worker must not keep the process alive.
    if (waiting.size === 0) worker?.unref();
    if ('drawing' in reply) request?.resolve(reply.drawing);
    else request?.reject(new DiagramError(reply.problem));
  };

  const fail = (error: Error): void => {
    worker = undefined;
    clearTimeout(timer);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  const start = (): Worker => {
    const started = new Worker(sibling('./worker', import.meta.url), { workerData, execArgv: [...childExecArgv] });
    started.on('message', settle);
    started.on('error', fail);
    return started;
  };

  return {
    get pages() {
      return pages;
    },
    draw(source) {
      worker ??= start();
      worker.ref();
      const id = requests++;
      const reply = new Promise<Drawing>((resolve, reject) => waiting.set(id, { source, resolve, reject }));
      worker.postMessage({ id, source } satisfies DrawingRequest);
      if (waiting.size === 1) watch();
      return reply;
    },
    async end() {
      const ended = worker;
      fail(new Error('The renderer was closed before this diagram was drawn'));
      await ended?.terminate();
    },
  };
}
