/** Enhances the timeline: zoom, the reader's own date, and arrow keys between bars, full screen. */

import { CHART_DAY } from '../site/labels/scripts/timeline.ts';
import { addFullScreen } from './full-screen.ts';

const MS_PER_DAY = 86_400_000;

/** Returns the reader's local date as days since 1970-01-01. */
function readersDay(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MS_PER_DAY;
}

/** px that the word `today` takes on each side of its line. */
const TODAY = 24;

/** Sets the words of the day that the chart is judged by on a plate as wide as they are, within the chart. Returns where it lies, in px. */
function say(flag: Element, words: string): { left: number; right: number } {
  const [text, plate] = [flag.querySelector('text'), flag.querySelector('rect')];
  const chart = flag.closest('svg')?.getBoundingClientRect();
  if (!text || !plate || !chart) return { left: 0, right: 0 };
  text.textContent = words;
  const width = text.getComputedTextLength() + 14;
  const at = flag.querySelector('svg')?.x.baseVal.value ?? 0;
  const left = Math.max(-at, Math.min(-width / 2, chart.width - at - width));
  plate.setAttribute('width', String(width));
  plate.setAttribute('x', String(left));
  text.setAttribute('x', String(left + width / 2));
  return { left: at + left, right: at + left + width };
}

/** The reader's own day beside the day that the dates are judged by: a second line, or in words where it has no room on the axis. */
function placeToday(chart: SVGSVGElement): void {
  const { from, days, asOf } = chart.dataset;
  const mark = chart.querySelector('[data-today]');
  const flag = chart.querySelector('[data-as-of]');
  if (!mark || from === undefined || days === undefined) return;
  const day = readersDay();
  const share = (day + 0.5 - Number(from)) / Number(days);
  const same = Number(asOf) === day;
  const inside = share >= 0 && share <= 1;
  if (inside && !same) {
    const line = mark.querySelector('line');
    line?.setAttribute('x1', `${share * 100}%`);
    line?.setAttribute('x2', `${share * 100}%`);
    mark.querySelector('svg')?.setAttribute('x', `${share * 100}%`);
    mark.classList.remove('absent');
  }
  if (!flag) return;
  const words = flag.querySelector('text')?.textContent ?? '';
  const own = new Date(day * MS_PER_DAY).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const both = `${CHART_DAY.and(words, own)}${!inside && day > Number(asOf) ? ' →' : ''}`;
  const place = (): void => {
    const { left, right } = say(flag, same ? words.replace(CHART_DAY.asOf, CHART_DAY.todayAsOf) : words);
    const at = share * chart.getBoundingClientRect().width;
    const apart = inside && (at + TODAY < left || at - TODAY > right);
    mark.querySelector('text')?.classList.toggle('absent', !apart);
    if (!same && !apart) say(flag, both);
  };
  new ResizeObserver(place).observe(chart);
}

/** Makes the bars a single Tab stop; arrows, Home and End move between bars. */
function rove(group: Element): void {
  const bars = [...group.querySelectorAll<SVGAElement>('a')];
  const target = bars.find((bar) => `#${bar.id}` === location.hash && bar.id !== '');
  for (const bar of bars) bar.setAttribute('tabindex', bar === (target ?? bars[0]) ? '0' : '-1');
  group.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = bars.indexOf(document.activeElement as unknown as SVGAElement);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: bars.length - 1 }[
      event.key
    ];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = bars[Math.min(Math.max(to, 0), bars.length - 1)];
    for (const bar of bars) bar.setAttribute('tabindex', bar === next ? '0' : '-1');
    next?.focus();
  });
}

/** Scales the drawing to a number of px per week, but never narrower than the page column. */
function zoomable(figure: Element): void {
  const tools = figure.querySelector<HTMLElement>('.zoom');
  if (!tools) return;
  tools.hidden = false;
  const charts = [...figure.querySelectorAll<HTMLElement>('.gantt')];
  const buttons = [...tools.querySelectorAll<HTMLButtonElement>('button')];
  tools.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('button');
    if (!button) return;
    const perWeek = Number(button.dataset['zoom']);
    for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
    for (const gantt of charts) {
      const weeks = Number(gantt.querySelector('svg.gantt-chart')?.getAttribute('data-weeks') ?? 0);
      const scroll = gantt.querySelector<HTMLElement>('.gantt-scroll');
      gantt.classList.toggle('zoomed', perWeek > 0);
      gantt.style.setProperty('--zoom', `${Math.round(perWeek * weeks)}px`);
      if (!scroll) continue;
      if (scroll.scrollWidth > scroll.clientWidth) scroll.tabIndex = 0;
      else scroll.removeAttribute('tabindex');
      scroll.setAttribute('role', 'region');
      scroll.setAttribute('aria-label', CHART_DAY.scrollsSideways);
    }
  });
}

for (const figure of document.querySelectorAll<HTMLElement>('[data-timeline]')) {
  for (const chart of figure.querySelectorAll<SVGSVGElement>('svg.gantt-chart')) placeToday(chart);
  for (const bars of figure.querySelectorAll('[data-roving]')) rove(bars);
  zoomable(figure);
  const tools = figure.querySelector('.chart-tools');
  if (tools) addFullScreen(figure, tools);
}
