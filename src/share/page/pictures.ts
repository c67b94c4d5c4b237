import { DiagramError } from '../../diagrams/errors.ts';
import type { SharedBlock, SharedPlan } from '../projection/shared.ts';
import { type Picture, pictureOf } from './picture.ts';

/** Draws a diagram as an `<svg>` whose ids begin with `id`; nothing where none are drawn. Throws DiagramError. */
export type Draw = (source: string, id: string) => Promise<string | undefined>;

/** Pictures by the block that they stand for. One that is not there could not be drawn. */
export type Pictures = ReadonlyMap<SharedBlock, Picture>;

type Diagram = Extract<SharedBlock, { kind: 'diagram' }>;

function diagramsIn(block: SharedBlock): Diagram[] {
  if (block.kind === 'diagram') return [block];
  if (block.kind === 'quote') return block.blocks.flatMap(diagramsIn);
  return block.kind === 'list' ? block.items.flatMap(({ blocks }) => blocks.flatMap(diagramsIn)) : [];
}

/**
 * The diagrams of what an audience may see. What was taken out of a source can leave it no diagram: then the page has no
 * picture there, nor has it where `mayShow` refuses what was drawn.
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
