import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One file of a made-up portfolio. Frontmatter is YAML, the body Markdown with one `<Callout>`. */
export interface MadeFile {
  /** Below the content root. */
  path: string;
  title: string;
  frontmatter: string;
  body: string;
}

export const FILES_PER_PLAN = 12;

const WORDS =
  'service endpoint migration rollout cutover canary shadow traffic schema index payload latency budget retry circuit breaker tenant ledger invoice order account session token queue consumer producer partition replica snapshot backfill verify compare window owner approval rollback gate metric alert dashboard probe contract version header route mapping adapter facade strangler legacy monolith gateway cluster region zone deploy image config secret flag toggle audit trace span batch stream cursor page limit offset'.split(
    ' ',
  );

/** Chance that is the same on every machine: the generator of POSIX's `rand_r`, as the study of 2026 used it. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

class Writer {
  readonly below: (limit: number) => number;
  constructor(seed: number) {
    this.below = chance(seed);
  }
  word = (): string => WORDS[this.below(WORDS.length)] ?? '';
  words = (count: number): string => Array.from({ length: count }, this.word).join(' ');
  title = (count: number): string => this.words(count).replace(/^./, (first) => first.toUpperCase());
  sentence = (): string => `${this.title(8 + this.below(8))}.`;
  paragraph = (count: number): string => Array.from({ length: count }, this.sentence).join(' ');

  /** Ten headings, a list, a table, three blocks of code, a callout: some 5.5 kB. */
  body(): string {
    const parts: string[] = [];
    for (let section = 0; section < 5; section++) {
      parts.push(`## ${this.title(3)}`, this.paragraph(5));
      if (section === 0) parts.push([1, 2, 3].map(() => `- ${this.sentence()}`).join('\n'));
      if (section === 0) parts.push(`<Callout kind="warning" title="${this.title(2)}">\n\n${this.paragraph(2)}\n\n</Callout>`);
      parts.push(
        `### ${this.title(2)}`,
        `${this.paragraph(3)} See [${this.words(2)}](https://example.com/${this.word()}) and \`${this.word()}.${this.word()}()\` with **${this.words(2)}**.`,
      );
      if (section === 1) parts.push(this.table());
      if (section === 2) parts.push(this.typescript());
      if (section === 3) parts.push(this.sql(), this.json());
    }
    return parts.join('\n\n');
  }

  table(): string {
    const rows = Array.from(
      { length: 10 },
      () => `| \`${this.word()}_old\` | \`${this.word()}_new\` | ${this.word()} | ${this.words(2)} |`,
    );
    return ['| Source | Target | Status | Owner |', '|---|---|---|---|', ...rows].join('\n');
  }
  typescript(): string {
    return `\`\`\`ts
export async function ${this.word()}Handler(req: Request): Promise<Response> {
  const body = await req.json() as { id: string; ${this.word()}: number };
  if (!body.id) throw new Error("${this.words(4)}");
  const res = await fetch(\`https://api.example.com/${this.word()}/\${body.id}\`, { method: "POST" });
  // ${this.words(8)}
  for (const item of await res.json()) { console.log(item.name, 42); }
  return new Response(JSON.stringify({ ok: true }), { status: 200 });
}
\`\`\``;
  }
  sql(): string {
    return `\`\`\`sql
SELECT o.id, o.total, c.name FROM ${this.word()} o JOIN ${this.word()} c ON c.id = o.${this.word()}_id
WHERE o.created_at > '2026-01-01' AND o.status IN ('open','closed')
GROUP BY o.id ORDER BY o.total DESC LIMIT 100;
\`\`\``;
  }
  json(): string {
    return `\`\`\`json
{ "name": "${this.word()}", "version": 2, "routes": ["/a", "/b"], "nested": { "on": true, "n": null } }
\`\`\``;
  }
}

const list = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(at)).join('');

const PHASES = ['prepare', 'build', 'move', 'retire'] as const;
const OWNERS = ['Backend', 'Platform', 'Data', 'Operations', 'Security', 'Product'] as const;
/** Distinct ones, as plans share the shapes of their diagrams. */
const DIAGRAMS = 8;

