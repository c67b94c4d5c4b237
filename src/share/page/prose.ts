import type { SharedBlock, SharedPage } from '../projection/shared.ts';
import { type Html, html } from './html.ts';
import type { Pictures } from './pictures.ts';

function block(each: SharedBlock, pictures: Pictures): Html {
  const blocks = (list: readonly SharedBlock[]): Html[] => list.map((inner) => block(inner, pictures));
  switch (each.kind) {
    case 'heading':
      return each.depth === 3 ? html`<h3>${each.text}</h3>` : html`<h4>${each.text}</h4>`;
    case 'paragraph':
      return html`<p>${each.text}</p>`;
    case 'code':
      return html`<pre>${each.text}</pre>`;
    case 'diagram':
      return pictures.get(each)?.figure ?? html`<p>This page leaves out a diagram here.</p>`;
    case 'quote':
      return html`<blockquote>${blocks(each.blocks)}</blockquote>`;
    case 'list': {
      const items = each.items.map(
        ({ state, blocks: inner }) =>
          html`<li${state && html` class="check ${state}"`}>${state && html`<span class="hidden">${state}: </span>`}${blocks(inner)}</li>`,
      );
      return each.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table':
      return html`<table><thead><tr>${each.head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead><tbody>${each.rows.map(
        (row) => html`<tr>${row.map((text) => html`<td>${text}</td>`)}</tr>`,
      )}</tbody></table>`;
  }
}

/** Returns a page visible to the audience. */
export const proseSection = ({ title, blocks }: SharedPage, pictures: Pictures): Html =>
  html`<section><h2>${title}</h2><div class="prose">${blocks.map((each) => block(each, pictures))}</div></section>`;
