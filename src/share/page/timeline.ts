import { shorten } from '../../model/shorten.ts';
import { shortDay } from '../../model/values/day-words.ts';
import { edgePath, stretchesOf } from '../../site/charts/area.ts';
import { type Scale, scaleOf } from '../../site/charts/scale.ts';
import { ticksOf } from '../../site/charts/ticks.ts';
import type { SharedPhase, SharedPlan, SharedTimeline } from '../projection/shared.ts';
import { type Html, html } from './html.ts';

/** Heights in px: the axis, a phase with its name above its bar, its bar, the traffic. */
const [HEAD, ROW, BAR, TRAFFIC] = [20, 34, 10, 40];
/** Distance in px between a name and its bar. */
const NAME = 14;
/** The characters of a name that fit on a narrow screen. */
const SHORT = 24;

const p = (value: number): string => `${Math.round(value * 1000) / 1000}%`;
const cut = (text: string): string => shorten(text, SHORT);

/** Places a name above its bar, at the end with more room; truncated if necessary. */
function nameOf(phase: SharedPhase, x: number, width: number, y: number): Html {
  const end = x > 50;
  const at = end ? x + width : x;
  const dates = phase.when === undefined ? '' : ` ${phase.when}`;
  const side = end ? ' t-end' : '';
  return html`<text class="t-ink${side} need-500" x="${p(at)}" y="${y}">${phase.title}${
    dates !== '' && html`<tspan class="t-quiet" dx="6">${dates.trim()}</tspan>`
  }</text><text class="t-ink${side} upto-500" x="${p(at)}" y="${y}">${cut(phase.title)}</text>`;
}

function rowOf(phase: SharedPhase, index: number, count: number, scale: Scale): Html {
  const top = HEAD + index * ROW;
  const bar = top + NAME + 5;
  const [x, width] = phase.span
    ? [scale.at(phase.span.from), scale.span(phase.span.from, phase.span.to)]
    : [(index / count) * 100, 100 / count];
  const critical = phase.critical ? ' phase-critical' : '';
  const done = (phase.progress ?? 0) >= 1;
  const shape = phase.milestone
    ? html`<svg x="${p(x)}" y="${bar + BAR / 2}" overflow="visible"><path class="milestone" d="m0-6 6 6-6 6-6-6z"/></svg>`
    : html`<rect class="${phase.span ? 'phase' : 'phase-order'}${critical}" x="${p(x)}" width="${p(width)}" y="${bar}" height="${BAR}"/>`;
  const progress =
    !phase.milestone && phase.progress !== undefined && phase.progress > 0
      ? html`<rect class="${done ? 'fill-done' : 'fill-in-progress'}" x="${p(x)}" width="${p(width * Math.min(1, phase.progress))}" y="${bar + 3}" height="${BAR - 6}"/>`
      : undefined;
  const planned =
    phase.planned &&
    html`<rect class="ghost" x="${p(scale.at(phase.planned.from))}" width="${p(scale.span(phase.planned.from, phase.planned.to))}" y="${bar + BAR + 2}" height="3"/>`;
  return html`${planned}${shape}${progress}${nameOf(phase, x, width, top + NAME)}`;
}

/** Returns the traffic of both systems over time: old above and hatched, new below. */
function trafficOf({ traffic }: SharedTimeline, scale: Scale, top: number): Html | undefined {
  if (traffic.length === 0) return undefined;
  const stretches = stretchesOf(traffic, scale.from, scale.to);
  const areas = stretches.map(({ from, to, share }) => {
    const [x, width, old] = [p(scale.at(from)), p(scale.span(from, to)), ((100 - share) / 100) * TRAFFIC];
    return html`${share < 100 && html`<rect class="area-old" x="${x}" width="${width}" y="${top}" height="${old}"/>`}${
      share > 0 && html`<rect class="area-new" x="${x}" width="${width}" y="${top + old}" height="${TRAFFIC - old}"/>`
    }`;
  });
  const height = top + TRAFFIC;
  return html`${areas}<svg width="100%" height="${height}" viewBox="0 0 10000 ${height}" preserveAspectRatio="none"><path class="area-edge" d="${edgePath(stretches, scale.at, top, TRAFFIC)}"/></svg>`;
}

