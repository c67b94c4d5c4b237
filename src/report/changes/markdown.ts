import { counted } from '../../analysis/counted.ts';
import { type ToldChange, underHeadings } from '../../changes/alike.ts';
import type { Accepted, Change } from '../../changes/change.ts';
import { allFindings, type PlanComparison } from '../../changes/comparison.ts';
import type { Consequence } from '../../changes/consequence.ts';
import type { NewFinding } from '../../changes/findings.ts';
import { chart } from './chart.ts';
import { code, fence, inert } from './inert.ts';
import { linked } from './linked.ts';
import {
  acceptanceText,
  type ChangesReport,
  cardLines,
  endedFindings,
  findingsText,
  placeOf,
  unusedText,
  whereText,
} from './report.ts';

/** GitHub limits comments to 65,536 characters; the rest is for the marker and a line of the workflow. */
export const LONGEST_COMMENT = 65_536 - 1024;
/** The number of errors shown without unfolding. */
const ERRORS_IN_SIGHT = 10;
const WARNINGS_IN_SIGHT = 4;
const CHANGES_IN_SIGHT = 8;

/** A part of the comment. Its lines are left out if space runs out. */
interface Section {
  head: string[];
  lines: string[];
  foot: string[];
}

const MARKS = { breaking: '**Breaking:** ', warning: '**Warning:** ', note: '' } as const;

/** The fingerprint by which something can be accepted, or who accepted it. */
function acceptance(each: { fingerprint: string; accepted?: Accepted; acceptedHere?: Accepted }): string {
  const words = acceptanceText(each);
  return `${each.accepted ? '' : ` ${code(each.fingerprint)}`}${words === undefined ? '' : ` *${inert(words)}*`}`;
}

const consequence = (each: Consequence): string =>
  `- ${MARKS[each.severity]}${inert(each.sentence)}.${each.severity === 'note' ? '' : acceptance(each)}`;

/** The place of a change, a link to its line where the forge is known. */
const where = (each: Change, { links, pathOf }: ChangesReport): string => {
  const found = placeOf(each);
  return linked(code(whereText(each, pathOf)), found && links?.line(found.place, found.side));
};

const change = (each: ToldChange, report: ChangesReport): string =>
  `- ${MARKS[each.severity]}${inert(each.sentence)} (${where(each.changes[0], report)})${each.severity === 'note' ? '' : acceptance(each)}`;

/** Merges findings with the same text: one renamed phase may break twenty references. */
const together = (findings: readonly NewFinding[]): { finding: NewFinding; times: number }[] =>
  [...Map.groupBy(findings, ({ rule, message }) => `${rule} ${message}`).values()].flatMap((own) =>
    own[0] ? [{ finding: own[0], times: own.length }] : [],
  );

/** A title as high as those of plans where there are several, so that it does not read as a part of the last one. */
const title = (text: string, several: boolean): string => (several ? `#### ${inert(text)}` : `**${inert(text)}**`);

const RANK = { error: 0, warning: 1, note: 2 } as const;

const findingLine = ({ finding: each, times }: { finding: NewFinding; times: number }, report: ChangesReport): string =>
  times === 1 ? finding(each, report) : `${finding(each, report)} (${times} times; this is the first)`;

const finding = (each: NewFinding, report: ChangesReport): string => {
  const { severity, message, rule, place, fix } = each;
  return `- **${severity}** ${inert(message)} (${code(rule)}, ${linked(code(`${report.pathOf(place.file)}:${place.line}`), report.links?.line(place, 'head'))})${fix ? `. ${inert(fix)}` : ''}${severity === 'note' ? '' : acceptance(each)}`;
};

const folded = (summary: string, lines: string[]): Section => ({
  head: ['<details>', `<summary>${inert(summary)}</summary>`, ''],
  lines,
  foot: ['', '</details>', ''],
});

function figures({ figures: own }: PlanComparison): string[] {
  const changed = own.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return [];
  const bold = (text: string, worse: boolean | undefined): string => (worse && text !== '' ? `**${inert(text)}**` : inert(text));
  return [
    '| | Before | After | Change |',
    '|:--|--:|--:|--:|',
    ...changed.map(
      ({ name, before, after, change: by, worse }) => `| ${name} | ${inert(before)} | ${inert(after)} | ${bold(by, worse)} |`,
    ),
    '',
  ];
}

