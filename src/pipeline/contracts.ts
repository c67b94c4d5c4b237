import { createHash } from 'node:crypto';
import { type ApiSources, documentsOf, namedDocuments } from '../analysis/contracts.ts';
import type { ReadDocument } from '../endpoints/documents/compare.ts';
import type { DocumentFormat, DocumentProblem, ReadText } from '../endpoints/documents/document.ts';
import { loadDocument } from '../endpoints/documents/load.ts';
import { locateKey } from '../endpoints/documents/locate.ts';
import type { GraphqlDocument } from '../endpoints/graphql/document.ts';
import { schemaProblems, schemasOf } from '../endpoints/graphql/join.ts';
import { type OasdiffReport, readOasdiff } from '../endpoints/openapi/oasdiff.ts';
import { contentFile } from '../endpoints/openapi/references.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Portfolio, Surface } from '../model/plan.ts';
import type { Locate, Place } from '../model/source.ts';
import { severityOf, titleOfRule } from '../reader/catalogue.ts';
import { Lines } from '../reader/lines.ts';
import type { Reading } from '../reader/read.ts';

/** API documents and reports read beside the plans. */
export interface Contracts {
  sources: ApiSources;
  findings: Finding[];
  /** Documents and reports that cannot be read. */
  unread: UnreadDocument[];
  /** Returns the text of a document's line, for excerpts. */
  lineOf: (file: string, line: number) => string | undefined;
}

/** A document or report that cannot be read. */
export interface UnreadDocument {
  file: string;
  reason: string;
  /** A digest of its text and of the files that it refers to, as far as they were read: equal if nothing changed. */
  digest: string;
}

/** A field that names a file. */
interface FileReference {
  plan: string;
  surface: Surface;
  field: (string | number)[];
  path: string;
}

type Naming = FileReference & ({ kind: 'document'; format: DocumentFormat } | { kind: 'report' });

function* fileReferences(portfolio: Portfolio): Generator<Naming> {
  for (const plan of portfolio.plans) {
    for (const surface of plan.endpoints) {
      for (const side of ['from', 'to'] as const) {
        for (const { format, index, path } of namedDocuments(surface, side))
          yield { plan: plan.id, surface, field: [side, format, index], path, kind: 'document', format };
      }
      const report = surface.contract;
      if (report !== undefined) yield { plan: plan.id, surface, field: ['contract'], path: report, kind: 'report' };
    }
  }
}

/** The GraphQL schemas of each side of a surface, which are parts of one. */
function* schemaSides(
  portfolio: Portfolio,
  documents: ReadonlyMap<string, ReadDocument>,
): Generator<{ naming: FileReference; schemas: GraphqlDocument[] }> {
  for (const plan of portfolio.plans)
    for (const surface of plan.endpoints)
      for (const side of ['from', 'to'] as const) {
        const [first] = namedDocuments(surface, side).filter(({ format }) => format === 'graphql');
        const schemas = schemasOf(documentsOf(surface, side).flatMap((file) => documents.get(file) ?? []));
        if (first) yield { naming: { plan: plan.id, surface, field: [side, 'graphql', first.index], path: first.path }, schemas };
      }
}

/** Returns the position of a problem: in the document, or at the field that names it. */
function placeOf(problem: DocumentProblem, lines: ReadonlyMap<string, Lines>, named: Place): Place {
  const { file, pointer } = problem;
  const own = file === undefined ? undefined : lines.get(file);
  const offset = problem.offset ?? (own && pointer ? locateKey(own.text, pointer) : undefined);
  if (file === undefined || !own || offset === undefined) return named;
  const { line, column } = own.at(offset);
  return { file, line, column, endLine: line, endColumn: Math.max(column + 1, own.line(line).trimEnd().length + 1) };
}

/** Problems of single operations, by rules that are no fault of a file as a whole. */
const ALIKE: ReadonlySet<string> = new Set(['endpoints/document-duplicate', 'endpoints/openapi-similar-paths']);

