import { jsonSchema } from '../../src/model/json-schema.ts';
import { KINDS, type Kind } from '../../src/model/registry.ts';
import type { Computed, ComputedPlan } from '../../src/pipeline/compute.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

export const AS_OF = '2026-03-10';

type Json = Record<string, unknown>;

/** Every free text gets a word of its own, so that it is found again: `risks.mitigation` → `Secretword17x`. */
export class Words {
  readonly fields = new Map<string, string>();
  readonly suffix: string;

  /** What stands behind each word, to try out what escaping makes of it. */
  constructor(suffix = '') {
    this.suffix = suffix;
  }

  of(field: string): string {
    const known = this.fields.get(field);
    if (known !== undefined) return known;
    const word = `Secretword${this.fields.size}x`;
    this.fields.set(field, word);
    return word;
  }

  /** The fields whose words stand in a text. */
  in(text: string): string[] {
    // The names of diagrams put a space between a number and a letter.
    const found = new Set(text.match(/Secretword\d+ ?x/gi)?.map((word) => word.replace(' ', '').toLowerCase()));
    return [...this.fields].filter(([, word]) => found.has(word.toLowerCase())).map(([field]) => field);
  }
}

/** Values of fields that other things depend on. */
const FIXED: Record<string, unknown> = {
  'phase.title': undefined,
  'phase.duration': '2w',
  'plan.start': '2026-03-02',
  'plan.calendar': 'alpha',
  'phase.calendar': 'alpha',
  'plan.axis': 'week',
  'plan.lang': 'en',
};
/** Left out: dates that contradict each other, and what would point to nothing. */
const OMITTED =
  /(?:\.parent|\.supersedes|\.replacedBy|\.base|\.hold|\.finish|\.period|phase\.start|\.notBefore|\.deadline|\.actual|\.evidence|plan\.finish|\.audiences|\.allow|\.order|\.after|\.gates|\.nextReview|\.affects|\.tasks|\.until|\.steps\.at)$/;

const optionsOf = (schema: Json): Json[] =>
  Array.isArray(schema.anyOf) ? (schema.anyOf as Json[]).flatMap(optionsOf) : [schema];