/** Returns the summary of a plan's changes: consequences, figures and a chart. */
function meaning(plan: PlanComparison, several: boolean): Section[] {
  const head = several ? [`#### ${inert(plan.title)}`, ''] : [];
  const lines = [...cardLines(plan).map((line) => `- ${inert(line)}`), ...plan.consequences.map(consequence)];
  const said: Section = { head, lines, foot: lines.length > 0 ? [''] : [] };
  const table: Section = { head: figures(plan), lines: [], foot: [] };
  const drawn: Section[] = plan.timeline ? [{ head: [...fence(chart(plan.timeline)), ''], lines: [], foot: [] }] : [];
  return lines.length + head.length + table.head.length === 0 ? drawn : [said, table, ...drawn];
}

/** Returns changed paragraphs: deletions struck through, insertions bold, and only nearby words of the rest. */
function prose(plan: PlanComparison, report: ChangesReport): string[] {
  const around = (text: string, first: boolean, last: boolean): string => {
    const words = text.split(' ');
    if (words.length <= 12) return inert(text);
    const [start, end] = [words.slice(0, 5).join(' '), words.slice(-5).join(' ')];
    return first ? `… ${inert(end)}` : last ? `${inert(start)} …` : `${inert(start)} … ${inert(end)}`;
  };
  return plan.changes.flatMap((each) =>
    (each.prose ?? []).map((runs) => {
      const text = runs
        .map(({ op, text: words }, at) =>
          op === 'same'
            ? around(words, at === 0, at === runs.length - 1)
            : op === 'removed'
              ? `~~${inert(words)}~~`
              : `**${inert(words)}**`,
        )
        .join(' ');
      return `- ${code(whereText(each, report.pathOf))} ${text}`;
    }),
  );
}

/** A few changes are all visible; of many, only the severe ones are, and the rest is folded. */
function changeSections(own: readonly Change[], prefix: string, report: ChangesReport): Section[] {
  const several = report.comparison.plans.length > 1;
  const list = underHeadings(own.filter(({ within }) => within === undefined));
  const all = list.flatMap(([, each]) => each);
  const lines = (of: (each: ToldChange) => boolean): string[] =>
    list.flatMap(([heading, each]) => {
      const kept = each.filter(of);
      return kept.length === 0 ? [] : [`- **${heading}**`, ...kept.map((one) => `  ${change(one, report)}`)];
    });
  const open = (words: string, shown: string[]): Section => ({
    head: [prefix === '' ? title(words, false) : title(`${prefix}${words.toLowerCase()}`, several), ''],
    lines: shown,
    foot: [''],
  });
  if (all.length === 0) return [];
  if (all.length <= CHANGES_IN_SIGHT)
    return [
      open(
        'What changed',
        lines(() => true),
      ),
    ];
  const grave = new Set(all.filter(({ severity }) => severity !== 'note').slice(0, CHANGES_IN_SIGHT));
  const rest = lines((each) => !grave.has(each));
  return [
    ...(grave.size > 0
      ? [
          open(
            'Needs attention',
            lines((each) => grave.has(each)),
          ),
        ]
      : []),
    folded(`${prefix}${counted(all.length - grave.size, grave.size > 0 ? 'more change' : 'change')}`, rest),
  ];
}

function proseSection(plan: PlanComparison, prefix: string, report: ChangesReport): Section[] {
  const words = prose(plan, report);
  return words.length === 0 ? [] : [folded(prefix === '' ? 'Text, word by word' : `${prefix}text, word by word`, words)];
}

