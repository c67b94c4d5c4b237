import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { line } from './table.ts';

// `check` of a plan with documents of the size and shape of GitHub's (931 and 1,223 operations, 11.5 and 13 MB, one file each), and
// of DigitalOcean's (659 operations in 2,900 files). Measured is the time of the processor, which other programs do not change much.

const GITHUB = { operations: [931, 1223], schemas: 800, limitMs: 4000, limitMb: 500 } as const;
const FILES = { operations: 659, files: 2900, limitMs: 3000, limitMb: 500 } as const;

type Json = Record<string, unknown>;

const text = (seed: number, length: number): string =>
  'callers send it with every request of the resource '.repeat(9).slice(seed % 40, length + (seed % 40));

/** Schemas lead to others of their part of the API: an operation has 75 of them on average, and none more than this. */
const MOST_REACHED = 150;
const isNear = (index: number, next: number, count: number): boolean =>
  next < count && Math.floor(index / MOST_REACHED) === Math.floor(next / MOST_REACHED);

/** A schema of 24 fields, of which some lead to other schemas, a few of them as variants or lists. */
function schema(index: number, version: number, ref: (index: number) => Json, count: number): Json {
  const fields = Array.from({ length: 24 }, (_, field): [string, Json] => {
    const name = `field_${field}${version === 2 && index % 9 === 0 && field === 3 ? '_renamed' : ''}`;
    const next = index + field + 1;
    const description = text(index * 7 + field, 110);
    if (isNear(index, next, count) && field % 12 === 5) return [name, ref(next)];
    if (isNear(index, next + 9, count) && field % 12 === 11) return [name, { type: 'array', description, items: ref(next + 9) }];
    if (field === 7)
      return [
        name,
        {
          type: 'object',
          description,
          properties: Object.fromEntries(
            Array.from({ length: 6 }, (_, inner) => [
              `inner_${inner}`,
              { type: 'string', format: 'uri', description: text(inner + index, 60) },
            ]),
          ),
        },
      ];
    if (field === 8 && version === 2 && index % 40 === 0) return [name, { type: 'integer', description }];
    return [
      name,
      field % 3 === 0
        ? { type: 'integer', description, example: field }
        : { type: 'string', description, example: `value ${field}` },
    ];
  });
  return {
    title: `Thing ${index}`,
    type: 'object',
    description: text(index, 150),
    required: fields.slice(0, 12).map(([name]) => name),
    properties: Object.fromEntries(fields),
  };
}

/** An operation with parameters, an answer, an example of it, and errors. */
function operation(index: number, ref: Json, example: unknown): Json {
  const parameters = ['owner', 'repo', 'thing'].map((name) => ({
    name,
    in: 'path',
    required: true,
    description: text(index, 90),
    schema: { type: 'string' },
  }));
  const queries = ['per_page', 'page', 'sort'].map((name) => ({
    name,
    in: 'query',
    description: text(index + 3, 120),
    schema: { type: name === 'sort' ? 'string' : 'integer' },
  }));
  const answer = {
    description: 'Response',
    content: {
      'application/json': {
        schema: index % 2 === 0 ? { type: 'array', items: ref } : ref,
        examples: { default: { value: example } },
      },
    },
  };
  return {
    operationId: `things/${index}`,
    summary: text(index, 50),
    description: text(index, 400),
    parameters: [...parameters, ...queries],
    responses: { 200: answer, 404: { description: 'Not found' }, 422: { description: 'Invalid' } },
  };
}

const pathOf = (index: number): string => `/repos/{owner}/{repo}/things-${index}/{thing}`;

function githubDocument(operations: number, version: number): string {
  const { schemas } = GITHUB;
  const ref = (index: number): Json => ({ $ref: `#/components/schemas/thing-${index}` });
  const example = (index: number): Json =>
    Object.fromEntries(Array.from({ length: 60 }, (_, field) => [`field_${field}`, `${text(index + field, 60)}`]));
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Large', version: String(version) },
    paths: Object.fromEntries(
      Array.from({ length: operations }, (_, index) => [
        pathOf(index),
        { get: operation(index, ref(index % schemas), example(index)) },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        Array.from({ length: schemas }, (_, index) => [`thing-${index}`, schema(index, version, ref, schemas)]),
      ),
    },
  });
}

