import { DiagramError } from '../../diagrams/errors.ts';
import type { SharedBlock, SharedPlan } from '../projection/shared.ts';
import { type Picture, pictureOf } from './picture.ts';

/**
 * Draws a diagram as an `<svg>` whose ids start with `id`; resolves with `undefined` if diagrams are off. Rejects with
 * DiagramError.
 */
export type Draw = (source: string, id: string) => Promise<string | undefined>;

/** Pictures by their block. A missing one could not be drawn. */
export type Pictures = ReadonlyMap<SharedBlock, Picture>;

type Diagram = Extract<SharedBlock, { kind: 'diagram' }>;

function diagramsIn(block: SharedBlock): Diagram[] {
  if (block.kind === 'diagram') return [block];
  if (block.kind === 'quote') return block.blocks.flatMap(diagramsIn);
  return block.kind === 'list' ? block.items.flatMap(({ blocks }) => blocks.flatMap(diagramsIn)) : [];
}

/**
 * Draws the diagrams visible to an audience. Redaction may break a source: then the page has no picture there; nor if `mayShow`
 * refuses the drawing.
 */
export async function drawPictures(shared: SharedPlan, draw: Draw, mayShow: (svg: string) => boolean): Promise<Pictures> {
  const blocks = shared.pages.flatMap((page) => page.blocks.flatMap(diagramsIn));
  const pictures = new Map<SharedBlock, Picture>();
  for (const [index, block] of blocks.entries()) {
    const id = `diagram-${index + 1}`;
    const svg = await draw(block.source, id).catch((error: unknown) => {
      if (error instanceof DiagramError) return undefined;
      throw error;
    });
    if (svg !== undefined && mayShow(svg)) pictures.set(block, pictureOf(svg, id));
  }
  return pictures;
}
