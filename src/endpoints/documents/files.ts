import type { DocumentProblem, ReadText } from './document.ts';
import { parseText, type SyntaxFault } from './yaml.ts';

/** The size limit in bytes, larger than any maintained description: GitHub's, the largest public one, has 12 MB. */
const LARGEST = 32 * 1024 * 1024;

function syntaxProblem(file: string, { reason, offset }: SyntaxFault): DocumentProblem {
  if (reason === 'duplicated mapping key')
    return {
      rule: 'endpoints/document-duplicate',
      message: 'the key occurs twice in one object, so the document cannot be read',
      fix: 'Keep one of them',
      file,
      offset,
    };
  const fix = 'Fix it there; a linter shows the rest';
  return { rule: 'endpoints/document-syntax', message: `${file} is neither JSON nor YAML: ${reason}`, fix, file, offset };
}

/** The files of the content root that a document consists of, each read and parsed once. Never throws. */
export class DocumentFiles {
  /** For positions and excerpts. */
  readonly texts = new Map<string, string>();
  /** Files that must not or cannot be read. */
  readonly problems: DocumentProblem[] = [];
  readonly #values = new Map<string, unknown>();
  readonly #readText: ReadText;

  constructor(readText: ReadText) {
    this.#readText = readText;
  }

  /** Returns the text of a file; `undefined` if there is none, or if it must not be read. */
  async text(file: string): Promise<string | undefined> {
    const known = this.texts.get(file);
    if (known !== undefined) return known;
    const text = await this.#readText(file).catch((error: unknown) => {
      this.problems.push({
        rule: 'endpoints/document-outside',
        message: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        fix: 'Put a regular file there',
      });
      return undefined;
    });
    if (text === undefined) return undefined;
    if (text.length > LARGEST) {
      this.problems.push({
        rule: 'endpoints/document-syntax',
        message: `${file} has ${Math.round(text.length / 1024 / 1024)} MB`,
        fix: 'Split it, or take out what no caller sees',
        file,
        offset: 0,
      });
      this.texts.set(file, '');
    } else this.texts.set(file, text.replace(/^\uFEFF/, ''));
    return this.texts.get(file);
  }

  /** Returns the value of a JSON or YAML file; `undefined` if there is none, or if it cannot be parsed. */
  async value(file: string): Promise<unknown> {
    if (this.#values.has(file)) return this.#values.get(file);
    const text = await this.text(file);
    const parsed = text === undefined ? undefined : parseText(text);
    if (parsed && 'fault' in parsed) this.problems.push(syntaxProblem(file, parsed.fault));
    const result = parsed && 'value' in parsed ? parsed.value : undefined;
    // An empty file exists all the same.
    this.#values.set(file, text !== undefined && result === undefined ? {} : result);
    return this.#values.get(file);
  }
}
