import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KINDS, type Kind } from '../model/registry.ts';

/** Where a team's continuous integration runs. */
export type Ci = 'github' | 'gitlab' | 'none';
export const CIS = ['github', 'gitlab', 'none'] as const satisfies readonly Ci[];

/** What `init` does with one file: writes it where there is none, or changes the text of one that is there. */
export interface Step {
  /** Its path below the folder of the repository, with `/`. */
  file: string;
  /** The new text by the one before; `undefined` where the file is to stay as it is. */
  write: (before: string | undefined) => string | undefined;
  /** What is added, for the report: `the scripts plans:check, …`. Absent where the whole file is new. */
  adds?: string;
}

/** What no repository keeps: sites that are built, and installed packages. */
const IGNORED = ['dist/', 'dist-shares/', 'node_modules/'];

const HERE = dirname(fileURLToPath(import.meta.url));
const text = (file: string): string => readFileSync(join(HERE, file), 'utf8');

const whenAbsent =
  (content: string) =>
  (before: string | undefined): string | undefined =>
    before === undefined ? content : undefined;

/** A text with a block at its end, unless it has one already. */
const withBlock =
  (block: string, mark: string) =>
  (before: string | undefined): string | undefined => {
    if (before?.includes(mark)) return undefined;
    if (before === undefined || before.trim() === '') return block;
    return `${before.replace(/\n*$/, '\n')}\n${block}`;
  };

/** The text of `package.json` with scripts that are not in it, indented as it is. Throws where it is no JSON object. */
function withScripts(before: string, scripts: Readonly<Record<string, string>>): string | undefined {
  const manifest: { scripts?: Record<string, string> } = JSON.parse(before);
  const missing = Object.entries(scripts).filter(([name]) => manifest.scripts?.[name] === undefined);
  if (missing.length === 0) return undefined;
  const indent = /^([ \t]+)"/m.exec(before)?.[1] ?? '  ';
  const end = before.endsWith('\n') ? '\n' : '';
  return JSON.stringify({ ...manifest, scripts: { ...manifest.scripts, ...Object.fromEntries(missing) } }, null, indent) + end;
}

/** The files of the content root, with one small plan. A root that holds a plan already gets none. */
function contentSteps(content: string, hasPlans: boolean): Step[] {
  if (hasPlans) return [];
  const template = join(HERE, 'template');
  // Without `withFileTypes`, which gives wrong folders where packages lie in archives (Yarn's Plug'n'Play).
  return readdirSync(template, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(template, file)).isFile())
    .map((file) => file.split(sep).join('/'))
    .sort()
    .map((file) => ({ file: `${content}/${file}`, write: whenAbsent(readFileSync(join(template, file), 'utf8')) }));
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Where a kind's files lie below a content root, as a glob. */
function globOf({ name, collection, location: lies }: Kind): string {
  if (lies === 'root') return name === 'portfolio' ? 'portfolio.mdx' : `${collection}/*.mdx`;
  const own = name === 'plan' ? 'plan' : collection;
  return `plans/*/${lies === 'file' ? `${own}.mdx` : lies === 'tree' ? `${own}/**/*.mdx` : `${own}/*.mdx`}`;
}

/** Where the schemas of an installed package lie. */
const SCHEMAS = './node_modules/banyan/lib/program/client/schema';

/**
 * Settings of an editor: the language of plan files; the schema of each kind, for tools that read frontmatter as YAML; and a task that
 * lists findings where the editor lists problems, which needs no extension.
 */
function editorSteps(content: string, root: string, isInstalled: boolean): Step[] {
  const schemas = Object.fromEntries(KINDS.map((kind) => [`${SCHEMAS}/${kind.name}.schema.json`, `${content}/${globOf(kind)}`]));
  const settings = { 'files.associations': { '*.mdx': 'mdx' }, ...(isInstalled && { 'yaml.schemas': schemas }) };
  const place = {
    regexp: '^(.+?):(\\d+):(\\d+) (error|warning|note) (.*)$',
    file: 1,
    line: 2,
    column: 3,
    severity: 4,
    message: 5,
  };
  const check = {
    label: 'banyan check',
    type: 'shell',
    command: `npx banyan check${root}`,
    group: 'test',
    presentation: { reveal: 'never' },
    problemMatcher: { owner: 'banyan', fileLocation: 'relative', pattern: place },
  };
  return [
    { file: '.vscode/settings.json', write: whenAbsent(asJson(settings)) },
    { file: '.vscode/extensions.json', write: whenAbsent(asJson({ recommendations: ['unifiedjs.vscode-mdx'] })) },
    { file: '.vscode/tasks.json', write: whenAbsent(asJson({ version: '2.0.0', tasks: [check] })) },
  ];
}

/** Everything that `init` does, in order. `content` is the content root below the repository, with `/`. */
export function initSteps(options: {
  content: string;
  hasPlans: boolean;
  ci: Ci;
  hasManifest: boolean;
  version: string;
}): Step[] {
  const { content, hasPlans, ci, hasManifest, version } = options;
  const filled = (file: string): string => text(file).replaceAll('CONTENT', content).replaceAll('VERSION', version);
  const root = content === 'content' ? '' : ` --content ${/^[\w./-]+$/.test(content) ? content : JSON.stringify(content)}`;
  const scripts = {
    'plans:check': `banyan check${root}`,
    'plans:dev': `banyan dev${root}`,
    'plans:build': `banyan build${root}`,
  };
  return [
    ...contentSteps(content, hasPlans),
    ...(ci === 'github' ? [{ file: '.github/workflows/plans.yml', write: whenAbsent(filled('ci/github.yml')) }] : []),
    ...(ci === 'gitlab' ? [{ file: '.gitlab-ci.yml', write: whenAbsent(filled('ci/gitlab.yml')) }] : []),
    {
      file: '.gitignore',
      adds: IGNORED.join(', '),
      write: (before = '') => {
        const known = new Set(before.split('\n').map((line) => line.trim().replace(/^\/|\/$/g, '')));
        const missing = IGNORED.filter((name) => !known.has(name.replace(/\/$/, '')));
        if (missing.length === 0) return undefined;
        return `${before.replace(/([^\n])$/, '$1\n')}${missing.map((name) => `${name}\n`).join('')}`;
      },
    },
    ...(hasManifest
      ? [
          {
            file: 'package.json',
            adds: `the scripts ${Object.keys(scripts).join(', ')}`,
            write: (before: string | undefined) => (before === undefined ? undefined : withScripts(before, scripts)),
          },
        ]
      : []),
    ...editorSteps(content, root, hasManifest),
    { file: 'AGENTS.md', adds: 'a section on the plans', write: withBlock(filled('agents.md'), '## Migration plans') },
  ];
}
