import { createRenderer, type Renderer } from '../../diagrams/render.ts';
import type { ReadFile } from '../../reading/read.ts';
import { siteOptions } from '../options.ts';
import { type RenderedBody, renderBody } from './render.ts';

/** Part of the digest of rendered entries: raise it when the same text renders to other HTML. */
export const RENDERER_VERSION = '2';

/** Kinds whose files share a page: ids of their bodies get the id of the file in front. */
const SHARES_PAGE = new Set(['rollout', 'decision']);

/** One renderer a process: its worker, and mermaid in it, starts with the first diagram that is not cached. */
let renderer: Renderer | undefined;

/** Draws a mermaid source; its ids begin with a prefix that is unique on the page. */
export async function drawDiagram(source: string, idPrefix: string): Promise<string> {
  renderer ??= createRenderer({ cacheDir: siteOptions().cacheDir });
  return (await renderer.render(source, { idPrefix })).svg;
}

/** Ends the worker, so that the process can end. */
export async function closeDiagrams(): Promise<void> {
  await renderer?.close();
  renderer = undefined;
}

/** Renders the body of a file for its page. */
export function renderDocument(file: ReadFile, base: string): Promise<RenderedBody> {
  const { document, tree } = file;
  const prefix = `d-${document.id.replace(/[^A-Za-z0-9]+/g, '-')}`;
  return renderBody(tree, document, {
    base,
    ...(SHARES_PAGE.has(document.kind) && { idPrefix: document.id }),
    ...(siteOptions().diagrams === 'svg' && { diagram: (source: string, index: number) => drawDiagram(source, `${prefix}-${index + 1}`) }),
  });
}