/** A value that a schema allows, with a word of its own for each free text. */
function sample(schema: Json, path: string, words: Words): unknown {
  const fixed = FIXED[path];
  if (fixed !== undefined) return fixed;
  if (OMITTED.test(path)) return undefined;
  const options = optionsOf(schema);
  const list = options.find((each) => each.type === 'array');
  if (list) return [sample(list.items as Json, path, words)];
  const group = options.find(
    (each) =>
      each.type === 'object' && !('unknown' in (each.properties as Json)) && !('notApplicable' in (each.properties as Json)),
  );
  if (group) {
    return Object.fromEntries(
      Object.entries(group.properties as Record<string, Json>).flatMap(([key, each]) => {
        const value = key === 'id' ? 'alpha' : sample(each, `${path}.${key}`, words);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  }
  const scalar = options.find((each) => 'examples' in each || 'enum' in each);
  if (scalar?.enum) return String((scalar.enum as unknown[])[0]);
  if (scalar?.examples) {
    const [example] = scalar.examples as string[];
    if (example === 'some words') return `${words.of(path)}${words.suffix}`;
    return example === 'core-api' ? 'alpha' : example;
  }
  return undefined;
}

const FILES: Partial<Record<Kind['name'], string>> = {
  calendar: 'calendars/alpha.mdx',
  phase: 'plans/p/phases/1-alpha.mdx',
  endpoints: 'plans/p/endpoints/alpha.mdx',
  mappings: 'plans/p/mappings/alpha.mdx',
  architecture: 'plans/p/architecture/alpha.mdx',
  rollout: 'plans/p/rollout/alpha.mdx',
  rollback: 'plans/p/rollback/1-alpha.mdx',
  decision: 'plans/p/decisions/beta.mdx',
  checklist: 'plans/p/checklists/alpha.mdx',
  page: 'plans/p/pages/alpha.mdx',
};

/** A content root in which every field of every kind says something, and bodies too. */
export function everything(words: Words): Record<string, string> {
  return Object.fromEntries(
    KINDS.filter((kind) => kind.name !== 'portfolio').map((kind: Kind) => {
      const file = FILES[kind.name] ?? `plans/p/${kind.collection === 'plans' ? 'plan' : kind.collection}.mdx`;
      const fields = sample(jsonSchema(kind) as Json, kind.name, words) as Json;
      const body = [
        `${words.of(`${kind.name}.body`)} is what a sentence says, see [the part](x.mdx) {/* ${words.of(`${kind.name}.comment`)} */}`,
        `<!-- ${words.of(`${kind.name}.remark`)} -->`,
        `- [ ] ${words.of(`${kind.name}.task`)} first (owner: ${words.of(`${kind.name}.task.owner`)})`,
        '- [x] second',
        `\`\`\`mermaid\nflowchart LR\n %% ${words.of(`${kind.name}.diagram.remark`)}\n a[${words.of(`${kind.name}.diagram`)}] --> b\n\`\`\``,
      ].join('\n\n');
      return [file, `---\n${JSON.stringify(fields, null, 1)}\n---\n\n${body}\n`];
    }),
  );
}

/** Files whose names say something, and nothing else. */
const NAMED = ['phases/9-', 'pages/', 'decisions/', 'checklists/', 'architecture/', 'mappings/', 'rollout/', 'rollback/9-'];

const NEEDED: Record<string, string> = { 'phases/9-': 'status: planned\n', 'mappings/': 'of: hosts\nmappings: []\n' };

/** What a build refuses: documents that are not there, a baseline without a repository, names of things that do not exist. */
const REFUSED = ['openapi', 'contract', 'baseline', 'metric', 'decision'];
const accepted = (fields: unknown): unknown => {
  if (Array.isArray(fields)) return fields.map(accepted);
  if (typeof fields !== 'object' || fields === null) return fields;
  const kept = Object.entries(fields).filter(
    ([key, each]) => !(REFUSED.includes(key) && JSON.stringify(each).includes('Secretword')),
  );
  return Object.fromEntries(kept.map(([key, each]) => [key, accepted(each)]));
};
const buildableBody = (text: string, words: Words): string =>
  text.replace('(x.mdx)', `(https://example.com/${words.of('link')})`).replace(/ \{\/\*.*?\*\/\}|<!--.*?-->/g, '');

/** A content root that is built, with a word of its own in every field, body, diagram, remark and file name. */
export function buildable(words: Words, audiences: string): Record<string, string> {
  const all = Object.entries(everything(words)).map(([file, text]) => {
    const [head = '', rest = ''] = text.slice(4).split('\n---\n');
    const lines = Object.entries(accepted(JSON.parse(head)) as object).map(
      ([key, value]) => `${key}: ${JSON.stringify(value)}\n`,
    );
    const own = file === 'plans/p/plan.mdx' ? audiences : '';
    return [file, `---\n# ${words.of(`${file}#`)}\n${lines.join('')}${own}---\n${buildableBody(rest, words)}`];
  });
  const named = NAMED.map((folder) => [
    `plans/p/${folder}${words.of(`file ${folder}`).toLowerCase()}.mdx`,
    `---\ntitle: Plain\n${NEEDED[folder] ?? ''}---\n`,
  ]);
  const portfolio = ['portfolio.mdx', '---\ntitle: Portfolio\nshares: beside-site\n---\n'];
  return Object.fromEntries([...all, ...named, portfolio]) as Record<string, string>;
}

/** The content root, computed. */
export async function computedOf(files: Record<string, string>): Promise<{ computed: Computed; plan: ComputedPlan }> {
  const computed = compute(await readContent(memoryTree(files)), AS_OF);
  const [plan] = computed.plans;
  if (!plan) throw new Error('the content root has no plan');
  return { computed, plan };
}
