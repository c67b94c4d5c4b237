import './plain-prototype.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { createDrawer } from './drawing.ts';
import { DiagramError, type DiagramProblem } from './errors.ts';
import type { Drawing } from './finish-svg.ts';

/** The `workerData` of the renderer's worker. */
export interface WorkerData {
  /** A folder of font files, if they are not fontsource's. */
  readonly fonts: string | undefined;
}

/** A source to draw; the reply repeats its id. */
export interface DrawingRequest {
  readonly id: number;
  readonly source: string;
}

/** Errors are sent as plain data: class instances do not survive structured clone. */
export type DrawingReply = { readonly id: number; readonly pages: number } & (
  | { readonly drawing: Drawing }
  | { readonly problem: DiagramProblem }
);

const port = parentPort;
if (!port) throw new Error('worker.ts draws for render.ts and runs only as its worker');

const { fonts } = workerData as WorkerData;
const drawer = createDrawer(fonts);

// In sequence: mermaid keeps the current diagram in module variables.
let queue = Promise.resolve();
port.on('message', (request: DrawingRequest) => {
  queue = queue.then(async () => port.postMessage(await reply(request)));
});

async function reply({ id, source }: DrawingRequest): Promise<DrawingReply> {
  const ready = await drawer;
  try {
    const drawing = await ready.draw(source);
    return { id, pages: ready.pages, drawing };
  } catch (error) {
    if (!(error instanceof DiagramError)) throw error;
    const { kind, line, column, message } = error;
    return { id, pages: ready.pages, problem: { kind, line, column, message } };
  }
}
