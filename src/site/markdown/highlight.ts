import Prism from 'prismjs';
import loadLanguages from 'prismjs/components/index.js';
import { own } from '../../model/own.ts';

loadLanguages.silent = true;
const ALIASES: Record<string, string> = {
  sh: 'bash',
  shell: 'bash',
  console: 'bash',
  env: 'ini',
  dotenv: 'ini',
  dockerfile: 'docker',
  txt: '',
  text: '',
  jsonc: 'json',
  mdx: 'markdown',
  yml: 'yaml',
  py: 'python',
  ts: 'typescript',
  js: 'javascript',
};

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const nameOf = (lang: string): string => own(ALIASES, lang.toLowerCase()) ?? lang.toLowerCase();

/** The grammar of a language, loaded where it was not yet; `undefined` where the language is not known. */
function grammarOf(name: string): Prism.Grammar | undefined {
  if (!/^[a-z0-9-]+$/.test(name)) return undefined;
  if (!own(Prism.languages, name)) loadLanguages([name]);
  // Beside grammars, Prism keeps functions there: `extend`, `insertBefore`.
  const grammar: unknown = own(Prism.languages, name);
  return typeof grammar === 'object' ? (grammar as Prism.Grammar) : undefined;
}

/** The languages of the code that stands in a text of Markdown, and of its frontmatter. */
const languagesWithin = (text: string): string[] => [
  'yaml',
  ...[...text.matchAll(/^[ \t]*(?:`{3,}|~{3,})[ \t]*([\w-]+)/gm)].map(([, lang = '']) => nameOf(lang)),
];

/**
 * Code as HTML with Prism's token classes; as plain text where the language is not known. The same code gives the same HTML,
 * whatever was highlighted before: Markdown shows code by the grammars that are loaded.
 */
export function highlight(code: string, lang: string): string {
  const name = nameOf(lang);
  if (name === 'markdown' || name === 'mdx') for (const within of languagesWithin(code)) grammarOf(within);
  const grammar = grammarOf(name);
  return grammar ? Prism.highlight(code, grammar, name) : escapeHtml(code);
}
