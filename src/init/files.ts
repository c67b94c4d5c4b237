import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

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
const IGNORED = ['dist/', 'node_modules/'];

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
  return readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(template, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((file) => ({ file: `${content}/${file}`, write: whenAbsent(readFileSync(join(template, file), 'utf8')) }));
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
    { file: 'AGENTS.md', adds: 'a section on the plans', write: withBlock(filled('agents.md'), '## Migration plans') },
  ];
}
