import { flatten } from '../model/body.ts';
import { given } from '../model/field.ts';
import { plainText } from '../model/plain-text.ts';
import type { Identity } from '../model/plan.ts';
import { rawOf } from '../model/rows.ts';
import { filesOf, rowsOf } from '../model/rows-of.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import { fileUrl, refUrl } from '../site/urls.ts';
import { ruleUrl } from '../site/views/finding-links.ts';
import { RULE_PAGES } from '../site/views/rule-pages.ts';
import { hasPhaseFacet } from '../site/views/search-facets.ts';

/** One result of the search: a row or a task, with its place on the site. */
export interface SearchRecord {
  url: string;
  content: string;
  title: string;
  kind: string;
  /** The title of its plan; absent where it belongs to none. */
  plan?: string;
  filters: Record<string, string[]>;
}

/** The word for a kind in the search, by the front of its reference. */
const KIND_WORDS: Record<string, string> = {
  endpoints: 'endpoint',
  mappings: 'mapping',
  architecture: 'architecture',
  stack: 'stack',
  risks: 'risk',
  metrics: 'metric',
  data: 'data',
  quality: 'quality',
  rollout: 'rollout',
  rollback: 'rollback',
  decisions: 'decision',
};

const kindWord = (ref: string): string | undefined => {
  const [first = '', second] = ref.split('/');
  if (first === 'environment') return second === 'variables' ? 'variable' : second === 'services' ? 'service' : 'environment';
  return KIND_WORDS[first];
};

/** Every text of a row, as the author wrote it. */
function* texts(value: unknown): Generator<string> {
  const raw = rawOf(value);
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* texts(item);
  else if (raw !== undefined) yield raw;
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) if (!['id', 'ref', 'source', 'body'].includes(key)) yield* texts(each);
}

const titleOf = (row: Record<string, unknown>): string => {
  const side = (value: unknown): string =>
    Array.isArray(value) ? value.flatMap((each) => rawOf(each) ?? []).join(', ') : (rawOf(value) ?? '');
  const named = rawOf(row.title) ?? rawOf(row.name) ?? rawOf(row.when) ?? rawOf(row.layer) ?? rawOf(row.path) ?? rawOf(row.port);
  if (named !== undefined) return named;
  const ends = [side(row.from), side(row.to)].filter((each) => each !== '' && each !== 'none');
  return ends.length > 0 ? ends.join(' → ') : String(row.id);
};

/** Every rule as a search record: what it is about, without the code of its examples. */
export const ruleRecords = (): SearchRecord[] =>
  RULE_PAGES.map(({ id, title, why }) => ({
    url: ruleUrl(id),
    title,
    kind: 'rule',
    content: `${title}. ${why} ${id}`,
    filters: { kind: ['rule'] },
  }));

/** Every row and task of a plan as a search record; `plans` is how many there are in all. */
export function searchRecords({ plan, facts }: ComputedPlan, plans: number): SearchRecord[] {
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
  const effects = new Map(facts.endpoints.map(({ mapping, effect }) => [mapping.ref, effect.word]));
  const rows = rowsOf(plan).flatMap((row: Identity): SearchRecord[] => {
    const kind = kindWord(row.ref);
    const fields = row as unknown as Record<string, unknown>;
    return kind === undefined
      ? []
      : [
          record(
            refUrl(plan.id, row.ref),
            titleOf(fields),
            kind,
            [...texts(fields), effects.get(row.ref) ?? ''].filter((each) => each !== '').join('. '),
            fields,
          ),
        ];
  });
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
  return [...rows, ...tasks].filter((each) => each.content.trim() !== '');
}
