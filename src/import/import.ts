import { slug } from '../model/slug.ts';
import type { SourceText } from './decode.ts';
import { DraftPlan, shortId } from './draft-plan.ts';
import type { DraftFile } from './drafts.ts';
import { settleTaskLinks } from './formats/head.ts';
import { importSource } from './import-source.ts';
import { countFound, type Found, type Imported } from './imported.ts';
import { importDocument } from './plan-document/import.ts';
import { joinTriggers } from './rollback.ts';
import { settle } from './settle.ts';
import { writeFiles } from './write.ts';

/** A title that calls the document a plan is believed. */
const PLAN_WORDS = /\b(?:plan|plano|planning|roadmap|piano)\b|план|计划|規劃|规划|計画|계획|kế hoạch|rencana/iu;

/** A text without phases, without boxes and with hardly a row is a policy, a report or a guide. */
function whyNoPlan(found: Found, title: string): string | undefined {
  if (PLAN_WORDS.test(title)) return undefined;
  if (found.phases > 0 || found.tasks > 0 || found.rolloutSteps > 0) return undefined;
  const rows = found.endpoints + found.mappings + found.risks + found.metrics + found.decisions;
  return rows >= 5 ? undefined : 'it has no phases and no tasks';
}

/** Imports documents as one plan. Pure: the same texts give the same files. */
export function importPlan(sources: readonly SourceText[], options: { plan?: string } = {}): Imported {
  const [first] = sources;
  if (!first) throw new Error('nothing to import');
  const document = sources.length === 1 ? importDocument(first, options) : undefined;
  if (document) return document;
  const drafts: DraftPlan[] = [];
  let shared: { plan: DraftFile; files: DraftFile[] } | undefined;
  const id = options.plan ?? planId(first);
  const anchors = new Map<string, DraftFile>();
  // The plan itself first: other documents are pages beside it.
  const main = sources.find(({ name }) => /(?:^|[/_-])plan\.(?:md|mdx)$/i.test(name));
  for (const source of main ? [main, ...sources.filter((each) => each !== main)] : sources) {
    const draft = new DraftPlan(id, source, anchors, shared);
    shared = { plan: draft.plan, files: draft.files };
    drafts.push(draft);
    importSource(draft);
    for (const [kind, lines, why] of [
      ['text', source.mended, 'characters in a wrong encoding were repaired'],
      ['text', source.cleaned, 'control characters were left out'],
      [
        'text',
        source.doubtful,
        'there are signs inside words: the file may be in another encoding than Windows-1252; save it as UTF-8',
      ],
      ['code', draft.document.stray, 'these marks end no code block; they were left out'],
      ['code', draft.document.unclosed, 'this code block is never closed; it is closed where the next heading begins'],
    ] as const)
      for (const line of lines) draft.ledger.add({ fate: 'look', kind, file: draft.path(draft.plan), from: line, to: line, why });
  }
  const last = drafts.at(-1) as DraftPlan;
  settleTaskLinks(last.files);
  for (const [file, partner] of joinTriggers(last.files)) {
    last.files.splice(last.files.indexOf(file), 1);
    for (const draft of drafts) draft.ledger.moveClaims(last.path(file), last.path(partner));
  }
  for (const file of emptyFiles(last.files)) {
    last.files.splice(last.files.indexOf(file), 1);
    for (const draft of drafts) draft.ledger.moveHeadings(last.path(file));
  }
  // A calendar of holidays alone makes no plan.
  if (last.files.some(({ kind }) => kind === 'calendar') && last.files.length === 2 && Object.keys(last.plan.fields).length === 0)
    last.files.splice(last.files.indexOf(last.plan), 1);
  if (last.files.includes(last.plan)) last.plan.fields.title ??= sources.length === 1 ? first.name.replace(/\.\w+$/, '') : id;
  for (const file of last.files) {
    if (file.lines && file.origin)
      file.fields.source = `${file.origin}:${file.lines.from}${file.lines.to > file.lines.from ? `-${file.lines.to}` : ''}`;
    settle(last, file);
  }
  const found = countFound(last.files);
  // Registers and calendars of other tools are parts of a plan.
  const noPlan = sources.every(({ name }) => /\.(?:csv|tsv|ics|xml|json|mmd)$/i.test(name))
    ? Object.values(found).every((count) => count === 0)
      ? 'nothing in it could be read'
      : undefined
    : whyNoPlan(found, String(last.plan.fields.title));
  return {
    plan: id,
    title: String(last.plan.fields.title ?? first.name),
    files: writeFiles(last),
    ledgers: sources.map((source) => (drafts.find((draft) => draft.source === source) as DraftPlan).ledger),
    drafts: last.files,
    found,
    sources,
    ...(noPlan !== undefined && { noPlan }),
  };
}

/** Pages and rollbacks of which everything became rows have nothing to show. */
const emptyFiles = (files: readonly DraftFile[]): DraftFile[] =>
  files.filter(
    (file) =>
      (file.kind === 'page' || file.kind === 'rollback') &&
      file.body.length === 0 &&
      file.tail.length === 0 &&
      Object.keys(file.rows).length === 0,
  );

/** The id of a plan: its title without the words that every plan has, else the name of its file. */
function planId(source: SourceText): string {
  const title = /^#\s+(.+)$/m.exec(source.text)?.[1] ?? '';
  const words = slug(title.replace(/[（(].*?[)）]/g, ''))
    .split('-')
    .filter((word) => !/^(?:plan|plano|piano|план|document|dokument|documento|документ)$/.test(word))
    .join('-')
    // "Plan de Migration …" begins with the word that joined the two.
    .replace(/^(?:(?:de|des|du|del|da|do|di|la|le|of|for|für|para)-)+/, '');
  return shortId(words || source.name.replace(/\.\w+$/, ''), 'plan');
}
