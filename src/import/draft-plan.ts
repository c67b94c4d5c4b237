import type { KindName } from '../model/registry.ts';
import { slug } from '../model/slug.ts';
import { type Block, type BlockDocument, readBlocks } from './blocks.ts';
import type { SourceText } from './decode.ts';
import { type DraftFile, type DraftRow, draftFile, type Fields, type Piece, pathOf } from './drafts.ts';
import { frontmatterOf, type Located } from './formats/located.ts';
import { type Fate, Ledger } from './ledger.ts';

/** Longest id of a file made from a title, in characters; it ends with a whole word. */
const ID_LENGTH = 48;

/** An id in the language of the plan, short enough for a file name. */
export function shortId(title: string, fallback: string): string {
  const id = slug(title);
  const cut =
    id.length <= ID_LENGTH ? id : id.slice(0, id.lastIndexOf('-', ID_LENGTH) > 12 ? id.lastIndexOf('-', ID_LENGTH) : ID_LENGTH);
  return cut.replace(/-+$/, '') || fallback;
}

/** Where prose goes: a file, the headings above it that are not written yet, and whether it follows the body. */
export interface Cursor {
  file: DraftFile;
  pending: Piece[];
  late: boolean;
}

/** The text with its first lines blank, so that the others keep their numbers. */
const withoutHead = (text: string, lines: number): string => text.split('\n').fill('', 0, lines).join('\n');

/** One source while it is imported: its blocks, its account, and the plan that grows from it. */
export class DraftPlan {
  readonly id: string;
  readonly source: SourceText;
  readonly document: BlockDocument;
  readonly ledger: Ledger;
  /** What stands between `---` at the head of the source. */
  readonly frontmatter: (Located & { end: number }) | undefined;
  readonly plan: DraftFile;
  readonly files: DraftFile[];
  /** Headings of the source (as anchors) → the file that holds them. */
  readonly anchors: Map<string, DraftFile>;

  constructor(id: string, source: SourceText, anchors: Map<string, DraftFile>, shared?: { plan: DraftFile; files: DraftFile[] }) {
    this.id = id;
    this.source = source;
    this.frontmatter = frontmatterOf(source.text);
    this.document = readBlocks(withoutHead(source.text, this.frontmatter?.end ?? 0));
    this.ledger = new Ledger(source.name, source.text);
    this.plan = shared?.plan ?? draftFile('plan', 'plan');
    this.files = shared?.files ?? [this.plan];
    this.anchors = anchors;
  }

  path(file: DraftFile): string {
    return pathOf(this.id, file);
  }

  /** Adds a file; its id gets a number where another file has it. */
  add(kind: KindName, title: string, depth: number, order?: string): DraftFile {
    const base = shortId(title, kind);
    const others = new Set(this.files.filter((file) => file.kind === kind).map((file) => file.id));
    let id = base;
    for (let count = 2; others.has(id); count++) id = `${base}-${count}`;
    const file = draftFile(kind, id, depth);
    file.origin = this.source.name;
    if (order !== undefined) file.order = order;
    this.files.push(file);
    return file;
  }

  /** The only file of a kind that has one a plan: risks, metrics, stack. */
  register(kind: KindName): DraftFile {
    const known = this.files.find((file) => file.kind === kind);
    if (known) return known;
    const file = draftFile(kind, kind);
    this.files.push(file);
    return file;
  }

  /** Lines of the source for lines of the repaired text. */
  sourceLines(from: number, to: number): { from: number; to: number } {
    const first = this.document.origin[from] ?? this.ledger.lines.length;
    return { from: first, to: Math.max(first, this.document.origin[to] ?? this.ledger.lines.length) };
  }

  /** Accounts for lines of the repaired text. */
  claim(fate: Fate, kind: string, file: DraftFile, from: number, to: number, why: string): void {
    this.ledger.add({ fate, kind, file: this.path(file), why, ...this.sourceLines(from, to) });
  }

  /** `MIGRATION_PLAN.md:12-40` */
  sourceOf(from: number, to: number): string {
    const lines = this.sourceLines(from, to);
    return `${this.source.name}:${lines.from}${lines.to > lines.from ? `-${lines.to}` : ''}`;
  }

  /** Adds a row with the place that it comes from. */
  row(file: DraftFile, field: string, fields: Fields, from: number, to: number, why: string): DraftRow {
    const row: DraftRow = { fields: { ...fields, source: this.sourceOf(from, to) }, lines: this.sourceLines(from, to) };
    file.rows[field] = [...(file.rows[field] ?? []), row];
    this.claim('typed', `row of ${file.kind}`, file, from, to, why);
    return row;
  }

  /** Writes the headings above a place that are not written yet. */
  flush(cursor: Cursor): void {
    const into = cursor.late ? cursor.file.tail : cursor.file.body;
    for (const heading of cursor.pending) {
      into.push(heading);
      if (heading.lines)
        this.ledger.add({
          fate: 'prose',
          kind: 'heading',
          file: this.path(cursor.file),
          why: 'a heading of the text that is kept',
          ...heading.lines,
        });
    }
    cursor.pending = [];
  }

  /** Keeps Markdown in place. */
  keep(cursor: Cursor, markdown: string, from: number, to: number, why: string, fate: Fate = 'prose', kind = 'prose'): void {
    this.flush(cursor);
    (cursor.late ? cursor.file.tail : cursor.file.body).push({ markdown, lines: this.sourceLines(from, to) });
    this.claim(fate, kind, cursor.file, from, to, why);
  }

  /** Adds Markdown that the source has not: tags around a list. */
  mark(cursor: Cursor, markdown: string): void {
    this.flush(cursor);
    (cursor.late ? cursor.file.tail : cursor.file.body).push({ markdown });
  }

  /** The Markdown of a block, without the indentation of a list that it stands in. */
  markdownOf(block: Block): string {
    const indent = (block.node.position?.start.column ?? 1) - 1;
    const lines = this.document.lines.slice(block.from - 1, block.to);
    return lines.map((line) => line.replace(new RegExp(`^\\s{0,${indent}}`), '')).join('\n');
  }
}
