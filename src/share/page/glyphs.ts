import type { Status } from '../../model/kinds/common.ts';
import { type Html, raw } from './html.ts';

const S = 'fill="none" stroke="currentColor" stroke-width="1.5"';

/** Status icons, as on the site: 12 px, distinguishable by shape. */
const SHAPES: Record<Status, string> = {
  planned: `<circle cx="6" cy="6" r="4.75" ${S}/>`,
  ready: `<circle cx="6" cy="6" r="4.75" ${S}/><circle cx="6" cy="6" r="1.9" fill="currentColor"/>`,
  'in-progress': `<circle cx="6" cy="6" r="4.75" ${S}/><path d="M6 1.25a4.75 4.75 0 0 1 0 9.5z" fill="currentColor"/>`,
  blocked: '<path d="M.75.75h10.5v10.5H.75zM3 5.1v1.8h6V5.1z" fill="currentColor" fill-rule="evenodd"/>',
  done: '<circle cx="6" cy="6" r="5.5" fill="currentColor"/><path class="tick" d="m3.4 6.2 1.8 1.8 3.4-3.8" fill="none" stroke-width="1.6"/>',
  cancelled: `<circle cx="6" cy="6" r="4.75" ${S}/><path d="m2.6 9.4 6.8-6.8" ${S}/>`,
};

/** Returns the icon of a status; its word is shown beside it. */
export const glyph = (status: Status): Html =>
  raw(`<svg class="g is-${status}" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${SHAPES[status]}</svg>`);

/** The arrow between the two systems. */
export const arrow: Html = raw(
  `<svg class="arr" viewBox="0 0 16 12" role="img" aria-label="to"><path d="M0 6h14M9.500 1.500 14 6l-4.500 4.500" ${S}/></svg>`,
);

/** Fill patterns. */
export const patterns: Html = raw(
  '<svg width="0" height="0" class="patterns" aria-hidden="true"><defs><pattern id="hatch-area" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8"/><path d="M-1 1 1-1M0 8 8 0M7 9 9 7"/></pattern></defs></svg>',
);
