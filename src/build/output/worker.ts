import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { close } from 'pagefind';
import { serializeError } from '../serialized-error.ts';
import type { OutputFile, WorkerInit, WorkerRequest, WorkerResponse, WriteResult } from './messages.ts';
import { reuseFile } from './reuse-file.ts';
import { SearchPart } from './search-part.ts';
import { searchable } from './searchable.ts';

// A worker that writes files of the site and parts of its search index while the main thread renders pages.
const port = parentPort;
if (!port) throw new Error('this is a thread of the build');
const init = workerData as WorkerInit;
const { site, out, parts: indexParts, previousDigests, stopped } = init;
const respond = (response: WorkerResponse): void => port.postMessage(response);
const utf8 = new TextDecoder();

/**
 * The number of rows indexed before any page arrives. Later parts start with their first page, so that few are in memory at a
 * time.
 */
const EAGER_ROWS = 5_000;

let rows = 0;
const parts = new Map(
  indexParts.map((part) => {
    rows += part.records.length;
    return [part.number, new SearchPart(part, rows <= EAGER_ROWS, init)];
  }),
);
const result: WriteResult = { files: {}, parts: {} };
let indexed: Promise<void> = Promise.resolve();
let incomplete = parts.size;

const folders = new Set<string>();
function outputPath(file: string): string {
  const path = join(site, file);
  const folder = dirname(path);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  return path;
}

/** Writes an index part whose pages have all arrived, or reuses it from the previous site. */
async function finish(part: SearchPart): Promise<void> {
  result.parts[part.number] = part.digest();
  const reused = part.isUnchanged && part.previousFiles.every(([file, stamp]) => reuseFile(file, out, site, stamp));
  if (!reused) await part.write();
}

function write({ file, bytes, slot }: OutputFile): void {
  if (bytes) writeFileSync(outputPath(file), bytes);
  const previousDigest = previousDigests[file];
  const digest = bytes ? hash('sha256', bytes) : (previousDigest ?? '');
  result.files[file] = digest;
  const part = slot && parts.get(slot.part);
  if (!part) return;
  const words = (): string | undefined => searchable(bytes ? utf8.decode(bytes) : readFileSync(join(site, file), 'utf8'));
  if (!part.add(slot.index, { file, digest }, digest === previousDigest, words)) return;
  indexed = indexed.then(() => finish(part));
  indexed.catch(failed);
  if (--incomplete === 0) respond({ indexing: true });
}

function failed(error: unknown): void {
  respond({ failed: serializeError(error) });
  port?.close();
}

async function end(): Promise<void> {
  if (incomplete > 0) throw new Error(`pages of the search index were not rendered: ${incomplete} of its parts are not complete`);
  // If Pagefind crashes, as it does on a full disk, it never responds. Without this handle the thread then exits, and the main
  // thread reports that.
  port?.unref();
  await indexed;
  await close();
  respond({ done: result });
  port?.close();
}

port.on('message', (request: WorkerRequest) => {
  if (Atomics.load(stopped, 0) !== 0) return;
  try {
    if ('expect' in request) for (const [number, part] of parts) part.expect(request.expect[number] ?? 0);
    else if ('write' in request) {
      for (const file of request.write) if (Atomics.load(stopped, 0) === 0) write(file);
      respond({ wrote: request.write.length });
    } else if ('end' in request) end().catch(failed);
  } catch (error) {
    failed(error);
  }
});
