import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { counted } from '../../analysis/counted.ts';
import { importPlan } from '../../import/import.ts';
import { countFound, type Imported, keptAs } from '../../import/imported.ts';
import { merge } from '../../import/merge.ts';
import { explainLine, foundLine, importReport, linesLine, lookList } from '../../import/report.ts';
import { workList } from '../../import/work-list.ts';
import { KINDS, kindOf } from '../../model/registry.ts';
import { compute } from '../../pipeline/compute.ts';
import { readFrontmatter } from '../../reader/frontmatter.ts';
import { memoryTree } from '../../reader/memory.ts';
import { readContent } from '../../reader/read.ts';
import { clockDay } from '../../runtime/clock-day.ts';
import { type ExitCode, UsageError } from '../failure.ts';
import { type Arguments, day, flag, text } from '../options.ts';
import { planNamed } from '../plan-named.ts';
import { answerImport } from './answer.ts';
import { addInto } from './into.ts';
import { readRecord, writeRecord } from './record.ts';
import { readSources } from './sources.ts';

/** What `--only` may ask for; plan.mdx is written in any case. */
const collections: readonly string[] = KINDS.filter(({ location, name }) => location !== 'root' && name !== 'plan').map(
  ({ collection }) => collection,
);

/** The files that `--only` asks for, and the counts of what they hold; plan.mdx is always one. */
function onlyWanted(imported: Imported, wanted: string | undefined): Imported {
  if (wanted === undefined) return imported;
  const words = wanted.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !collections.includes(word));
  if (unknown !== undefined) throw new UsageError(`--only ${unknown} is not known`, `known are ${collections.join(', ')}`);
  const keep = (path: string): boolean => {
    const [, , place = ''] = path.split('/');
    return place === 'plan.mdx' || words.includes(place.replace(/\.mdx$/, ''));
  };
  const drafts = imported.drafts.filter(({ kind }) => kind === 'plan' || words.includes(kindOf(kind).collection));
  return { ...imported, drafts, found: countFound(drafts), files: imported.files.filter(({ path }) => keep(path)) };
}

/** `--only risks: 14 of these lines; 9 other files with the other 398 are left out`, where `--only` is given. */
function onlyLine(whole: Imported, imported: Imported, wanted: string | undefined): string[] {
  if (wanted === undefined) return [];
  const kept = new Set(imported.files.map(({ path }) => path));
  let lines = 0;
  for (const ledger of imported.ledgers)
    for (let line = 1; line <= ledger.lines.length; line++)
      if (!ledger.isBlank(line) && kept.has(ledger.about(line)[0]?.file ?? '')) lines++;
  const all = imported.ledgers.reduce((sum, { counts }) => sum + counts.lines, 0);
  const others = whole.files.length - imported.files.length;
  return [
    `--only ${wanted}: ${lines} of these lines; ${counted(others, 'other file')} with the other ${all - lines} ${others === 1 ? 'is' : 'are'} left out`,
  ];
}

/** What is missing is no contradiction. */
const MISSING = /\/(?:no-|nobody|un)|undated|^risks\//;

/** Findings about the plan as imported, one line each: where its source contradicts itself. */
async function contradictionsOf(imported: Imported, day: string): Promise<string[]> {
  const reading = await readContent(
    memoryTree(Object.fromEntries(imported.files.map(({ path, text: content }) => [path, content]))),
  );
  const { findings } = compute(reading, day);
  return findings
    .filter(({ severity, rule }) => severity !== 'note' && !MISSING.test(rule))
    .map(({ rule, message, place }) => `${rule}: ${message} (${place.file})`);
}

