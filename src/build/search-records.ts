import { asWritten } from '../model/absences.ts';
import type { Task } from '../model/body.ts';
import { plainText } from '../model/plain-text.ts';
import { rawOf } from '../model/rows.ts';
import type { Computed, ComputedPlan } from '../pipeline/compute.ts';
import { REGISTERS } from '../registers/all.ts';
import { cellText } from '../registers/cell.ts';
import type { Line, Register } from '../registers/register.ts';
import { fileUrl, refUrl } from '../site/urls.ts';
import { openFindings, ruleUrl } from '../site/views/finding-links.ts';
import { rulePagesOf } from '../site/views/rule-pages.ts';
import { hasPhaseFacet } from '../site/views/search-facets.ts';

/** A search result: a row or a task, with its URL. */
export interface SearchRecord {
  url: string;
  content: string;
  title: string;
  kind: string;
  /** The title of its plan; absent if it belongs to none. */
  plan?: string;
  filters: Record<string, string[]>;
}

/** Not a text of the row: names and places, and items below it, which are rows themselves. */
const NO_TEXT = new Set(['id', 'ref', 'source', 'body', 'children', 'heading', 'state']);

/** Yields every text of a row as the author wrote it, including fields that no register shows. */
function* texts(stated: unknown): Generator<string> {
  const value = asWritten(stated);
  const raw = rawOf(value);
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* texts(item);
  else if (raw !== undefined) yield raw;
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) if (!NO_TEXT.has(key)) yield* texts(each);
}

const isTask = (row: Line['row']): row is Task => 'children' in row;

/** Returns whether the texts of a row are prose, of which only the plain text is searched. Names in code keep their marks. */
const isMarkdown = (row: Line['row']): boolean => isTask(row) || row.ref.startsWith('finding/');

/** Returns all searchable text of a row: its table cells and its source text. */
function contentOf({ fields }: Register, { row, cells }: Line): string {
  const searched = cells.filter((_, index) => !fields[index]?.unsearched);
  const all = [...searched.map(cellText), ...texts(row)].map((text) => (isMarkdown(row) ? plainText(text) : text));
  return [...new Set(all.filter((text) => text !== ''))].join('. ');
}

/** Returns the URL of a row. A task is on the page of its file, whatever that is. */
function urlOf({ row }: Line, plan: string): string {
  const page = isTask(row) ? fileUrl(row.source.file) : undefined;
  return page === undefined ? refUrl(plan, row.ref) : `${page}${page.includes('#') ? '-' : '#'}${row.id}`;
}

/** Returns the name of the phase of a row. */
function phaseOf({ fields }: Register, { cells }: Line): string | undefined {
  const cell = cells[fields.findIndex(({ key }) => key === 'phase')];
  return cell === undefined || cell.kind === 'none' || cell.kind === 'absent' ? undefined : cellText(cell);
}

/** Returns a search record for every rule that has a page, without the code of its examples. */
export const ruleRecords = (computed: Computed): SearchRecord[] =>
  rulePagesOf(computed).map(({ id, title, why }) => ({
    url: ruleUrl(id),
    title,
    kind: 'rule',
    content: `${title}. ${why} ${id}`,
    filters: { kind: ['rule'] },
  }));

/** Returns the values of a row that searches are narrowed by. */
function filtersOf(row: Readonly<Record<string, unknown>>, phase: string | undefined): Record<string, string[]> {
  const values = { status: rawOf(row.stage) ?? rawOf(row.status) ?? rawOf(row.state), phase, owner: rawOf(row.owner) };
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])));
}

/** Every row, task and open finding of a plan as a search record; `plans` is how many there are in all. */
export function searchRecords(computed: ComputedPlan, plans: number): SearchRecord[] {
  const { plan } = computed;
  const planTitle = plan.title ?? plan.id;
  const source = { ...computed, findings: openFindings(computed.findings) };
  return REGISTERS.flatMap((register) =>
    register
      .lines(source)
      // A row with a body has a page or section of its own, which is searched itself.
      .filter(({ row }) => !('body' in row))
      .map((line): SearchRecord => {
        const phase = hasPhaseFacet(plans) ? phaseOf(register, line) : undefined;
        return {
          url: urlOf(line, plan.id),
          title: plainText(line.name),
          kind: register.one,
          plan: planTitle,
          content: contentOf(register, line),
          filters: { plan: [planTitle], kind: [register.one], ...filtersOf({ ...line.row }, phase) },
        };
      }),
  );
}
