import type { ReadFile } from '../../reading/read.ts';
import { siteOptions } from '../options.ts';
import { type RenderedBody, renderBody } from './render.ts';

/** Part of the digest of rendered entries: raise it when the same text renders to other HTML. */
export const RENDERER_VERSION = '1';

/** Kinds whose files share a page: ids of their bodies get the id of the file in front. */
const SHARES_PAGE = new Set(['rollout', 'decision']);

/** Renders the body of a file for its page. */
export function renderDocument(file: ReadFile, base: string): Promise<RenderedBody> {
  const { document, tree } = file;
  return renderBody(tree, document, {
    base,
    ...(SHARES_PAGE.has(document.kind) && { idPrefix: document.id }),
    ...(siteOptions().diagrams === 'source' ? {} : {}),
  });
}
