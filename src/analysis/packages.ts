import { STANDARD_LIBRARY } from './standard-library.ts';

/** A package that code names. */
export interface NamedPackage {
  name: string;
  /** As written behind the name: `==21.2.0`, `^2`, or the tag of an image. */
  version?: string;
  how: 'install' | 'import' | 'image';
  /** The words that name it, for a message. */
  quote: string;
}

/** Commands that install packages of a language. Those of systems (`apt`, `brew`) install much that no stack lists. */
const INSTALLS =
  /(?<![\w-])(?:pip3?|uv pip|pipx|uv|poetry|pdm|pipenv|conda|npm|pnpm|yarn|bun|cargo|gem|composer|go|dotnet)\s+(?:install|add package|add|i|get|require)(?=\s)([^\n\u0060;&|#]*)/g;

/** Options that take the word behind them: `-r requirements.txt`. */
const WITH_VALUE = new Set([
  '-r',
  '--requirement',
  '-c',
  '--constraint',
  '-e',
  '--editable',
  '-i',
  '--index-url',
  '--extra-index-url',
  '-f',
  '-t',
  '--target',
  '--prefix',
  '-G',
  '--group',
  '--registry',
  '-w',
  '--workspace',
  '-C',
  '--source',
  '-n',
  '--name',
]);

const PACKAGE =
  /^(@[\w.-]+\/[\w.-]+|[A-Za-z][\w.-]*(?:\/[\w.-]+)*)(?:\[[\w,-]*\])?((?:===?|~=|>=|<=|!=|>|<|@|\^|~)[\w.*^~<>=,!+-]+)?$/;

function installs(text: string): NamedPackage[] {
  return [...text.matchAll(INSTALLS)].flatMap((match) => {
    const words = (match[1] ?? '')
      .replace(/\s>{1,2}\s.*$/, '')
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/^['"]|['",.]+$/g, ''));
    const found: NamedPackage[] = [];
    for (let index = 0; index < words.length; index++) {
      const word = words[index] ?? '';
      if (WITH_VALUE.has(word)) index++;
      const parsed =
        word.startsWith('-') || /\.(txt|toml|ya?ml|whl|tgz|git|in|lock)$|^\.|^[a-z+]+:/.test(word) ? null : PACKAGE.exec(word);
      if (parsed?.[1])
        found.push({
          name: parsed[1],
          how: 'install',
          quote: `${match[0].slice(0, match[0].length - (match[1] ?? '').length)} ${word}`,
          ...(parsed[2] && { version: parsed[2].replace(/^@/, '') }),
        });
    }
    return found;
  });
}

const PYTHON_IMPORT =
  /^[ \t]*(?:import[ \t]+([\w.]+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*[\w.]+(?:[ \t]+as[ \t]+\w+)?)*)|from[ \t]+([A-Za-z_][\w.]*)[ \t]+import\b)/gm;
const SCRIPT_IMPORT =
  /(?:^[ \t]*import[ \t]+(?:[^'"\n;]*?[ \t]from[ \t]+)?|\brequire\([ \t]*|\bimport\([ \t]*|^[ \t]*export[ \t]+[^'"\n;]*?[ \t]from[ \t]+)['"]([^'"\n]+)['"]/gm;

function pythonImports(text: string): NamedPackage[] {
  return [...text.matchAll(PYTHON_IMPORT)].flatMap((match) => {
    const modules = match[2] ? [match[2]] : (match[1] ?? '').split(',').map((each) => each.trim().split(/\s+/)[0] ?? '');
    return modules
      .filter((module) => !STANDARD_LIBRARY.python.has(module.split('.')[0] ?? ''))
      .map((module): NamedPackage => ({ name: module, how: 'import', quote: match[0].trim() }));
  });
}

function scriptImports(text: string): NamedPackage[] {
  return [...text.matchAll(SCRIPT_IMPORT)].flatMap((match) => {
    const path = match[1] ?? '';
    const name = path
      .split('/')
      .slice(0, path.startsWith('@') ? 2 : 1)
      .join('/');
    const local = /^(\.|\/|~|#|@\/|https?:|node:)/.test(path) || STANDARD_LIBRARY.javascript.has(name);
    return local ? [] : [{ name, how: 'import' as const, quote: match[0].trim() }];
  });
}

const FROM_LINE =
  /^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?([a-z0-9][\w./-]*)(?::([\w.-]+))?(?:@sha256:\w+)?(?:[ \t]+[Aa][Ss][ \t]+(\w[\w-]*))?/gm;

function images(text: string): NamedPackage[] {
  const stages = new Set<string>(['scratch']);
  return [...text.matchAll(FROM_LINE)].flatMap((match) => {
    const [quote, name = '', tag, stage] = match;
    const known = stages.has(name.toLowerCase());
    if (stage) stages.add(stage.toLowerCase());
    return known ? [] : [{ name, how: 'image' as const, quote: quote.trim(), ...(tag && { version: tag }) }];
  });
}

const PYTHON_LANGS = new Set(['python', 'py', 'python3']);
const SCRIPT_LANGS = new Set(['js', 'jsx', 'ts', 'tsx', 'javascript', 'typescript', 'mjs', 'cjs', 'mts']);

/** Packages and images that code names: commands in any language, imports where the language is known. */
export function packagesIn(text: string, lang = ''): NamedPackage[] {
  if (PYTHON_LANGS.has(lang)) return pythonImports(text);
  if (SCRIPT_LANGS.has(lang)) return scriptImports(text);
  return [...installs(text), ...(/^(dockerfile|docker|containerfile)?$/.test(lang) ? images(text) : [])];
}

/** An image reference: `your-registry/app:1.2`, `python:3.11-slim`. The last part of its path is its name. */
export function parseImage(text: string): { name: string; tag?: string } | undefined {
  const match = /^(?:[\w.-]+(?::\d+)?\/)*([a-z0-9][\w.-]*)(?::([\w][\w.-]*))?(?:@sha256:\w+)?$/.exec(text.trim());
  return match?.[1] ? { name: match[1], ...(match[2] && { tag: match[2] }) } : undefined;
}

/** `PyYAML`, `prometheus_client`, `langchain.vectorstores` in one spelling (PEP 503). */
export const packageKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\[[^\]]*\]$/, '')
    .replace(/[-_.\s]+/g, '-');

/** Names under which a stack lists a product: `DuckDB (Python client)` → duckdb; `redis-py/aioredis` → both. */
export function productKeys(name: string): string[] {
  const bare = name.replace(/\([^)]*\)/g, '').trim();
  const image = /^[a-z0-9./-]+:[\w.-]+$/.test(bare) ? parseImage(bare)?.name : undefined;
  const parts = image
    ? [image]
    : bare.startsWith('@')
      ? [bare, bare.split('/')[0]?.slice(1) ?? bare]
      : bare.split(/\s*(?:\/|,|\+|&| and | or )\s*/);
  return parts.filter((part) => part !== '').map(packageKey);
}
