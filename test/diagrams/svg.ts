import { JSDOM } from 'jsdom';

/** An svg element that stands in no page. */
export function svgOf(content: string): SVGElement {
  const holder = new JSDOM('').window.document.createElement('div');
  holder.innerHTML = content;
  const svg = holder.querySelector('svg');
  if (!svg) throw new Error('No svg');
  return svg;
}
