import { type ContractSources, type Coverage, type RowContract, surfaceContracts } from '../endpoints/contracts.ts';
import type { ReadDocument, ReadOperation } from '../endpoints/documents/compare.ts';
import type { ContractDelta } from '../endpoints/documents/delta.ts';
import { DOCUMENT_FORMATS, type DocumentFormat } from '../endpoints/documents/document.ts';
import { joinSchemas } from '../endpoints/graphql/join.ts';
import type { OasdiffReport } from '../endpoints/openapi/oasdiff.ts';
import { contentFile } from '../endpoints/openapi/references.ts';
import { entriesOf } from '../model/absences.ts';
import type { EndpointMapping, Plan, Surface } from '../model/plan.ts';
import { callerEffect, deltaCount } from './caller-effect.ts';
import type { ResolvedMapping } from './operations.ts';

/** Documents and reports that could be read, by path below the content root. */
export interface ApiSources {
  documents: ReadonlyMap<string, ReadDocument>;
  reports: ReadonlyMap<string, OasdiffReport>;
}

/** Surfaces that share documents, held against them together: what one of them does not list another one may. */
export interface ContractGroup {
  surfaces: Surface[];
  old: string[];
  new: string[];
  /** Documents and reports that are named and could not be read. */
  unread: string[];
  /** What a report of oasdiff says of no operation: schemas that many of them may use. */
  general: ContractDelta[];
  coverage: Coverage;
  /** What the documents of the old and of the new API hold. */
  documents: { from: ReadOperation[]; to: ReadOperation[] };
  rows: RowContract<ResolvedMapping>[];
}

export interface PlanContracts {
  groups: ContractGroup[];
  byRow: ReadonlyMap<EndpointMapping, RowContract<ResolvedMapping>>;
}

/** A document that a side of a surface names, as written. */
export interface NamedDocument {
  format: DocumentFormat;
  /** Its place in the list of its field. */
  index: number;
  path: string;
}

/** The documents that a side of a surface names. */
export const namedDocuments = (surface: Surface, side: 'from' | 'to'): NamedDocument[] =>
  DOCUMENT_FORMATS.flatMap((format) =>
    entriesOf(surface[side]?.[format]).map(([index, path]): NamedDocument => ({ format, index, path })),
  );

/** Those documents below the content root. What leads elsewhere is reported by reading. */
export const documentsOf = (surface: Surface, side: 'from' | 'to'): string[] =>
  namedDocuments(surface, side).flatMap(({ path }) => contentFile(path) ?? []);

/** The surfaces of a plan that name documents or a report, those together that name one in common. */
function groupsOf(surfaces: readonly Surface[]): Surface[][] {
  const groups: { surfaces: Surface[]; files: Set<string> }[] = [];
  for (const surface of surfaces) {
    const files = new Set([
      ...documentsOf(surface, 'from').map((file) => `from ${file}`),
      ...documentsOf(surface, 'to').map((file) => `to ${file}`),
    ]);
    if (files.size === 0 && surface.contract === undefined) continue;
    const joined = groups.filter((group) => files.size > 0 && [...files].some((file) => group.files.has(file)));
    const merged = {
      surfaces: [...joined.flatMap((group) => group.surfaces), surface],
      files: new Set([...files, ...joined.flatMap((group) => [...group.files])]),
    };
    groups.splice(0, groups.length, ...groups.filter((group) => !joined.includes(group)), merged);
  }
  return groups.map((group) => group.surfaces);
}

/** A side without one of its documents is not compared: what is missing in it would be reported as a fault of the plan. */
function side(surfaces: readonly Surface[], which: 'from' | 'to', { documents }: ApiSources): ReadDocument[] {
  const files = [...new Set(surfaces.flatMap((surface) => documentsOf(surface, which)))];
  const found = files.flatMap((file) => documents.get(file) ?? []);
  return found.length === files.length ? joinSchemas(found) : [];
}

/** A row whose effect on callers takes its compared contracts into account. */
const withEffect = (contract: RowContract<ResolvedMapping>): RowContract<ResolvedMapping> => {
  const { row } = contract;
  return {
    ...contract,
    row: { ...row, effect: callerEffect(row.mapping, contract), deltas: deltaCount(row.mapping, contract) },
  };
};

/** Holds the endpoint tables of a plan against the documents that they name. Nothing where none is named. */
export function planContracts(plan: Plan, endpoints: readonly ResolvedMapping[], sources: ApiSources): PlanContracts | undefined {
  const groups = groupsOf(plan.endpoints).map((surfaces): ContractGroup => {
    const [old, next] = [side(surfaces, 'from', sources), side(surfaces, 'to', sources)];
    const reports = surfaces.flatMap((surface) => sources.reports.get(contentFile(surface.contract ?? '') ?? '') ?? []);
    const [report] = reports;
    const contracts: ContractSources = { old, new: next, ...(report && { report }) };
    const { coverage, rows } = surfaceContracts(
      endpoints.filter((each) => surfaces.includes(each.surface)),
      contracts,
      ({ surface }, which) => documentsOf(surface, which),
    );
    const named = surfaces.flatMap((surface) => [...documentsOf(surface, 'from'), ...documentsOf(surface, 'to')]);
    const evidence = surfaces.flatMap((surface) => surface.contract ?? []).flatMap((path) => contentFile(path) ?? []);
    const unread = [
      ...named.filter((file) => !sources.documents.has(file)),
      ...evidence.filter((file) => !sources.reports.has(file)),
    ];
    return {
      surfaces,
      unread: [...new Set(unread)],
      general: report?.general ?? [],
      old: old.map(({ file }) => file),
      new: next.map(({ file }) => file),
      coverage,
      documents: { from: old.flatMap(({ operations }) => operations), to: next.flatMap(({ operations }) => operations) },
      rows: rows.map(withEffect),
    };
  });
  if (groups.length === 0) return undefined;
  return { groups, byRow: new Map(groups.flatMap((group) => group.rows.map((row) => [row.row.mapping, row] as const))) };
}
