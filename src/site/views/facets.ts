/** What a reader has chosen: words, and values of facets. A facet without chosen values lets everything through. */
export interface Selection {
  text: string;
  chosen: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One record as filters see it: a value for each facet, and its text in lower case. */
export interface Filterable {
  /** Records of one group count once. */
  group?: string;
  facets: Readonly<Record<string, string>>;
  text: string;
}

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** How many facets refuse a record, and which one if only one does; text counts as a facet that has no name. */
function refusals(record: Filterable, selection: Selection, wanted: readonly string[]): { count: number; only?: string } {
  let count = 0;
  let only: string | undefined;
  for (const [facet, values] of selection.chosen) {
    if (values.size > 0 && !values.has(record.facets[facet] ?? '')) {
      count++;
      only = facet;
    }
  }
  if (wanted.some((word) => !record.text.includes(word))) {
    count++;
    only = undefined;
  }
  return { count, ...(count === 1 && only !== undefined && { only }) };
}

export interface Filtered {
  /** For each record, in order, whether it is shown. */
  shown: boolean[];
  total: number;
  /** By facet and value: how many records (or groups of them) there would be with that value, under all other choices. */
  counts: Map<string, Map<string, number>>;
}

/** Filters records in one pass, and counts for every value what choosing it would show. */
export function filtered(records: readonly Filterable[], selection: Selection, facets: readonly string[]): Filtered {
  const counts = new Map(facets.map((facet) => [facet, new Map<string, number>()]));
  const seen = new Set<string>();
  /** Whether something is counted for the first time in its group. */
  const isFirst = ({ group }: Filterable, what: string): boolean => {
    if (group === undefined) return true;
    const key = `${group}\n${what}`;
    return !seen.has(key) && Boolean(seen.add(key));
  };
  const wanted = words(selection.text);
  let total = 0;
  const shown = records.map((record) => {
    const { count, only } = refusals(record, selection, wanted);
    if (count === 0 && isFirst(record, '')) total++;
    if (count === 0 || only !== undefined) {
      for (const facet of count === 0 ? facets : [only ?? '']) {
        const values = counts.get(facet);
        const value = record.facets[facet] ?? '';
        if (isFirst(record, `${facet} ${value}`)) values?.set(value, (values.get(value) ?? 0) + 1);
      }
    }
    return count === 0;
  });
  return { shown, total, counts };
}

/** The selection that a URL's query holds: `?stage=canary&stage=shadow&q=/auth`. Values no one knows are left out. */
export function selectionFrom(params: URLSearchParams, known: Readonly<Record<string, readonly string[]>>): Selection {
  const chosen = new Map<string, ReadonlySet<string>>();
  for (const [facet, values] of Object.entries(known)) {
    const stated = params.getAll(facet).filter((value) => values.includes(value));
    if (stated.length > 0) chosen.set(facet, new Set(stated));
  }
  return { text: params.get('q') ?? '', chosen };
}

/** The query for a selection, other parameters kept, facets in a fixed order so that equal choices are equal URLs. */
export function queryOf(selection: Selection, facets: readonly string[], before: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(before);
  for (const name of ['q', ...facets]) params.delete(name);
  if (selection.text !== '') params.set('q', selection.text);
  for (const facet of facets) for (const value of [...(selection.chosen.get(facet) ?? [])].sort()) params.append(facet, value);
  return params;
}