function sections(report: ChangesReport): Section[] {
  const { comparison } = report;
  const { plans, shared, gaps } = comparison;
  const several = plans.length > 1;
  const found = allFindings(comparison);
  const incomplete: Section = {
    head: gaps.length > 0 ? ['**This comparison is incomplete.** These files could not be compared:', ''] : [],
    lines: gaps.map(({ file, side, reason }) => `- ${code(report.pathOf(file))} of the ${side} cannot be read: ${inert(reason)}`),
    foot: gaps.length > 0 ? [''] : [],
  };
  const fails: Section = {
    head: report.failing.length > 0 ? [`**Fails:** ${inert(report.failing.join('; '))}.`, ''] : [],
    lines: [],
    foot: [],
  };
  const notes = [...(report.ahead === undefined ? [] : [`${report.ahead}.`]), ...comparison.limits];
  const limits: Section = {
    head: [],
    lines: notes.map((line) => `- ${inert(line)}`),
    foot: notes.length > 0 ? [''] : [],
  };
  const introduced = together(found.introduced).sort((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity]);
  const errors = introduced.filter((each) => each.finding.severity === 'error').slice(0, ERRORS_IN_SIGHT);
  const warnings = introduced.filter((each) => each.finding.severity === 'warning');
  const inSight = [...errors, ...(warnings.length <= WARNINGS_IN_SIGHT ? warnings : [])];
  const hidden = introduced.filter((each) => !inSight.includes(each));
  const others = [
    ...hidden.map((each) => findingLine(each, report)),
    ...found.changed.map(({ before, after }) => `${finding(after, report)}. Before: ${inert(before.message)}`),
    ...endedFindings(found).map(
      ({ word, finding: each, why }) =>
        `- ${word === 'silenced' ? `**${word}**` : word}: ${inert(each.message)} (${code(each.rule)}${why === undefined ? '' : `; ${inert(why)}`})`,
    ),
    ...unusedText(comparison).map((line) => `- ${inert(line)}`),
  ];
  const names = (plan: PlanComparison): string => (several ? `${plan.title}: ` : '');
  const detail = plans.flatMap((plan) => [
    ...changeSections(plan.changes, names(plan), report),
    ...proseSection(plan, names(plan), report),
  ]);
  return [
    incomplete,
    limits,
    fails,
    ...plans.flatMap((plan) => meaning(plan, several)),
    {
      head: inSight.length > 0 ? [title('New findings', several), ''] : [],
      lines: inSight.map((each) => findingLine(each, report)),
      foot: inSight.length > 0 ? [''] : [],
    },
    ...detail,
    ...changeSections(shared, 'Portfolio and calendars: ', report),
    ...(others.length > 0 ? [folded(`Findings: ${findingsText(found)}`, others)] : []),
  ];
}

/** What was compared, with its commit as code, so that it can be copied: main (`4c1e2f0`). */
function compared(name: string): string {
  const [, words = '', hash, end = ''] = /^(.*?)\b([0-9a-f]{7})(\)?)$/s.exec(name) ?? [];
  return hash === undefined ? inert(name) : `${inert(words)}${code(hash)}${end}`;
}

/** Formats a pull-request comment: headline and summary, then folded details. Details are left out first. */
export function markdown(report: ChangesReport): string {
  const heading = [`### ${inert(report.comparison.headline)}`, ''];
  const { links } = report;
  const others = [
    ...(links?.preview === undefined ? [] : [linked('The site with this change', links.preview)]),
    ...(links?.run === undefined ? [] : [linked('this run', links.run)]),
  ];
  const foot = [
    [`Compared ${linked(compared(report.base), links?.base)} → ${linked(compared(report.head), links?.head)}`, ...others].join(
      ' · ',
    ),
  ];
  const all = sections(report);
  const own = all.map(({ head, foot: end }) => [...head, ...end].reduce((sum, line) => sum + line.length + 1, 0));
  let room = LONGEST_COMMENT - [...heading, ...foot].reduce((sum, line) => sum + line.length + 1, 0) - 200;
  let left = 0;
  const lines = all.flatMap((section, at) => {
    room -= own[at] ?? 0;
    if (room < 0) {
      left += section.lines.length;
      room += own[at] ?? 0;
      return [];
    }
    let count = 0;
    for (; count < section.lines.length; count++) {
      const length = (section.lines[count]?.length ?? 0) + 1;
      if (length > room) break;
      room -= length;
    }
    left += section.lines.length - count;
    return [...section.head, ...section.lines.slice(0, count), ...section.foot];
  });
  const cut =
    left > 0
      ? [
          `**${counted(left, 'more line')} of detail left out here:** a comment holds 65,536 characters. ${code('banyan diff')} shows all.`,
          '',
        ]
      : [];
  return `${[...heading, ...lines, ...cut, ...foot].join('\n')}\n`;
}