const inWords = (phase: SharedPhase): string =>
  [phase.title, phase.when, phase.status?.replace('-', ' '), phase.slip && `${phase.slip} against the baseline`]
    .filter((part) => part !== undefined)
    .join(', ');

function legend(timeline: SharedTimeline, systems: SharedPlan['systems']): Html {
  const { phases, traffic } = timeline;
  const swatch = (name: string): Html =>
    html`<svg width="14" height="10" aria-hidden="true"><rect class="${name}" x=".5" y=".5" width="13" height="9"/></svg>`;
  const items: [boolean, string, string][] = [
    [phases.some(({ progress }) => (progress ?? 0) >= 1), 'fill-done', 'done'],
    [phases.some(({ progress }) => (progress ?? 0) > 0 && (progress ?? 0) < 1), 'fill-in-progress', 'progress'],
    [phases.some(({ critical }) => critical), 'phase phase-critical', 'critical'],
    [phases.some(({ planned }) => planned !== undefined), 'ghost', 'as planned'],
    [phases.some(({ span }) => span === undefined), 'phase-order', 'order only'],
    [traffic.length > 0, 'area-old', `traffic on ${systems?.from ?? 'the old system'}`],
    [traffic.length > 0, 'area-new', `traffic on ${systems?.to ?? 'the new system'}`],
  ];
  return html`<ul class="legend">${items.filter(([used]) => used).map(([, name, label]) => html`<li>${swatch(name)}${label}</li>`)}</ul>`;
}

/** Returns the timeline of a page: x in percent and y in px, so that it fits every width without a script. */
export function timelineSection(timeline: SharedTimeline, { systems, asOf }: SharedPlan): Html {
  const { axis, phases, today } = timeline;
  const dated = phases.some(({ span }) => span !== undefined);
  const room = dated ? (axis.to - axis.from) * 0.01 : 0;
  const scale = scaleOf(axis.from, axis.to + room);
  const ticks = dated
    ? ticksOf(
        scale,
        axis.origin === undefined
          ? { unit: axis.unit, perUnit: axis.perUnit }
          : { unit: 'date', origin: axis.origin, perUnit: 1 },
      )
    : undefined;
  // If the axis has two lines of labels, use the units of the lower one; on a long axis, weeks matter less than months.
  const labels = ticks ? (ticks.upper.length > 0 ? ticks.upper : ticks.units) : [];
  const bottom = HEAD + phases.length * ROW + 4;
  const traffic = trafficOf(timeline, scale, bottom + 6);
  const foot = traffic ? bottom + TRAFFIC + 12 : bottom;
  const height = foot + (today === undefined ? 4 : 20);
  const need = (name: string | undefined): string => (name === undefined ? '' : ` ${name}`);
  return html`<section><h2>Timeline</h2><div class="chart"><svg width="100%" height="${height}" aria-hidden="true">
${(ticks?.lines ?? []).map((line) => html`<line class="grid${need(line.need)}" x1="${p(line.at)}" x2="${p(line.at)}" y1="${HEAD - 6}" y2="${foot}"/>`)}
${labels.map((tick) => html`<text class="t-quiet${need(tick.need)}${tick.centred && ' t-mid'}" x="${p(tick.at)}"${tick.centred ? '' : html` dx="3"`} y="11">${tick.label}</text>`)}
<line class="axis" x1="0" x2="100%" y1="${HEAD - 4}" y2="${HEAD - 4}"/>
${today !== undefined && html`<line class="today" x1="${p(scale.at(today))}" x2="${p(scale.at(today))}" y1="${HEAD - 4}" y2="${foot}"/>`}
${traffic}${phases.map((phase, index) => rowOf(phase, index, phases.length, scale))}
${
  today !== undefined &&
  html`<text class="t-ink ${scale.at(today) > 85 ? 't-end' : scale.at(today) < 15 ? '' : 't-mid'}" x="${p(scale.at(today))}" y="${foot + 14}">${shortDay(asOf)}</text>`
}
</svg><ol class="hidden">${phases.map((phase) => html`<li>${inWords(phase)}</li>`)}</ol></div>${legend(timeline, systems)}</section>`;
}
