/**
 * Enhances the steps of an architecture, which are plain links: arrow keys, no page jump, and a narrow drawing scrolls to the
 * change.
 */

import { addFullScreen } from './full-screen.ts';

function openAtChange(panel: Element): void {
  const scroll = panel.querySelector<HTMLElement>('.drawing-scroll');
  const mark = panel.querySelector<HTMLElement>('.opens-here');
  if (scroll && mark && scroll.scrollWidth > scroll.clientWidth) scroll.scrollLeft = Number(mark.dataset['x'] ?? 0);
}

function enhance(root: Element): void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('.stepper a')];
  const panels = [...root.querySelectorAll('.step-panel')];
  const shown = (): number => {
    const at = panels.findIndex((panel) => panel.matches(':target'));
    return at >= 0 ? at : panels.findIndex((panel) => panel.classList.contains('open'));
  };
  const mark = (): void => {
    const at = shown();
    for (const [index, link] of links.entries()) {
      if (index === at) link.setAttribute('aria-current', 'step');
      else link.removeAttribute('aria-current');
    }
    const panel = panels[at];
    if (panel) openAtChange(panel);
  };
  const go = (index: number): void => {
    const link = links[Math.min(Math.max(index, 0), links.length - 1)];
    if (!link) return;
    const top = scrollY;
    // Setting the hash (not the history) moves `:target`.
    location.hash = link.hash;
    scrollTo({ top, behavior: 'instant' });
    link.focus({ preventScroll: true });
  };
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.stepper a');
    if (!link || !(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(links.indexOf(link));
  });
  root.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target as Element).closest('.stepper')) return;
    const to = { ArrowRight: shown() + 1, ArrowLeft: shown() - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  addEventListener('hashchange', mark);
  mark();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-architecture]')) {
  enhance(root);
  addFullScreen(root, root.querySelector('[data-tools]') ?? root);
}
