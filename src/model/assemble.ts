import { known } from './absences.ts';
import type { Document } from './document.ts';
import { type Absence, given, isAbsent } from './field.ts';
import { foldedName } from './folded-name.ts';
import { compareOrder, compareText } from './order.ts';
import type { Calendar, Decision, Plan, Portfolio, PortfolioFile } from './plan.ts';
import type { Problem } from './problem.ts';
import { KINDS, type Kind, type KindName, kindOf, partOf } from './registry.ts';
import { assembleRows, fileRef } from './rows.ts';

/** The model made of documents, and the problems that kept parts of them out. */
export interface Assembly {
  portfolio: Portfolio;
  problems: Problem[];
}

/** Returns the row lists that the author marks as absent, with the reason. The lists themselves are then empty. */
function absentLists(kind: Kind, fields: Record<string, unknown>): { absentLists?: Record<string, Absence> } {
  const absent = kind.rows.flatMap(({ field }) => {
    const value = fields[field];
    return isAbsent(value) ? [[field, value] as const] : [];
  });
  return absent.length > 0 ? { absentLists: Object.fromEntries(absent) } : {};
}

/** Turns a document into a part of the model: fields, rows and identity. Stated absences are put aside. */
function assembleFile(document: Document, problems: Problem[]): Record<string, unknown> {
  const kind: Kind = kindOf(document.kind);
  // As in rows: the author's `source:` becomes `statedSource`; the model's `source` is the position in the file.
  const { defaults: _, source: statedSource, ...fields } = document.fields ?? {};
  const isRows = (field: string): boolean => kind.rows.some((list) => list.field === field);
  const own = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, isRows(field) ? [] : value]));
  const rows = Object.fromEntries(kind.rows.map((list) => [list.field, assembleRows(document, kind, list, problems)]));
  const order = document.order ?? given(fields.order as string | undefined);
  return {
    ...known({ ...own, ...(statedSource !== undefined && { statedSource }) }),
    ...rows,
    ...absentLists(kind, fields),
    id: document.id,
    ref: fileRef(kind, document.id),
    source: document.source,
    body: document.body,
    ...(order !== undefined && { order }),
  };
}

/** Returns the files of one kind in the author's order: by the number in the file name, else by id. */
const inOrder = (documents: readonly Document[], kind: KindName): Document[] =>
  documents.filter((each) => each.kind === kind && each.fields).sort(compareOrder);

function duplicateFiles(documents: readonly Document[], problems: Problem[]): void {
  const seen = new Map<string, Document>();
  for (const document of documents) {
    const ref = `${document.plan ?? ''}:${document.kind}/${document.id}`;
    // Their pages would be one file on macOS and Windows. Files whose whole names clash are reported by their names.
    const first = seen.get(foldedName(ref));
    if (!first) seen.set(foldedName(ref), document);
    else if (first.id === document.id || foldedName(first.file) !== foldedName(document.file)) {
      const ids = first.id === document.id ? `the id \`${document.id}\`` : `ids that differ only by case or composed letters`;
      problems.push({
        rule: 'reference/duplicate-id',
        message: `two files have ${ids}: ${first.file} and ${document.file}`,
        source: document.source,
        fix: 'Rename one of the files',
        related: [{ source: first.source, message: 'the first one' }],
        key: ref,
        ...(document.plan !== undefined && { plan: document.plan }),
      });
    }
  }
}

const withoutUndefined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function assemblePlan(plan: Document, documents: readonly Document[], problems: Problem[]): Plan {
  const all = (kind: KindName) => inOrder(documents, kind).map((document) => assembleFile(document, problems));
  const { decisions: rows = [], ...register } = all('decisions')[0] ?? {};
  const files = Object.fromEntries(
    KINDS.filter(({ name, location }) => location !== 'root' && name !== 'plan').map((kind: Kind) => {
      const own = all(kind.name as KindName);
      return [partOf(kind), kind.location === 'file' ? own[0] : own];
    }),
  );
  // Every part was accepted by the schema of its kind, from which the types of Plan are inferred.
  return {
    ...assembleFile(plan, problems),
    ...withoutUndefined({
      ...files,
      decisionRegister: Object.keys(register).length > 0 ? register : undefined,
      decisions: [...(rows as Decision[]), ...(files.decisions as unknown as Decision[])],
    }),
  } as unknown as Plan;
}

/** An assembled plan, and the problems that kept parts out of it. */
export interface PlanAssembly {
  plan?: Plan;
  problems: Problem[];
}

/** A cache of assembled plans: returns the cached assembly of the same documents, or calls `make`. */
export type PlanCache = (plan: string, documents: readonly Document[], make: () => PlanAssembly) => PlanAssembly;

function makePlan(own: readonly Document[]): PlanAssembly {
  const document = own.find((each) => each.kind === 'plan');
  if (!document?.fields) return { problems: [] };
  const problems: Problem[] = [];
  const plan = assemblePlan(document, own, problems);
  for (const problem of problems) problem.plan = plan.id;
  return { plan, problems };
}

/** Assembles documents into plans. Skips documents that their schema refused; the reader has reported those. */
export function assemble(documents: readonly Document[], keep: PlanCache = (_, __, make) => make()): Assembly {
  const problems: Problem[] = [];
  duplicateFiles(documents, problems);
  const byPlan = Map.groupBy(
    documents.filter((document) => document.plan !== undefined),
    (document) => document.plan ?? '',
  );
  const plans = [...byPlan].flatMap(([id, own]) => {
    const assembly = keep(id, own, () => makePlan(own));
    problems.push(...assembly.problems);
    return assembly.plan ? [assembly.plan] : [];
  });
  const portfolioDocument = documents.find((document) => document.kind === 'portfolio' && document.fields);
  const file = portfolioDocument && (assembleFile(portfolioDocument, problems) as unknown as PortfolioFile);
  const order = file?.plans ?? [];
  const place = (plan: Plan) => {
    const index = order.indexOf(plan.id);
    return index < 0 ? order.length : index;
  };
  plans.sort((a, b) => place(a) - place(b) || compareText(a.id, b.id));
  const calendars = inOrder(documents, 'calendar').map((document) => assembleFile(document, problems) as unknown as Calendar);
  return {
    portfolio: { ...(file && { file }), title: file?.title ?? 'Migration plans', calendars, plans },
    problems,
  };
}
