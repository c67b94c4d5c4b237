import { isAbsent } from '../model/field.ts';
import { kindOf } from '../model/registry.ts';
import { fileRef } from '../model/rows.ts';
import { classify } from '../reader/classify.ts';
import { readFrontmatter } from '../reader/frontmatter.ts';
import { UNKNOWN } from './drafts.ts';
import type { Imported } from './imported.ts';
import { lookList } from './report.ts';

/** One thing that is left to look at: lines that were not understood, or a value that the model wants and nobody found. */
export interface WorkItem {
  why: string;
  source: string;
  /** `12-14`; absent where the whole source may say it. */
  lines?: string;
  /** The lines themselves, cut where they are long. */
  text?: string;
  /** The file of the plan that holds them. */
  file?: string;
  /** What lacks a value, and the field. */
  refs?: string[];
  field?: string;
}

/** What is left to look at, and how to answer. */
export interface WorkList {
  plan: string;
  answer: string;
  items: WorkItem[];
}

const HOW =
  'Write { "answers": [{ "source": "FILE", "lines": "12-14", "ref": "phase/build", "field": "status", "value": "done" }] }, or "row": { … } with the ref of a list (risks, endpoints/api), and run banyan import FILE --answer ANSWERS.json. A value is accepted only if its words occur in those lines.';

const LONGEST = 240;

const unknown = (value: unknown): boolean => isAbsent(value) && JSON.stringify(value) === JSON.stringify(UNKNOWN);

/** Fields that say that the source does not say, by field. */
function open(imported: Imported): WorkItem[] {
  const byField = new Map<string, string[]>();
  for (const { path, text } of imported.files) {
    const classified = classify(path);
    const data = readFrontmatter(text).data as Record<string, unknown> | undefined;
    if (!classified.ok || !data) continue;
    const ref = fileRef(kindOf(classified.kind), classified.id);
    for (const [field, value] of Object.entries(data)) {
      const names = unknown(value)
        ? [field]
        : typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.entries(value).flatMap(([key, each]) => (unknown(each) ? [`${field}.${key}`] : []))
          : [];
      for (const name of names) byField.set(name, [...(byField.get(name) ?? []), ref]);
    }
  }
  const source = imported.sources.map(({ name }) => name).join(', ');
  return [...byField].map(([field, refs]) => ({ why: `no \`${field}\` was found`, source, refs, field }));
}

/** What an import leaves to a person or an agent. */
export function workList(imported: Imported): WorkList {
  const looks = imported.ledgers.flatMap((ledger) => {
    const items: (WorkItem & { from: number; to: number })[] = [];
    for (const { from, to, why, file } of lookList(ledger)) {
      const last = items.at(-1);
      if (last && last.why === why && last.file === file && from <= last.to + 1) last.to = Math.max(last.to, to);
      else items.push({ why, source: ledger.source, file, from, to });
    }
    return items.map(({ from, to, ...item }): WorkItem => {
      const text = ledger.lines
        .slice(from - 1, to)
        .join('\n')
        .trim();
      return {
        ...item,
        lines: from === to ? `${from}` : `${from}-${to}`,
        text: text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text,
      };
    });
  });
  return { plan: imported.plan, answer: HOW, items: [...looks, ...open(imported)] };
}
