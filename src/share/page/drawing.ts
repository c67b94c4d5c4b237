import { type PartState, stateAt } from '../../diagrams/architecture/changes.ts';
import { type DrawnEdge, type DrawnNode, drawView, edgeWords } from '../../diagrams/architecture/drawing.ts';
import { emptyBody } from '../../model/body.ts';
import type { View } from '../../model/plan.ts';
import type { SharedDrawing } from '../projection/shared.ts';
import { type Html, html } from './html.ts';

/** The width of a sheet in px. */
const WIDTH = 680;
const SIGNS: Partial<Record<PartState, string>> = {
  added: '+',
  changed: '~',
  removed: '×',
};

/** Converts the projection to the input of the drawing; contains nothing else. */
function viewOf({ nodes, groups, edges }: SharedDrawing): View {
  const source = { file: '' };
  return {
    id: 'view',
    ref: 'view',
    title: '',
    source,
    body: emptyBody('', source),
    nodes: nodes.map((node) => ({ ...node, ref: node.id, source })),
    groups: groups.map((group) => ({
      title: '',
      ...group,
      ref: group.id,
      source,
    })),
    edges: edges.map((edge, index) => ({
      ...edge,
      id: `e${index}`,
      ref: `e${index}`,
      source,
    })),
  };
}

/** Returns the arrow head at the end of the last run. */
function tip(points: DrawnEdge['points']): string {
  const [b, a] = [points.at(-1), points.at(-2)];
  if (!a || !b) return '';
  const [dx, dy] = [Math.sign(b.x - a.x), Math.sign(b.y - a.y)];
  return `M${b.x} ${b.y}l${-7 * dx - 3.5 * dy} ${-7 * dy - 3.5 * dx}l${7 * dy} ${7 * dx}z`;
}

function nodeOf({ x, y, width, height, title, detail }: DrawnNode, state: PartState): Html {
  const top = y + (height - title.length * 16 - (detail === undefined ? 0 : 16)) / 2 + 12;
  const sign = SIGNS[state];
  return html`<g class="node node-${state}"><rect class="box" x="${x}" y="${y}" width="${width}" height="${height}"/>${
    state === 'changed' && html`<rect class="inner" x="${x + 3.5}" y="${y + 3.5}" width="${width - 7}" height="${height - 7}"/>`
  }${state === 'added' && html`<rect class="solid" x="${x}" y="${y}" width="6" height="${height}"/>`}${title.map(
    (line, index) => html`<text class="name" x="${x + 14}" y="${top + index * 16}">${line}</text>`,
  )}${detail !== undefined && html`<text x="${x + 14}" y="${top + title.length * 16}">${detail}</text>`}${
    sign !== undefined && html`<text class="sign t-end" x="${x + width - 9}" y="${y + 17}">${sign}</text>`
  }</g>`;
}

const edgeOf = (points: DrawnEdge['points'], state: PartState): Html =>
  html`<g class="flow flow-${state}"><path class="line" d="M${points.map(({ x, y }) => `${x} ${y}`).join('L')}"/><path class="tip" d="${tip(points)}"/></g>`;

/** Returns a view of the architecture with all old and new parts, marked by their change. */
export function drawingFigure(shared: SharedDrawing): Html {
  const drawing = drawView(viewOf(shared), [], WIDTH);
  // Without phases there are two steps, before and after; the second one shows every change.
  const after = drawing.steps.length - 1;
  const { width, height, nodes, groups, edges } = drawing;
  const names = new Map([...shared.groups, ...shared.nodes].map(({ id, title }) => [id, title ?? 'a group']));
  const lines = edges.map(({ edge, number, happening }) => ({
    number,
    state: stateAt(happening, after),
    text: `${names.get(String(edge.from))} → ${names.get(String(edge.to))}`,
    words: edgeWords(edge),
  }));
  const became = (state: PartState): string => (SIGNS[state] === undefined ? '' : `, ${state}`);
  return html`<figure class="drawing">${shared.title !== undefined && html`<figcaption>${shared.title}</figcaption>`}<div class="scroll" role="group" tabindex="0" aria-label="${shared.title ?? 'Drawing of the architecture'}"><svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">${groups.map(
    (group) =>
      html`<g class="frame"><rect x="${group.x + 0.5}" y="${group.y + 0.5}" width="${group.width}" height="${group.height}"/>${group.title.map(
        (line, index) => html`<text x="${group.x + 14}" y="${group.y + 20 + index * 16}">${line}</text>`,
      )}</g>`,
  )}${edges.map(({ points, happening }) => edgeOf(points, stateAt(happening, after)))}${nodes.map((node) => nodeOf(node, stateAt(node.happening, after)))}${edges.map(
    ({ label, number }) =>
      label &&
      number !== undefined &&
      html`<g class="number"><rect x="${label.x - 9}" y="${label.y - 8}" width="18" height="16" rx="8"/><text class="t-mid" x="${label.x}" y="${label.y + 4}">${number}</text></g>`,
  )}</svg></div><p class="signs">${nodes.some(({ happening }) => stateAt(happening, after) !== 'kept') && '+ added, ~ changed, × removed'}</p><ol class="${lines.some(({ number }) => number !== undefined) ? 'flows' : 'hidden'}">${lines.map(
    ({ number, text, words, state }) =>
      html`<li>${number !== undefined && html`<span class="quiet">${number}</span> `}${text}${words !== '' && `: ${words}`}${became(state)}</li>`,
  )}</ol></figure>`;
}
