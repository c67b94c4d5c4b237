import { underHeadings } from '../../changes/alike.ts';
import type { Accepted, Change, ChangeSeverity } from '../../changes/change.ts';
import { allFindings, type PlanComparison } from '../../changes/comparison.ts';
import { shown } from '../../changes/shown.ts';
import type { ComparedTimeline } from '../../changes/timeline.ts';
import type { AxisSpan } from '../../schedule/plan-schedule.ts';
import { ticks } from './chart.ts';
import { acceptanceText, type ChangesReport, cardLines, endedFindings, unusedText, whereText } from './report.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Escapes text for HTML. */
export const text = (value: string): string => value.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

const mark = (severity: ChangeSeverity): string =>
  severity === 'note'
    ? ''
    : `<span class="label${severity === 'breaking' ? ' alarm' : ''}">${severity === 'breaking' ? 'Breaking' : 'Warning'}:</span> `;

const section = (title: string, body: string): string =>
  body === '' ? '' : `<section><h2>${text(title)}</h2>\n${body}\n</section>\n`;
const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;

function figures({ figures: own }: PlanComparison): string {
  if (own.every(({ before, after }) => before === after)) return '';
  const rows = own.map(
    ({ name, before, after, change, worse }) =>
      `<tr><th scope="row">${text(name)}</th><td class="r">${text(before)}</td><td class="r">${text(after)}</td><td class="r${worse ? ' alarm' : ''}">${text(change)}</td></tr>`,
  );
  return `<table class="figures"><caption>Figures</caption><thead><tr><th scope="col">Figure</th><th scope="col" class="r">Before</th><th scope="col" class="r">After</th><th scope="col" class="r">Change</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

/** The limit of axis ticks that are readable at 360 px. */
const MOST_TICKS = 10;

function timeline(compared: ComparedTimeline): string {
  const { rows, to, unit } = compared;
  const percent = (at: number): string => `${((100 * at) / to).toFixed(2)}%`;
  const place = ({ from, to: end }: AxisSpan): string => `left:${percent(from)};width:${percent(end - from)}`;
  const marks = ticks(compared).filter(({ at }) => at < to);
  const every = Math.ceil(marks.length / MOST_TICKS);
  const axis = marks.flatMap(({ at, text: mark }, index) =>
    index % every === 0 ? [`<span style="left:${percent(at)}">${text(mark)}</span>`] : [],
  );
  const lanes = rows.map(({ title, before, after, critical }) => {
    const same = before && after && before.from === after.from && before.to === after.to;
    const bars = same
      ? `<span class="bar same" style="${place(after)}"></span>`
      : `${before ? `<span class="bar was" style="${place(before)}"></span>` : ''}${after ? `<span class="bar now${critical ? ' critical' : ''}" style="${place(after)}"></span>` : ''}`;
    const words = same ? '' : ` <span class="quiet">${!before ? 'added' : !after ? 'removed' : 'moved'}</span>`;
    return `<div class="name">${text(title)}${words}</div><div class="track" aria-hidden="true">${bars}</div>`;
  });
  return `<p class="quiet">Above what was, below what is; critical phases have an edge.</p>
<div class="lanes">
<div class="name quiet">${unit === 'date' ? 'Phase' : `Phase, by ${text(unit)}`}</div><div class="track axis" aria-hidden="true">${axis.join('')}</div>
${lanes.join('\n')}
</div>`;
}

/** Returns the summary of a plan's changes: sentences, figures and a chart. */
function meaning(plan: PlanComparison, several: boolean): string {
  const sentences = list([
    ...cardLines(plan).map(text),
    ...plan.consequences.map(
      (each) => `${mark(each.severity)}${text(each.sentence)}${each.severity === 'note' ? '' : quietAcceptance(each)}`,
    ),
  ]);
  const drawn = plan.timeline ? `<h3>Before and after</h3>\n${timeline(plan.timeline)}` : '';
  return section(
    `What it means${several ? `: ${plan.title}` : ''}`,
    [sentences, figures(plan), drawn].filter((part) => part !== '').join('\n'),
  );
}

/** The fingerprint by which something can be accepted, or who accepted it. */
function quietAcceptance(each: { fingerprint: string; accepted?: Accepted; acceptedHere?: Accepted }): string {
  const words = acceptanceText(each);
  return `<br><span class="quiet">${each.accepted ? '' : `<code>${each.fingerprint}</code> `}${words === undefined ? '' : text(words)}</span>`;
}

/** Returns old and new value side by side; a sentence for whole additions and removals. */
function row(change: Change, sentence: string, report: ChangesReport): string {
  const whole = change.field === undefined;
  const sides = whole
    ? `<td colspan="2">${text(change.sentence)}</td>`
    : `<td data-h="Before"><del>${text(shown(change.before))}</del></td><td data-h="After">${text(shown(change.after))}</td>`;
  const accepted = change.severity === 'note' ? '' : quietAcceptance({ ...change, fingerprint: sentence });
  return `<tr><th scope="row">${mark(change.severity)}${text(change.label)}</th><td data-h="Field">${text(change.field ?? change.action)}</td>${sides}<td data-h="Place"><code>${text(whereText(change, report.pathOf))}</code>${accepted}</td></tr>`;
}

function changed(changes: readonly Change[], report: ChangesReport): string {
  return underHeadings(changes.filter(({ within, field }) => within === undefined && field !== 'body.prose'))
    .map(([heading, told]) => {
      const rows = told.flatMap((each) => each.changes.map((change) => row(change, each.fingerprint, report)));
      return `<h3>${text(heading)}</h3>\n<div class="scroll"><table class="stacks"><thead><tr><th scope="col">Record</th><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Place</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
    })
    .join('\n');
}

