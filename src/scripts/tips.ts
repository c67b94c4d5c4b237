import { TIPS } from '../site/labels/scripts/tips.ts';

/**
 * What a mouse shows by hovering, for fingers: the first tap on a mark with a title shows it, the second follows its link.
 * A tap elsewhere takes it away.
 */

const TITLED = 'svg.gantt-chart a, svg.architecture-drawing a, svg.architecture-drawing .edge, th[title], .timeline [title]';

let shown: { tip: HTMLElement; of: Element } | undefined;

function hide(): void {
  shown?.tip.remove();
  shown = undefined;
}

function show(target: Element, text: string, leads: boolean): void {
  hide();
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.setAttribute('role', 'status');
  tip.textContent = leads ? `${text} ${TIPS.tapAgain}` : text;
  // In full screen only what lies within the figure is drawn.
  (document.fullscreenElement ?? document.body).append(tip);
  const mark = target.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, mark.left + mark.width / 2 - own.width / 2), innerWidth - own.width - 8);
  const top = mark.top - own.height - 8 < 8 ? mark.bottom + 8 : mark.top - own.height - 8;
  tip.style.left = `${left}px`;
  tip.style.top = `${Math.min(top, innerHeight - own.height - 8)}px`;
  shown = { tip, of: target };
}

document.addEventListener(
  'click',
  (event) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || !(event.target instanceof Element)) return;
    const target = event.target.closest(TITLED);
    if (!target || shown?.of === target) return hide();
    const text = (target.querySelector(':scope > title')?.textContent ?? target.getAttribute('title') ?? '').trim();
    if (text === '') return hide();
    const leads = target.closest('a') !== null;
    if (leads) {
      event.preventDefault();
      event.stopPropagation();
    }
    show(target, /[.!?]$/.test(text) ? text : `${text}.`, leads);
  },
  { capture: true },
);
document.addEventListener('scroll', hide, { capture: true, passive: true });
