import { carryAbsences } from '../../model/absences.ts';
import type { Absence } from '../../model/field.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { Plan } from '../../model/plan.ts';
import { KINDS } from '../../model/registry.ts';
import { filesOf, rowsOf, tasksOf } from '../../model/rows-of.ts';
import type { Source } from '../../model/source.ts';

/** A marked text of a plan, which can be found in any output. */
export interface Canary {
  /**
   * The field of the model, as `risks.title`; `phase.body` for body text, `task.text` for tasks of phases, `checklist/task.text`
   * for others.
   */
  field: string;
  /** The row or file it belongs to. */
  ref: string;
  /** The original text. */
  text: string;
  /** Its position, if known. */
  source?: Source;
}

/** Words with a meaning in the format: marking them would change the plan. */
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

/** Keys without author text. */
const STRUCTURE = new Set(['id', 'ref', 'source', 'order', 'slug', 'lang']);
/** Lists whose rows are a kind of their own within their file. */
const OWN_KIND = new Set(
  'suites coverage load tools services variables files ports traffic thresholds triggers edges groups nodes audiences'.split(' '),
);
const SIMPLE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const MARK = /zqk(\d+)q/gi;
const mark = (index: number): string => `zqk${index}q`;

/**
 * A line of a body: its heading, list or table markup, and its first word. Each character before the word matches only one
 * alternative, so that matching is linear.
 */
const LINE = /^((?:[ \t#*+>|-]|\d+\.|\[[ xX]?\])*)(\p{L}{2,})/gmu;

/** The position of a text. */
type At = Omit<Canary, 'text'>;

const isSource = (value: unknown): value is Source => isGroup(value) && typeof value.file === 'string';

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Marks every text of a plan (and of its computed values) with a unique word. */
export class Canaries {
  readonly planted: Canary[] = [];
  readonly #kept: ReadonlySet<string>;

  /** Ids and words of the format are not marked. */
  constructor(plan: Plan) {
    known ??= formatWords();
    const things = [...filesOf(plan), ...rowsOf(plan), ...[...tasksOf(plan)].map(({ task }) => task)];
    this.#kept = new Set([...known, ...things.flatMap(({ id, ref }) => [id, ref]), plan.id]);
  }

  /** Returns a copy with every text marked. `field` is the position of the value. */
  plant<T>(value: T, field: string): T {
    return this.#copy(value, { field, ref: '' }) as T;
  }

  /** Returns the marks found in an output. */
  found(output: string): Canary[] {
    const indexes = new Set([...output.matchAll(MARK)].map((match) => Number(match[1])));
    return [...indexes].flatMap((index) => this.planted[index] ?? []);
  }

  #marked(text: string, at: At): string {
    if (text === '' || this.#kept.has(text) || SIMPLE_DATE.test(text)) return text;
    this.planted.push({ ...at, text });
    return `${mark(this.planted.length - 1)} ${text}`;
  }

  /** Marks a body: the first word of each line, after its markup. */
  #body(text: string, at: At): string {
    return text.replace(LINE, (_, before: string, word: string) => before + this.#marked(word, at));
  }

  #copy(value: unknown, at: At, parent = ''): unknown {
    const { field, ref, source } = at;
    if (typeof value === 'string') return field.endsWith('.body.text') ? this.#body(value, at) : this.#marked(value, at);
    const absence = (stated: Absence, place: At): Absence =>
      Object.fromEntries(
        Object.entries(stated).map(([word, why]) => [word, this.#marked(why, { ...place, field: `${place.field}.${word}` })]),
      ) as Absence;
    if (Array.isArray(value)) {
      const items = value.map((item) => this.#copy(item, at, parent));
      return carryAbsences(items, value, (stated) => absence(stated, at));
    }
    if (!isGroup(value) || value instanceof Map || value instanceof Set) return value;
    const own = typeof value.ref === 'string' ? value.ref : undefined;
    const base = own === undefined ? field : kindOf(own, parent, value);
    const within = isSource(value.source) ? value.source : source;
    const parsed = typeof value.raw === 'string';
    const placeOf = (key: string): At => ({ field: `${base}.${key}`, ref: own ?? ref, ...(within && { source: within }) });
    const fields = Object.fromEntries(
      Object.entries(value).map(([key, each]) => {
        const skipped = STRUCTURE.has(key) || (parsed && typeof each === 'string' && !['raw', 'path', 'name'].includes(key));
        return [key, skipped ? each : this.#copy(each, placeOf(key), key)];
      }),
    );
    return carryAbsences(fields, value, (stated, key) => (STRUCTURE.has(key) ? stated : absence(stated, placeOf(key))));
  }
}

/** Returns the kind that a field is reported under: `risks`, `quality/suites`, `task`. */
function kindOf(ref: string, list: string, value: Record<string, unknown>): string {
  const first = ref.split('/')[0] ?? '';
  if ('state' in value && 'children' in value) {
    const word = list === 'criteria' ? 'criterion' : 'task';
    // Phases have views of their own; content of other files does not belong to those.
    return first === 'phase' ? word : `${first}/${word}`;
  }
  return OWN_KIND.has(list) ? `${first}/${list}` : first;
}
