import { day } from '../../model/values/day-words.ts';
import type { Brand } from '../../site/brand.ts';
import { hashSource } from '../../site/policy.ts';
import type { SharedPlan, SharedStatus } from '../projection/shared.ts';
import { brandStyle } from './brand.ts';
import { drawingFigure } from './drawing.ts';
import { EXPIRY_SCRIPT, expiryElement } from './expiry.ts';
import { fontStyles } from './fonts.ts';
import { arrow, glyph, patterns } from './glyphs.ts';
import { type Html, html, raw } from './html.ts';
import type { Pictures } from './pictures.ts';
import { proseSection } from './prose.ts';
import { pageStyle } from './style.ts';
import { tableSection } from './table.ts';
import { timelineSection } from './timeline.ts';

function titleBlock(plan: SharedPlan): Html {
  const { systems, status } = plan;
  const cells: [string, string][] = [
    ['As of', day(plan.asOf)],
    ['Version', plan.version === undefined ? plan.revision : `${plan.version} (${plan.revision})`],
    ...(plan.expires === undefined ? [] : [['Link ends', day(plan.expires)] as [string, string]]),
  ];
  return html`<header class="titleblock"><div><h1>${plan.title}</h1>${systems && html`<p>${systems.from} ${arrow} ${systems.to}</p>`}<p>${
    status?.status &&
    html`<span class="status">${glyph(status.status)}${status.words ?? status.status.replace('-', ' ')}</span> · `
  }For ${plan.audience}</p></div><dl>${cells.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></header>`;
}

function statusSections({ sentences, figures, summary }: SharedStatus): Html {
  const lede =
    sentences.length > 0 &&
    html`<p class="lede">${sentences.map(({ text, alarm }, index) => html`${index > 0 && ' '}${alarm ? html`<span class="alarm">${text}</span>` : text}`)}</p>`;
  const row =
    figures.length > 0 &&
    html`<dl class="figures">${figures.map(
      ({ label, value, note, alarm }) =>
        html`<div><dt>${label}</dt><dd>${value}</dd>${note !== undefined && html`<dd${alarm && html` class="alarm"`}>${note}</dd>`}</div>`,
    )}</dl>`;
  return html`${lede}${summary !== undefined && html`<p class="summary">${summary}</p>`}${row}`;
}

/** Returns the body of an audience's page. */
function sheet(plan: SharedPlan, diagrams: Pictures, hasLogo: boolean): Html {
  const { message, status, timeline, tables, drawings, pages, shown } = plan;
  const list = shown.length === 0 ? 'Nothing of this plan is shown' : `Shown: ${shown.join(', ')}`;
  return html`${timeline && patterns}<main class="sheet">${hasLogo && html`<div class="logo"></div>`}${titleBlock(plan)}${message !== undefined && html`<p class="message">${message}</p>`}${
    status && statusSections(status)
  }${timeline && timelineSection(timeline, plan)}${tables.map((table) => tableSection(table, table.view === 'architecture' ? drawings.map(drawingFigure) : []))}${pages.map((page) => proseSection(page, diagrams))}<footer><span>${list}. Nothing else is in this page.</span><span>Banyan</span></footer></main>`;
}

/**
 * Returns the page of an audience: a single file that loads nothing, made from the projection alone, and the team's logo and
 * accent colour. Its policy allows exactly the styles in it. Only expiring pages contain a script, and are readable without it.
 * A page to be sealed contains the styles of diagrams and of the team as text, which the opener applies, since the policy of
 * the surrounding page is the same for all.
 */
export function sharePage(
  plan: SharedPlan,
  { sealed = false, diagrams = new Map(), brand = { style: '' } }: { sealed?: boolean; diagrams?: Pictures; brand?: Brand } = {},
): string {
  const body = sheet(plan, diagrams, brand.logo !== undefined).markup;
  const drawn = [...[...diagrams.values()].map(({ style }) => style), brandStyle(brand)].join('');
  const styles = [pageStyle(), ...fontStyles(body)];
  const expiry = plan.expires === undefined || sealed ? undefined : expiryElement(plan.expires);
  const policy = [
    "default-src 'none'",
    `style-src ${[...styles, ...(drawn === '' ? [] : [drawn])].map(hashSource).join(' ')}`,
    'font-src data:',
    ...(brand.logo ? ['img-src data:'] : []),
    ...(expiry === undefined ? [] : [`script-src ${hashSource(EXPIRY_SCRIPT)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = html`<!doctype html>
<html lang="${plan.lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex,nofollow,noarchive"><meta name="color-scheme" content="light dark"><title>${plan.title}, status of ${day(plan.asOf)}</title>${styles.map((style) => raw(`<style>${style}</style>`))}${drawn !== '' && raw(sealed ? `<script type="text/plain" id="drawn">${drawn}</script>` : `<style>${drawn}</style>`)}</head><body>${raw(body)}${expiry}</body></html>
`;
  return page.markup;
}
