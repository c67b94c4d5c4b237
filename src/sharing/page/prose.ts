import type { SharedBlock, SharedPage } from '../projection/shared.ts';
import { type Html, html } from './html.ts';

function block(each: SharedBlock): Html {
  switch (each.kind) {
    case 'heading':
      return each.depth === 3 ? html`<h3>${each.text}</h3>` : html`<h4>${each.text}</h4>`;
    case 'paragraph':
      return html`<p>${each.text}</p>`;
    case 'code':
      return html`<pre>${each.text}</pre>`;
    case 'quote':
      return html`<blockquote>${each.blocks.map(block)}</blockquote>`;
    case 'list': {
      const items = each.items.map(
        ({ state, blocks }) =>
          html`<li${state && html` class="check ${state}"`}>${state && html`<span class="hidden">${state}: </span>`}${blocks.map(block)}</li>`,
      );
      return each.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table':
      return html`<table><thead><tr>${each.head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead><tbody>${each.rows.map(
        (row) => html`<tr>${row.map((text) => html`<td>${text}</td>`)}</tr>`,
      )}</tbody></table>`;
  }
}

/** A page that the audience may read. */
export const proseSection = ({ title, blocks }: SharedPage): Html =>
  html`<section><h2>${title}</h2><div class="prose">${blocks.map(block)}</div></section>`;