/** The twelve files of a plan, each of about 7.5 kB. */
function* planFiles(index: number): Generator<MadeFile> {
  const write = new Writer(index * 7919 + 42);
  const { title, words, word, sentence } = write;
  const plan = `plans/plan-${String(index).padStart(4, '0')}`;
  const file = (path: string, name: string, frontmatter: string, more = ''): MadeFile => ({
    path: `${plan}/${path}`,
    title: name,
    frontmatter,
    body: `${write.body()}\n${more}`,
  });
  const name = `Plan ${index}: ${title(3)}`;
  yield file(
    'plan.mdx',
    name,
    `title: "${name}"
summary: "${sentence()}"
status: in-progress
from: { system: ${title(2)}, language: JavaScript }
to: { system: ${title(2)}, language: TypeScript, framework: Fastify }
approach: strangler-fig
start: 2026-0${1 + (index % 9)}-05
buffer: 10 %
owner: ${OWNERS[write.below(OWNERS.length)]}
team:
${list(6, (row) => `  - { role: ${OWNERS[row]}, people: [${title(1)} ${title(1)}], does: "${words(6)}" }\n`)}document: { version: v${1 + (index % 4)}.0, name: ${title(3)} }
`,
  );
  for (const [at, phase] of PHASES.entries()) {
    const done = at < index % 4;
    const status = done ? 'done' : at === index % 4 ? 'in-progress' : 'planned';
    const heading = title(3);
    yield file(
      `phases/${at + 1}-${phase}.mdx`,
      heading,
      `title: "${heading}"
status: ${status}
purpose: "${sentence()}"
duration: ${2 + write.below(6)}w
${at > 0 ? `after: [${PHASES[at - 1]}]\n` : ''}owner: ${OWNERS[write.below(OWNERS.length)]}
deliverables:
${list(10, () => `  - "${words(5)}"\n`)}`,
      `\n## Tasks\n\n<Tasks>\n\n${list(8, (task) => `- [${done || (status === 'in-progress' && task < 4) ? 'x' : ' '}] ${title(5)} #t${at}${task}\n`)}\n</Tasks>\n\n<Exit>\n\n${list(3, () => `- [${done ? 'x' : ' '}] ${title(6)}\n`)}\n</Exit>\n`,
    );
  }
  yield file(
    'endpoints/http.mdx',
    'HTTP API',
    `title: HTTP API
from: { system: Old API, base: /v1 }
to: { system: New API, base: /v2 }
mappings:
${list(
  18,
  (row) => `  - id: m${row}
    from: ${['GET', 'POST', 'PUT'][row % 3]} /v1/${word()}/${word()}-${row}
    to: ${['GET', 'POST', 'PUT'][row % 3]} /v2/${word()}/${word()}-${row}
    phase: ${PHASES[row % 3]}
    breaking: ${row % 4 === 0}
`,
)}`,
  );
  yield file(
    'risks.mdx',
    'Risks',
    `risks:
${list(
  10,
  (row) => `  - id: r${row}
    title: "${title(4)}"
    probability: ${['low', 'medium', 'high'][row % 3]}
    impact: ${1 + (row % 5)}
    owner: ${OWNERS[write.below(OWNERS.length)]}
    mitigation: "${sentence()}"
    phase: ${PHASES[row % 4]}
`,
)}`,
  );
  yield file(
    'stack.mdx',
    'Stack',
    `stack:
${list(16, (row) => `  - { from: ${word()}-${row} 1.${row}, to: ${word()}-${row} 2.${row}, category: Dependencies, phase: ${PHASES[row % 3]}, note: "${words(5)}" }\n`)}`,
  );
  yield file(
    'metrics.mdx',
    'Metrics',
    `metrics:
${list(
  10,
  (row) => `  - id: q${row}
    name: "${title(2)} ${row}"
    group: ${row % 2 ? 'Service' : 'Team'}
    better: lower
    baseline: ${200 + row * 10} ms
    target: at most ${100 + row * 10} ms
    measured: ${row % 4 < index % 4 ? 90 + row * 10 : 160 + row * 10} ms
    phase: ${PHASES[row % 4]}
`,
)}`,
  );
  yield file(
    'rollback/1-back.mdx',
    'Back to the old API',
    `title: Back to the old API
kind: application
within: 15 min
automatic: false
triggers:
${list(6, (row) => `  - { when: "${title(4)}", is: at least ${row + 2} % }\n`)}data: "${sentence()}"
loses: "${sentence()}"
owner: ${OWNERS[write.below(OWNERS.length)]}
`,
    `\n## Steps\n\n${list(6, (step) => `${step + 1}. ${sentence()}\n`)}`,
  );
  yield file(
    'rollout/ramp.mdx',
    'Ramp',
    `title: Ramp
mode: canary
steps:
${list(6, (step) => `  - { id: s${step}, title: "${title(3)}", share: ${[1, 5, 10, 25, 50, 100][step]} %, phase: ${step < 3 ? 'build' : 'move'}, hold: ${step + 1}d, note: "${words(6)}" }\n`)}thresholds:
${list(4, (row) => `  - { id: h${row}, when: "${title(3)}", is: at most ${row + 1} %, metric: q${row} }\n`)}`,
  );
  yield file(
    'pages/strategy.mdx',
    'Strategy',
    `title: Strategy
summary: "${sentence()}"
`,
    `\n## Shape\n\n\`\`\`mermaid\nflowchart LR\n  client[Client] --> gate[Gateway ${index % DIAGRAMS}]\n  gate --> old[(Old store)]\n  gate --> new[(New store)]\n\`\`\`\n`,
  );
}

/** A portfolio of so many plans of twelve files. */
export function* portfolio(plans: number): Generator<MadeFile> {
  for (let index = 0; index < plans; index++) yield* planFiles(index);
}

/** Writes a portfolio below a content root, as Banyan reads it. Returns how many files and bytes. */
export function writePortfolio(root: string, plans: number): { files: number; bytes: number } {
  let [files, bytes] = [0, 0];
  for (const { path, frontmatter, body } of portfolio(plans)) {
    const text = `---\n${frontmatter}---\n\n${body}`;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    files++;
    bytes += text.length;
  }
  return { files, bytes };
}
