import type { SharedCell, SharedTable } from '../projection/shared.ts';
import { glyph } from './glyphs.ts';
import { type Html, html } from './html.ts';

const bar = (share: number): Html =>
  html`<svg class="bar" width="48" height="8" aria-hidden="true"><rect x=".5" y=".5" width="47" height="7"/><rect class="fill" width="${Math.round(share * 48)}" height="8"/></svg>`;

function content({ text, status, bar: share, alarm }: SharedCell): Html {
  const said = alarm ? html`<span class="alarm">${text}</span>` : html`${text}`;
  if (status) return html`<span class="status">${glyph(status)}${said}</span>`;
  return html`${share !== undefined && bar(share)}${said}`;
}

/** Returns a view as a table, below its drawings. On narrow screens rows become stacks, so ARIA roles are explicit. */
export function tableSection({ title, columns, rows }: SharedTable, figures: readonly Html[] = []): Html {
  const cell = (value: SharedCell | undefined, index: number): Html => {
    const column = columns[index];
    if (index === 0) return html`<th scope="row" role="rowheader">${value && content(value)}</th>`;
    return html`<td role="cell" data-h="${column?.label}"${column?.right && html` class="r"`}>${value && content(value)}</td>`;
  };
  return html`<section><h2>${title}</h2>${figures}<table class="stacks" role="table"><thead role="rowgroup"><tr role="row">${columns.map(
    ({ label, right }) => html`<th scope="col" role="columnheader"${right && html` class="r"`}>${label}</th>`,
  )}</tr></thead><tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map(cell)}</tr>`)}</tbody></table></section>`;
}
