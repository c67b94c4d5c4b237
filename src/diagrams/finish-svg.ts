import { accessibleName } from './accessible-name.ts';
import { replaceFixedColours } from './fixed-colours.ts';
import { renumberIds } from './ids.ts';
import { keepOnPage } from './keep-on-page.ts';
import type { Palette } from './palette.ts';
import { tidyStylesheet } from './svg-stylesheet.ts';

/** A finished drawing. `svg` contains `PLACEHOLDER` (see `ids.ts`) wherever the page's id prefix goes. */
export interface Drawing {
  readonly svg: string;
  readonly title: string;
  readonly description: string;
}

/** mermaid's output, and the values it lacks. */
interface Raw {
  readonly svg: string;
  readonly diagramType: string;
  readonly title: string;
  readonly palette: Palette;
}

/**
 * Turns mermaid's drawing for one theme into one that fits into any page: with an accessible name, renumbered ids and a minimal
 * style sheet.
 */
export function finishSvg(document: Document, { svg: text, diagramType, title, palette }: Raw): Drawing {
  const holder = document.createElement('div');
  holder.innerHTML = replaceFixedColours(text, diagramType, palette);
  const svg = holder.querySelector('svg');
  if (!svg) throw new Error(`mermaid returned no svg for a ${diagramType}`);
  // The today line would show the build date.
  for (const line of svg.querySelectorAll('g.today')) line.remove();
  const name = nameSvg(svg, diagramType, title);
  tidyStylesheet(svg);
  keepOnPage(svg);
  renumberIds(svg);
  return { svg: svg.outerHTML, ...name };
}

function nameSvg(svg: SVGElement, type: string, ownTitle: string): { title: string; description: string } {
  const name = accessibleName({
    type,
    title: ownTitle,
    statedTitle: takeText(svg, 'title'),
    statedDescription: takeText(svg, 'desc'),
    labels: inReadingOrder(svg).map(words),
  });
  // Role `img` would hide links from screen readers.
  svg.setAttribute('role', svg.querySelector('a') ? 'group' : 'img');
  svg.removeAttribute('aria-roledescription');
  svg.removeAttribute('aria-describedby');
  svg.prepend(child(svg, 'title', name.title), child(svg, 'desc', name.description));
  svg.setAttribute('aria-labelledby', 'name-title name-desc');
  return name;
}

/** Removes the element that mermaid made of accTitle or accDescr, and returns its text. */
function takeText(svg: Element, tag: 'title' | 'desc'): string {
  const element = Array.from(svg.children).find(({ localName }) => localName === tag);
  element?.remove();
  return element?.textContent?.trim() ?? '';
}

/** Rows nearer than this (in px) are read as one. */
const ROW = 12;

/** Sorts texts from top left to bottom right; edge labels come after the nodes that they connect. */
function inReadingOrder(svg: Element): Element[] {
  const placed = Array.from(svg.querySelectorAll('text'), (text) => {
    const { x, y } = text.getBoundingClientRect();
    return { text, onEdge: text.closest('.edgeLabel, .edgeLabels, .messageText') ? 1 : 0, row: Math.round(y / ROW), x };
  });
  placed.sort((one, other) => one.onEdge - other.onEdge || one.row - other.row || one.x - other.x);
  return placed.map(({ text }) => text);
}

/** Lines of a label are tspans without spaces between them. */
function words(text: Element): string {
  const lines = Array.from(text.querySelectorAll('tspan')).filter((line) => line.children.length === 0);
  const parts = lines.length > 0 ? lines.map(({ textContent }) => textContent ?? '') : [text.textContent ?? ''];
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function child(svg: Element, tag: 'title' | 'desc', text: string): Element {
  const element = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', tag);
  element.id = `name-${tag}`;
  element.textContent = text;
  return element;
}
