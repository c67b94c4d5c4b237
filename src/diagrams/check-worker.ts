import './plain-prototype.ts';
import { parentPort } from 'node:worker_threads';
import type { DiagramProblem } from './errors.ts';
import { locate } from './locate.ts';

/** Sources to check. The response has one result for each, in order. */
export type CheckRequest = readonly string[];
export type CheckReply = readonly (DiagramProblem | undefined)[];

const port = parentPort;
if (!port) throw new Error('check-worker.ts checks for check.ts and runs only as its worker');

port.once('message', async (sources: CheckRequest) => {
  const parse = await loadParser();
  const reply: (DiagramProblem | undefined)[] = [];
  for (const source of sources) reply.push(await check(parse, source));
  port.postMessage(reply satisfies CheckReply);
});

async function check(parse: (source: string) => Promise<unknown>, source: string): Promise<DiagramProblem | undefined> {
  try {
    await parse(source);
    return undefined;
  } catch (error) {
    const { kind, line, column, message } = locate(source, error, 'syntax');
    return { kind, line, column, message };
  }
}

/**
 * Loads mermaid's parser without a window. Most grammars sanitize labels with DOMPurify, which requires one; nothing parsed here
 * is drawn, so a pass-through stub replaces it in this worker.
 */
async function loadParser(): Promise<(source: string) => Promise<unknown>> {
  const { default: purify } = await import('dompurify');
  const nothing = (): void => {};
  Object.assign(purify, {
    isSupported: true,
    sanitize: String,
    addHook: nothing,
    removeHook: nothing,
    removeAllHooks: nothing,
  });
  // The grammar of sequence diagrams asks the browser which colours there are.
  Object.assign(globalThis, { window: { CSS: { supports: () => true } } });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, logLevel: 'fatal' });
  return async (source) => {
    const { diagramType } = await mermaid.parse(source);
    if (diagramType !== 'gantt') return;
    // The Gantt grammar accepts any text as a date; tasks are validated only when they are read.
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    if ('getTasks' in db && typeof db.getTasks === 'function') db.getTasks();
  };
}