/** A document whose operations, schemas and parameters are files of their own. */
function filesDocument(folder: string): Record<string, string> {
  const { operations, files } = FILES;
  const models = files - operations - 1;
  const ref = (index: number): Json => ({ $ref: `../models/thing-${index}.yaml` });
  return {
    [`${folder}/api.yaml`]: JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'Files', version: '1' },
      paths: Object.fromEntries(
        Array.from({ length: operations }, (_, index) => [pathOf(index), { get: { $ref: `operations/op-${index}.yaml` } }]),
      ),
    }),
    ...Object.fromEntries(
      Array.from({ length: operations }, (_, index) => [
        `${folder}/operations/op-${index}.yaml`,
        JSON.stringify(operation(index, ref((index * 3) % models), {}), null, 1),
      ]),
    ),
    ...Object.fromEntries(
      Array.from({ length: models }, (_, index) => [
        `${folder}/models/thing-${index}.yaml`,
        `type: object\ndescription: ${text(index, 90)}\nproperties:\n  id: { type: string }\n  size:\n    type: integer\n    description: ${text(index + 2, 90)}\n${index + 1 < models ? `  next: { $ref: thing-${index + 1}.yaml }\n` : ''}`,
      ]),
    ),
  };
}

const plan = (documents: readonly string[], operations: number): Record<string, string> => ({
  'plans/large/plan.mdx': '---\ntitle: Large\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n',
  'plans/large/endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old, openapi: ${documents[0]} }\nto: { system: New, openapi: ${documents[1]} }\nmappings:\n${Array.from({ length: operations }, (_, index) => `  - { from: "GET ${pathOf(index)}", to: same }\n`).join('')}---\n`,
});

/** Milliseconds of the processor and MB that `check` takes, at best of three. */
function checked(files: Record<string, string>): { ms: number; mb: number; wall: number } {
  const root = mkdtempSync(join(tmpdir(), 'banyan-bench-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  const script = `process.argv=['','','check','--content',${JSON.stringify(root)},'--as-of','2026-02-10','--format','json','--fail-on','never'];process.on('exit',()=>{const {userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();process.stderr.write('USED '+(u+s)/1000+' '+m/1024)});await import(${JSON.stringify(join(process.cwd(), 'src/cli/main.ts'))})`;
  let best = { ms: Number.POSITIVE_INFINITY, mb: 0, wall: Number.POSITIVE_INFINITY };
  for (let attempt = 0; attempt < 3; attempt++) {
    const started = performance.now();
    const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const [, ms, mb] = /USED (\S+) (\S+)/.exec(run.stderr) ?? [];
    if (ms === undefined || !run.stdout.includes('"findings"')) throw new Error(run.stderr.slice(0, 2000));
    best = {
      ms: Math.min(best.ms, Number(ms)),
      mb: Math.max(best.mb, Number(mb)),
      wall: Math.min(best.wall, performance.now() - started),
    };
  }
  rmSync(root, { recursive: true, force: true });
  return best;
}

const report = (
  name: string,
  files: Record<string, string>,
  { limitMs, limitMb }: { limitMs: number; limitMb: number },
): void => {
  const { ms, mb, wall } = checked(files);
  line(`contracts: ${name}, processor`, ms, limitMs, 'ms');
  line(`contracts: ${name}, most memory`, mb, limitMb, 'MB');
  process.stdout.write(`${`contracts: ${name}, on the clock`.padEnd(56)} ${wall.toFixed(0).padStart(8)} ms\n`);
  if (ms > limitMs || mb > limitMb) process.exitCode = 1;
};

const [old, next] = [githubDocument(GITHUB.operations[0], 1), githubDocument(GITHUB.operations[1], 2)];
const sizes = [old, next].map((each) => (each.length / 1024 / 1024).toFixed(1)).join(' and ');
report(
  `${GITHUB.operations.join(' and ')} operations, ${sizes} MB`,
  { 'old.json': old, 'new.json': next, ...plan(['old.json', 'new.json'], GITHUB.operations[0]) },
  GITHUB,
);
report(`${FILES.files} files`, { ...filesDocument('api'), ...plan(['api/api.yaml', 'api/api.yaml'], FILES.operations) }, FILES);
