import { flatten } from '../model/body.ts';
import { given } from '../model/field.ts';
import { plainText } from '../model/plain-text.ts';
import { rawOf } from '../model/rows.ts';
import { filesOf } from '../model/rows-of.ts';
import type { Computed, ComputedPlan } from '../pipeline/compute.ts';
import { REGISTERS } from '../registers/all.ts';
import { cellText } from '../registers/cell.ts';
import type { Line } from '../registers/register.ts';
import { fileUrl, refUrl } from '../site/urls.ts';
import { findingUrl, openFindings, ruleUrl } from '../site/views/finding-links.ts';
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

/** Yields every text of a row as the author wrote it, including fields that no register shows. */
function* texts(value: unknown): Generator<string> {
  const raw = rawOf(value);
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* texts(item);
  else if (raw !== undefined) yield raw;
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) if (!['id', 'ref', 'source', 'body'].includes(key)) yield* texts(each);
}

/** Returns all searchable text of a row: its table cells and its source text. */
const contentOf = ({ row, cells }: Line): string =>
  [...new Set([...cells.map(cellText), ...texts(row)].filter((text) => text !== ''))].join('. ');

/** Returns a search record for every rule that has a page, without the code of its examples. */
export const ruleRecords = (computed: Computed): SearchRecord[] =>
  rulePagesOf(computed).map(({ id, title, why }) => ({
    url: ruleUrl(id),
    title,
    kind: 'rule',
    content: `${title}. ${why} ${id}`,
    filters: { kind: ['rule'] },
  }));

/** Every row, task and open finding of a plan as a search record; `plans` is how many there are in all. */
export function searchRecords(computed: ComputedPlan, plans: number): SearchRecord[] {
  const { plan } = computed;
  const phases = new Map(plan.phases.map((phase) => [phase.id, given(phase.title) ?? phase.id]));
  const planTitle = given(plan.title) ?? plan.id;
  const record = (url: string, title: string, kind: string, content: string, row: Record<string, unknown>): SearchRecord => {
    const filters: Record<string, string[]> = { plan: [planTitle], kind: [kind] };
    const status = rawOf(row.stage) ?? rawOf(row.status) ?? rawOf(row.state);
    const phase = rawOf(row.phase);
    const owner = rawOf(row.owner);
    if (status !== undefined) filters.status = [status];
    if (phase !== undefined && hasPhaseFacet(plans)) filters.phase = [phases.get(phase) ?? phase];
    if (owner !== undefined) filters.owner = [owner];
    return { url, title, kind, plan: planTitle, content, filters };
  };
  // A row with a body has a page or section of its own, which is searched itself.
  const rows = REGISTERS.flatMap((register) =>
    register
      .lines(computed)
      .filter(({ row }) => !('body' in row))
      .map((line) =>
        record(
          refUrl(plan.id, line.row.ref),
          plainText(line.name),
          register.one,
          contentOf(line),
          line.row as unknown as Record<string, unknown>,
        ),
      ),
  );
  const tasks = filesOf(plan).flatMap((file) => {
    const page = fileUrl(file.source.file);
    if (page === undefined) return [];
    const phase = file.ref.startsWith('phase/') ? { phase: file.id } : {};
    const separator = page.includes('#') ? '-' : '#';
    const of = (list: typeof file.body.tasks, kind: string) =>
      [...flatten(list)].map((task) =>
        record(
          `${page}${separator}${task.id}`,
          plainText(task.text),
          kind,
          plainText(`${task.text} ${Object.values(task.attributes).join(' ')}`),
          { ...phase, owner: task.owner, status: task.state },
        ),
      );
    return [...of(file.body.tasks, 'task'), ...of(file.body.criteria, 'criterion')];
  });
  const findings = openFindings(computed.findings).map(({ title, message, why, rule, severity, ...finding }) =>
    record(
      findingUrl({ title, message, rule, severity, ...finding }),
      plainText(title),
      'finding',
      [plainText(message), why, rule].filter((part) => part !== undefined).join(' '),
      { status: severity },
    ),
  );
  return [...rows, ...tasks, ...findings].filter((each) => each.content.trim() !== '');
}