/** Reads the API documents and reports that endpoint files name, each once, and reports their problems. Never throws. */
export async function readContracts(portfolio: Portfolio, locate: Locate, readText: ReadText): Promise<Contracts> {
  const documents = new Map<string, ReadDocument>();
  const reports = new Map<string, OasdiffReport>();
  const lines = new Map<string, Lines>();
  const findings: Finding[] = [];
  const unread: UnreadDocument[] = [];
  const seen = new Set<string>();
  const tell = ({ plan, surface, field, path }: FileReference, problem: DocumentProblem): void => {
    const named = locate(surface.source, field);
    const place = placeOf(problem, lines, named);
    const { rule, message, fix } = problem;
    // What the documents of both sides have in common is one cause.
    const twin = ALIKE.has(rule)
      ? findings.find((each) => each.rule === rule && each.plan === plan && each.message === message)
      : undefined;
    if (twin) {
      twin.related = [...twin.related, { place, message: 'here as well' }];
      return;
    }
    findings.push({
      rule,
      title: titleOfRule(rule),
      severity: severityOf(rule),
      message,
      place,
      related: place.file === named.file ? [] : [{ place: named, message: 'it is named here' }],
      fix,
      plan,
      subject: surface.ref,
      fingerprint: fingerprint(rule, plan, path, problem.pointer?.join('/') ?? message),
    });
  };
  const refuse = (file: string, problem: DocumentProblem | undefined, texts: Iterable<readonly [string, string]>): void => {
    const digest = createHash('sha256')
      .update(JSON.stringify([...texts]))
      .digest('hex');
    unread.push({ file, reason: problem?.message ?? 'it cannot be read', digest });
  };
  for (const naming of fileReferences(portfolio)) {
    const file = contentFile(naming.path) ?? naming.path;
    const key = `${naming.kind === 'document' ? naming.format : 'report'} ${file}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (naming.kind === 'document') {
      const { document, problems, texts } = await loadDocument(naming.path, readText, naming.format);
      for (const [each, text] of texts) if (!lines.has(each)) lines.set(each, new Lines(text));
      if (document) documents.set(file, document);
      else refuse(file, problems[0], texts);
      for (const problem of problems) tell(naming, problem);
      continue;
    }
    const text = contentFile(naming.path) === undefined ? undefined : await readText(file).catch(() => undefined);
    if (text === undefined) {
      const problem: DocumentProblem = {
        rule: 'endpoints/document-missing',
        message: `there is no file ${file} in the content root`,
        fix: 'Add it, or correct the path',
      };
      tell(naming, problem);
      refuse(file, problem, []);
      continue;
    }
    lines.set(file, new Lines(text));
    const read = readOasdiff(text, file);
    if ('report' in read) reports.set(file, read.report);
    else {
      tell(naming, read.problem);
      refuse(file, read.problem, [[file, text]]);
    }
  }
  for (const { naming, schemas } of schemaSides(portfolio, documents))
    for (const problem of schemaProblems(schemas)) {
      const key = JSON.stringify(problem);
      if (!seen.has(key)) tell(naming, problem);
      seen.add(key);
      if (problem.rule !== 'endpoints/document-syntax') continue;
      for (const { file } of schemas) {
        if (!documents.delete(file)) continue;
        refuse(file, problem, [[file, lines.get(file)?.text ?? '']]);
      }
    }
  return { sources: { documents, reports }, findings, unread, lineOf: (file, line) => lines.get(file)?.line(line) };
}

/** Adds the documents named by endpoint files to a reading for `compute`, and findings for their problems. */
export async function withContracts<Read extends Reading>(
  reading: Read,
  readText: ReadText,
): Promise<Read & { contracts: ApiSources; unreadDocuments: readonly UnreadDocument[] }> {
  const { sources, findings, unread, lineOf } = await readContracts(reading.portfolio, reading.locate, readText);
  return {
    ...reading,
    contracts: sources,
    unreadDocuments: unread,
    findings: [...reading.findings, ...findings],
    lineOf: (file, line) => reading.lineOf(file, line) ?? lineOf(file, line),
  };
}
