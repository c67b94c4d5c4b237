import { isAbsent } from '../../model/field.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { Plan } from '../../model/plan.ts';
import { KINDS } from '../../model/registry.ts';
import { filesOf, rowsOf, tasksOf } from '../../model/rows-of.ts';
import type { Source } from '../../model/source.ts';

/** A text of a plan that was marked, so that it is found again wherever it gets to. */
export interface Canary {
  /** The field of the model, as `risks.title`; what stands in bodies as `phase.body`, tasks of phases as `task.text`, others as `checklist/task.text`. */
  field: string;
  /** The row or file that it belongs to. */
  ref: string;
  /** The text as it was written. */
  text: string;
  /** What it stands in, as far as that is known. */
  source?: Source;
}

/** Words that mean something to the format: marking them would change the plan. */
function formatWords(): Set<string> {
  const words = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) {
        if (key === 'enum' && Array.isArray(each)) for (const word of each) words.add(String(word));
        else collect(each);
      }
  };
  for (const kind of KINDS) collect(jsonSchema(kind));
  for (const word of ['none', 'same', 'open', 'done', 'unstated']) words.add(word);
  return words;
}

let known: ReadonlySet<string> | undefined;

/** Keys that hold no text of an author. */
const STRUCTURE = new Set(['id', 'ref', 'source', 'order', 'slug', 'lang']);
/** Lists whose rows are a kind of their own within their file. */
const OWN_KIND = new Set(
  'suites coverage load tools services variables files ports traffic thresholds triggers edges groups nodes audiences'.split(' '),
);
const SIMPLE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const MARK = /zqk(\d+)q/gi;
const mark = (index: number): string => `zqk${index}q`;

/**
 * A line of a body: what makes it a heading, an item or a cell, and its first word. Each character before the word fits one
 * of the alternatives only, so that a line of any length is read once.
 */
const LINE = /^((?:[ \t#*+>|-]|\d+\.|\[[ xX]?\])*)(\p{L}{2,})/gmu;

/** Where a text stands. */
type At = Omit<Canary, 'text'>;

const isSource = (value: unknown): value is Source => isGroup(value) && typeof value.file === 'string';

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Marks the texts of plans (and of what was computed from them), each with a word of its own. */
export class Canaries {
  readonly planted: Canary[] = [];
  readonly #kept: ReadonlySet<string>;

  /** Ids and words of the format stay as they are. */
  constructor(plan: Plan) {
    known ??= formatWords();
    const things = [...filesOf(plan), ...rowsOf(plan), ...[...tasksOf(plan)].map(({ task }) => task)];
    this.#kept = new Set([...known, ...things.flatMap(({ id, ref }) => [id, ref]), plan.id]);
  }

  /** A copy with every text marked. `field` is where the value stands. */
  plant<T>(value: T, field: string): T {
    return this.#copy(value, { field, ref: '' }) as T;
  }

  /** What was found of them in an output. */
  found(output: string): Canary[] {
    const indexes = new Set([...output.matchAll(MARK)].map((match) => Number(match[1])));
    return [...indexes].flatMap((index) => this.planted[index] ?? []);
  }

  #marked(text: string, at: At): string {
    if (text === '' || this.#kept.has(text) || SIMPLE_DATE.test(text)) return text;
    this.planted.push({ ...at, text });
    return `${mark(this.planted.length - 1)} ${text}`;
  }

  /** A body: the first word of each line, behind what makes it a heading, an item or a cell. */
  #body(text: string, at: At): string {
    return text.replace(LINE, (_, before: string, word: string) => before + this.#marked(word, at));
  }

  #copy(value: unknown, at: At, parent = ''): unknown {
    const { field, ref, source } = at;
    if (typeof value === 'string') return field.endsWith('.body.text') ? this.#body(value, at) : this.#marked(value, at);
    if (Array.isArray(value)) return value.map((item) => this.#copy(item, at, parent));
    if (!isGroup(value) || value instanceof Map || value instanceof Set) return value;
    if (isAbsent(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, why]) => [key, this.#marked(String(why), { ...at, field: `${field}.${key}` })]),
      );
    const own = typeof value.ref === 'string' ? value.ref : undefined;
    const base = own === undefined ? field : kindOf(own, parent, value);
    const within = isSource(value.source) ? value.source : source;
    const parsed = typeof value.raw === 'string';
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => {
        const skipped = STRUCTURE.has(key) || (parsed && typeof each === 'string' && !['raw', 'path', 'name'].includes(key));
        return [
          key,
          skipped ? each : this.#copy(each, { field: `${base}.${key}`, ref: own ?? ref, ...(within && { source: within }) }, key),
        ];
      }),
    );
  }
}

/** The kind that a field is told of: `risks`, `quality/suites`, `task`. */
function kindOf(ref: string, list: string, value: Record<string, unknown>): string {
  const first = ref.split('/')[0] ?? '';
  if ('state' in value && 'children' in value) {
    const word = list === 'criteria' ? 'criterion' : 'task';
    // Those of phases are told by views of their own; what stands in other files is not theirs to tell.
    return first === 'phase' ? word : `${first}/${word}`;
  }
  return OWN_KIND.has(list) ? `${first}/${list}` : first;
}
