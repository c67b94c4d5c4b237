import { DiagramError } from '../../diagrams/errors.ts';
import { createRenderer, type Renderer } from '../../diagrams/render.ts';
import { parseMarkdown } from '../../reader/markdown.ts';
import type { ReadFile } from '../../reader/read.ts';
import { siteOptions } from '../options.ts';
import { type DrawnDiagram, type RenderedBody, renderBody } from './render.ts';
import type { TaskTargets } from './task-attributes.ts';

/** Kinds whose files share a page: ids of their bodies get the id of the file in front. */
const SHARES_PAGE = new Set(['rollout', 'decision']);

/** One renderer a process: its worker, and mermaid in it, starts with the first diagram that is not cached. */
let renderer: Renderer | undefined;

/** Draws a mermaid source; its ids begin with a prefix that is unique on the page. */
export async function drawDiagram(source: string, idPrefix: string): Promise<string> {
  renderer ??= createRenderer({ cacheDir: siteOptions().project.cacheDir });
  return (await renderer.render(source, { idPrefix })).svg;
}

/** Ends the worker that draws diagrams, if there is one. The next diagram starts another. */
export async function closeDiagrams(): Promise<void> {
  const done = renderer;
  renderer = undefined;
  await done?.close();
}

/** Where a mermaid fence of a file stands, for errors: `plans/p/plan.mdx:12`. */
function placeOf(file: ReadFile, index: number, line: number): string {
  const fence = file.document.body.fences.filter((each) => each.lang === 'mermaid')[index];
  return `${file.document.file}:${fence ? file.lines.at(fence.source.start ?? 0).line + line : 1}`;
}

/** Renders the body of a file for its page, on which rows have their anchors already. A diagram that parses and cannot be drawn is shown as text, and reported with its place. */
export function renderDocument(
  file: ReadFile,
  base: string,
  reserved: ReadonlySet<string>,
  targets?: TaskTargets,
): Promise<RenderedBody> {
  const { document, lines } = file;
  const tree = parseMarkdown(lines.text.slice(document.body.source.start));
  const prefix = `d-${document.id.replace(/[^A-Za-z0-9]+/g, '-')}`;
  const diagram = async (source: string, index: number): Promise<DrawnDiagram> => {
    try {
      return { svg: await drawDiagram(source, `${prefix}-${index + 1}`) };
    } catch (error) {
      if (!(error instanceof DiagramError)) throw error;
      const place = placeOf(file, index, error.line);
      process.stderr.write(`banyan: ${place}: the diagram cannot be drawn, so its text is shown: ${error.message}\n`);
      return { undrawn: error.message };
    }
  };
  return renderBody(tree, document, {
    base,
    reserved,
    ...(targets && { targets }),
    ...(SHARES_PAGE.has(document.kind) && { idPrefix: document.id }),
    ...(siteOptions().diagrams === 'svg' && { diagram }),
  });
}
