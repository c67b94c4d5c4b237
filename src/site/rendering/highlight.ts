import Prism from 'prismjs';
import loadLanguages from 'prismjs/components/index.js';

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

/** Code as HTML with Prism's token classes; as plain text where the language is not known. */
export function highlight(code: string, lang: string): string {
  const name = ALIASES[lang.toLowerCase()] ?? lang.toLowerCase();
  if (name === '' || !/^[a-z0-9-]+$/.test(name)) return escapeHtml(code);
  if (!Prism.languages[name]) loadLanguages([name]);
  const grammar = Prism.languages[name];
  return grammar ? Prism.highlight(code, grammar, name) : escapeHtml(code);
}