function write(root: string, path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** Whether two files say the same: comments, quotes and layout make no difference. */
function saySame(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [readFrontmatter(a), readFrontmatter(b)];
  return isDeepStrictEqual(one.data, other.data) && a.slice(one.bodyStart).trim() === b.slice(other.bodyStart).trim();
}

/** Writes the files of a new plan; one that is there already is never touched. */
function writeNew(root: string, imported: Imported): void {
  if (existsSync(join(root, 'plans', imported.plan)))
    throw new UsageError(
      `there is a plan ${imported.plan} already`,
      `write --update to bring it up to date with its source, or --plan NAME for another folder`,
    );
  const other = imported.files.find(
    ({ path, text: content }) => existsSync(join(root, path)) && !saySame(readFileSync(join(root, path), 'utf8'), content),
  );
  if (other) throw new UsageError(`${other.path} is there already, and says something else`, 'rename one of the two');
  for (const { path, text: content } of imported.files) if (!existsSync(join(root, path))) write(root, path, content);
}

/** The plans that a content root holds, by their folders. */
const plansIn = (root: string): { id: string }[] =>
  existsSync(join(root, 'plans'))
    ? readdirSync(join(root, 'plans'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => ({ id: name }))
    : [];

/** Brings a plan up to date: what the team edited stays, what the source changed comes in. */
function update(root: string, imported: Imported): { changed: string[]; conflicts: string[] } {
  const record = readRecord(root, imported.plan);
  if (!record) throw new UsageError(`${imported.plan} was not imported into ${root}`, 'import it without --update first');
  const names = imported.sources.map(({ name }) => name);
  if (!record.sources.some((name) => names.includes(name)))
    throw new UsageError(
      `${imported.plan} was imported from ${record.sources.join(', ')}, and not from ${names.join(', ')}`,
      `name the same file, or write --into ${imported.plan} to add to it`,
    );
  const changed: string[] = [];
  const conflicts: string[] = [];
  const now = new Map(imported.files.map(({ path, text: content }) => [path, content]));
  for (const path of new Set([...Object.keys(record.files), ...now.keys()])) {
    const base = record.files[path] ?? '';
    const theirs = now.get(path) ?? '';
    const there = existsSync(join(root, path));
    const ours = there ? readFileSync(join(root, path), 'utf8') : '';
    if (base !== '' && theirs === '' && there) {
      if (base !== theirs) conflicts.push(`${path}: the source no longer has it; it stays until you remove it`);
      continue;
    }
    if (base !== '' && !there) {
      if (base !== theirs) conflicts.push(`${path}: you removed it, and the source changed it`);
      continue;
    }
    const merged = merge(base, ours, theirs);
    for (const conflict of merged.conflicts)
      conflicts.push(
        `${path}:${conflict.line}: yours stays: ${conflict.ours.split('\n')[0]?.trim() || '(removed)'} · the source now says: ${conflict.theirs.split('\n')[0]?.trim() || '(removed)'}`,
      );
    if (merged.text === ours) continue;
    write(root, path, merged.text);
    changed.push(path);
  }
  return { changed, conflicts };
}

const REPORT = 'import-report.md';

/** Names of folders below `plans/`; they are the ids of plans. */
const FOLDER = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** `import`: reads documents, writes them as a plan, accounts for each line. */
export async function importDocuments(args: Arguments): Promise<ExitCode> {
  if (args.positionals.length === 0) throw new UsageError('import needs a document', 'write banyan import MIGRATION_PLAN.md');
  const into = text(args, 'into');
  const plan = text(args, 'plan') ?? into;
  if (into !== undefined && (flag(args, 'update') || (text(args, 'plan') ?? into) !== into))
    throw new UsageError(
      `--into ${into} cannot be given with ${flag(args, 'update') ? '--update' : '--plan'}`,
      '--into adds another document to a plan, --update follows the document that a plan was imported from',
    );
  if (plan !== undefined && !FOLDER.test(plan))
    throw new UsageError(`"${plan}" cannot be the folder of a plan`, 'write letters, digits and dashes: --plan shop');
  const sources = readSources(args.positionals);
  const whole = importPlan(sources, plan === undefined ? {} : { plan });
  const only = text(args, 'only');
  const imported = onlyWanted(whole, only);
  const leftOut = whole.files.flatMap(({ path }) => (imported.files.some((file) => file.path === path) ? [] : [path]));
  const line = text(args, 'explain');
  if (line !== undefined) {
    if (!/^\d+$/.test(line)) throw new UsageError(`--explain ${line} is no line`, 'write --explain 120');
    const having = imported.ledgers.filter(({ lines }) => Number(line) >= 1 && Number(line) <= lines.length);
    if (having.length === 0)
      throw new UsageError(
        `--explain ${line} is no line`,
        imported.ledgers.map(({ source, lines }) => `${source} has ${lines.length} lines`).join(', '),
      );
    for (const ledger of having) process.stdout.write(`${explainLine(ledger, Number(line))}\n`);
    return 0;
  }
  if (flag(args, 'work-list')) {
    process.stdout.write(`${JSON.stringify(workList(imported), null, 2)}\n`);
    return 0;
  }
  const root = resolve(text(args, 'content') ?? 'content');
  const answers = text(args, 'answer');
  if (answers !== undefined)
    return answerImport(root, imported.plan, sources, answers, { json: flag(args, 'json'), dry: flag(args, 'dry-run') });
  const contradictions = await contradictionsOf(imported, day(args, 'as-of') ?? clockDay());
  const dry = flag(args, 'dry-run');
  let conflicts: string[] = [];
  let changed: string[] = [];
  let added: string[] = [];
  let left: string[] = [];
  if (!dry) {
    if (flag(args, 'update')) ({ changed, conflicts } = update(root, imported));
    else if (into !== undefined) {
      planNamed(into, plansIn(root), 'write --plan NAME for a new one');
      ({ added, left } = addInto(root, imported, (path, content) => write(root, path, content)));
    } else writeNew(root, imported);
    if (into === undefined)
      writeRecord(root, imported.plan, {
        sources: sources.map(({ name }) => name),
        files: Object.fromEntries(imported.files.map(({ path, text: content }) => [path, content])),
      });
    writeFileSync(REPORT, importReport(imported, contradictions, only === undefined ? undefined : { kinds: only, leftOut }));
  }
  const lost = imported.ledgers.reduce((sum, { counts }) => sum + counts.lost, 0);
  // What is added to a plan need not be one itself.
  const noPlan = into === undefined ? imported.noPlan : undefined;
  const failed = noPlan !== undefined || conflicts.length > 0 || lost > 0 || left.length > 0;
  if (flag(args, 'json')) {
    const look = imported.ledgers.flatMap((ledger) =>
      lookList(ledger).map(({ from, to, why, file, kind }) => ({ source: ledger.source, from, to, kind, file, why })),
    );
    const lines = imported.ledgers.map((ledger) => ({ source: ledger.source, ...ledger.counts }));
    process.stdout.write(
      `${JSON.stringify({ plan: imported.plan, title: imported.title, noPlan: imported.noPlan ?? null, lines, found: imported.found, look, contradictions, conflicts, files: imported.files.map(({ path }) => path), leftOut }, null, 2)}\n`,
    );
    return failed ? 1 : 0;
  }
  const out = [
    linesLine(imported.ledgers),
    ...onlyLine(whole, imported, only),
    foundLine(imported),
    `contradictions found: ${contradictions.length}${dry || contradictions.length === 0 ? '' : ` (banyan check --plan ${imported.plan})`}${dry ? '' : `      report: ${REPORT}`}`,
    ...(noPlan ? [`this does not look like a plan: ${noPlan}; ${keptAs(imported)}`] : []),
    ...(dry ? ['nothing was written (--dry-run); it would be:', ...imported.files.map(({ path }) => `  ${path}`)] : []),
    ...(flag(args, 'update') && !dry
      ? [
          changed.length === 0 ? 'no file changed' : `${changed.length} ${changed.length === 1 ? 'file' : 'files'} changed:`,
          ...changed.map((path) => `  ${path}`),
        ]
      : []),
    ...added,
    ...(into !== undefined && !dry && added.length + left.length === 0 ? [`nothing to add: ${into} has it all`] : []),
    ...left,
    ...conflicts.map((each) => `conflict: ${each}`),
  ];
  process.stdout.write(`${out.map((each) => `  ${each}`).join('\n')}\n`);
  return failed ? 1 : 0;
}
