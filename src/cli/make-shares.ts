import type { SiteOptions } from '../site/options.ts';
import type { SiteState } from '../site/state.ts';

/** Makes the pages of all audiences, with the diagrams and the brand of the site. The caller closes the renderer of diagrams. */
export async function sharesOfSite({ reading, computed }: SiteState, { project, diagrams }: SiteOptions) {
  const { makeShares } = await import('../share/publish.ts');
  const { drawDiagram } = await import('../site/markdown/document.ts');
  const { brandOf } = await import('../site/brand.ts');
  return makeShares(computed, {
    env: process.env,
    now: Date.now(),
    draw: diagrams === 'svg' ? drawDiagram : async () => undefined,
    locate: reading.locate,
    brand: await brandOf(project.contentRoot, computed.portfolio),
  });
}
