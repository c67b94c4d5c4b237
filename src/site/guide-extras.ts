/**
 * What pages of the guide need and cannot make themselves: pages are bundled, and mermaid draws in a worker that is not.
 * The loader fills it, and it lives on the global object, since loader and pages are separate module graphs.
 */
export interface GuideExtras {
  /** SVG by mermaid source. */
  drawings: Map<string, string>;
  /** Titles of fences by their code; Markdown tells components the language only. */
  titles: Map<string, string>;
  /** The files of the example plan, in reading order. */
  example: { file: string; text: string }[];
}

const KEY = Symbol.for('banyan.guide');
const shared = globalThis as { [KEY]?: GuideExtras };

export function guideExtras(): GuideExtras {
  shared[KEY] ??= { drawings: new Map(), titles: new Map(), example: [] };
  return shared[KEY];
}
