import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { close } from 'pagefind';
import { faultOf } from '../fault.ts';
import type { Answer, Beginning, Order, Outcome, Written } from './messages.ts';
import { SearchPart } from './search-part.ts';
import { searchable } from './searchable.ts';
import { takeOver } from './take-over.ts';

// A thread that writes files of a site and parts of its search index, while the main thread renders the pages.
const port = parentPort;
if (!port) throw new Error('this is a thread of the build');
const beginning = workerData as Beginning;
const { site, out, parts: plans, before, stopped } = beginning;
const answer = (told: Answer): void => port.postMessage(told);
const utf8 = new TextDecoder();

/** So many rows are indexed before there are pages. Parts beyond begin with their first page, so that few are in memory at a time. */
const EARLY_ROWS = 5_000;

let rows = 0;
const parts = new Map(
  plans.map((plan) => {
    rows += plan.records.length;
    return [plan.number, new SearchPart(plan, rows <= EARLY_ROWS, beginning)];
  }),
);
const outcome: Outcome = { files: {}, parts: {} };
let indexed: Promise<void> = Promise.resolve();
let missing = parts.size;

const folders = new Set<string>();
function place(file: string): string {
  const path = join(site, file);
  const folder = dirname(path);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  return path;
}

/** Writes a part of the index, once all of its pages have come, or takes it over from the site before. */
async function finish(part: SearchPart): Promise<void> {
  outcome.parts[part.number] = part.digest();
  const taken = part.isSame && part.filesBefore.every(([file, stamp]) => takeOver(file, out, site, stamp));
  if (!taken) await part.write();
}

function write({ file, bytes, place: at }: Written): void {
  if (bytes) writeFileSync(place(file), bytes);
  const known = before[file];
  const digest = bytes ? hash('sha256', bytes) : (known ?? '');
  outcome.files[file] = digest;
  const part = at && parts.get(at.part);
  if (!part) return;
  const words = (): string | undefined => searchable(bytes ? utf8.decode(bytes) : readFileSync(join(site, file), 'utf8'));
  if (!part.add(at.place, { file, digest }, digest === known, words)) return;
  indexed = indexed.then(() => finish(part));
  indexed.catch(failed);
  if (--missing === 0) answer({ indexing: true });
}

function failed(error: unknown): void {
  answer({ failed: faultOf(error) });
  port?.close();
}

async function end(): Promise<void> {
  if (missing > 0) throw new Error(`pages of the search index were not rendered: ${missing} of its parts are not complete`);
  // Where Pagefind dies, as it does on a full disk, its answer never comes: then nothing is left to wait for, and this
  // thread ends without an answer.
  port?.unref();
  await indexed;
  await close();
  answer({ done: outcome });
  port?.close();
}

port.on('message', (order: Order) => {
  if (Atomics.load(stopped, 0) !== 0) return;
  try {
    if ('expect' in order) for (const [number, part] of parts) part.expect(order.expect[number] ?? 0);
    else if ('write' in order) {
      for (const file of order.write) if (Atomics.load(stopped, 0) === 0) write(file);
      answer({ wrote: order.write.length });
    } else if ('end' in order) end().catch(failed);
  } catch (error) {
    failed(error);
  }
});