const prose = (changes: readonly Change[], report: ChangesReport): string[] =>
  changes.flatMap((change) =>
    (change.prose ?? []).map((runs) => {
      const words = runs.map(({ op, text: run }) =>
        op === 'same' ? text(run) : op === 'removed' ? `<del>${text(run)}</del>` : `<ins>${text(run)}</ins>`,
      );
      return `${words.join(' ')} <code class="quiet">${text(whereText(change, report.pathOf))}</code>`;
    }),
  );

/** Returns a comparison as sections of a page. All plan text is escaped. */
export function comparisonHtml(report: ChangesReport): string {
  const { comparison, pathOf } = report;
  const { plans, shared, gaps } = comparison;
  const found = allFindings(comparison);
  const changes = [...shared, ...plans.flatMap((plan) => plan.changes)];
  const finding = (each: (typeof found.introduced)[number]): string => {
    const { severity, message, rule, place, fix } = each;
    return `<span class="label${severity === 'error' ? ' alarm' : ''}">${severity}:</span> ${text(message)} <code class="quiet">${text(rule)} ${text(pathOf(place.file))}:${place.line}</code>${fix ? `<br><span class="quiet">${text(fix)}</span>` : ''}${severity === 'note' ? '' : quietAcceptance(each)}`;
  };
  const incomplete = gaps.map(
    ({ file, side, reason }) =>
      `<span class="label alarm">Incomplete:</span> <code>${text(pathOf(file))}</code> of the ${side} cannot be read: ${text(reason)}`,
  );
  const body = [
    list(incomplete),
    list(comparison.limits.map(text)),
    report.failing.length > 0 ? `<p class="alarm label">Fails: ${text(report.failing.join('; '))}</p>` : '',
    ...plans.map((plan) => meaning(plan, plans.length > 1)),
    section(`New findings (${found.introduced.length})`, list(found.introduced.map(finding))),
    section('Changed rows', changed(changes, report)),
    section('Changed text', list(prose(changes, report))),
    section(
      'Findings that went or changed',
      list([
        ...endedFindings(found).map(
          ({ word, finding: each, why }) =>
            `<span class="label">${word}:</span> ${text(each.message)} <code class="quiet">${text(each.rule)}</code>${why === undefined ? '' : ` <span class="quiet">${text(why)}</span>`}`,
        ),
        ...found.changed.map(
          ({ after, before }) => `${finding(after)}<br><span class="quiet">before: ${text(before.message)}</span>`,
        ),
      ]),
    ),
    section('Acceptances that accept nothing', list(unusedText(comparison).map(text))),
  ];
  return body.filter((part) => part !== '').join('\n');
}
