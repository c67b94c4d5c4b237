import type { Code } from 'mdast';
import { applyReadTable } from './apply-table.ts';
import type { DraftPlan } from './draft-plan.ts';
import { delimitedTable } from './formats/delimited.ts';
import { importGantt } from './formats/gantt.ts';
import { importHead, taskFile } from './formats/head.ts';
import { importHolidays } from './formats/holidays.ts';
import { jsonOf } from './formats/located.ts';
import { importProjectXml } from './formats/project-xml.ts';
import { importTaskJson, taskPaths } from './formats/task-json.ts';
import { walkDocument } from './walk/walk.ts';

/** A text that no reader of ours knows: it is kept as code, so that nothing of it is lost. */
function keepAsCode(draft: DraftPlan, why: string): void {
  const file = draft.add('page', draft.source.name, 1);
  file.fields.title = draft.source.name;
  const fence = '`'.repeat(Math.max(3, ...[...draft.source.text.matchAll(/`{3,}/g)].map(([marks]) => marks.length + 1)));
  draft.keep(
    { file, pending: [], late: false },
    `${fence}\n${draft.source.text.trimEnd()}\n${fence}`,
    1,
    draft.document.lines.length,
    why,
  );
}

function importDelimited(draft: DraftPlan): void {
  const read = delimitedTable(draft);
  if (!read) {
    keepAsCode(draft, 'no table: its first line has no columns');
    return;
  }
  const title = draft.source.name
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/[_-]+/g, ' ');
  const page = draft.add('page', title, 1);
  page.fields.title = title;
  const place = {
    cursor: { file: page, pending: [], late: false },
    heading: title,
    role: undefined,
    inPhase: false,
    phase: undefined,
    oldSystem: undefined,
    newSystem: undefined,
    phaseIn: () => undefined,
    phaseFile: () => undefined,
  };
  const written = { markdown: read.markdown, from: 1, to: read.last };
  if (!applyReadTable(draft, read.table, written, place))
    draft.keep(place.cursor, read.markdown, 1, read.last, 'a table of no kind of ours');
  draft.plan.fields.title ??= title;
}

/** A gantt in a code block is the phases of a document that has no others. */
function importGanttBlocks(draft: DraftPlan): void {
  if (draft.files.some(({ kind }) => kind === 'phase')) return;
  for (const block of draft.document.blocks) {
    if (block.type !== 'code') continue;
    const { lang, value } = block.node as Code;
    if (lang === 'mermaid' && /^\s*(?:---[\s\S]*?---\s*)?gantt\b/.test(value))
      importGantt(draft, value.split('\n'), block.from + 1);
  }
}

type Reader = (draft: DraftPlan) => void;

/** The reader of a source, by its name and its first words. */
function readerOf({ source: { name, text } }: DraftPlan): Reader {
  if (/\.json$/i.test(name) || /^\s*[{[]/.test(text)) {
    const json = jsonOf(text);
    if (json && taskPaths(json.data).length > 0) return (draft) => importTaskJson(draft, json);
    if (json) return (draft) => keepAsCode(draft, 'JSON without a list of tasks; kept as code');
  }
  if (/^\s*(?:<\?xml[^>]*>\s*)?<Project[\s>]/.test(text)) return importProjectXml;
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return importHolidays;
  if (/^\s*gantt\b/.test(text)) return (draft) => importGantt(draft, text.split('\n'), 1);
  if (/\.(?:csv|tsv)$/i.test(name)) return importDelimited;
  if (/\.(?:json|xml|ya?ml)$/i.test(name)) return (draft) => keepAsCode(draft, 'a file of no format that is read; kept as code');
  return importMarkdown;
}

function importMarkdown(draft: DraftPlan): void {
  const task = taskFile(draft);
  if (!task) importHead(draft);
  walkDocument(draft, task);
  importGanttBlocks(draft);
}

/** Imports one source by its format. */
export const importSource = (draft: DraftPlan): void => readerOf(draft)(draft);
