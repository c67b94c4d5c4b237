import { DATA_COMPONENTS } from '../../model/registry.ts';
import { type Anchors, anchorsToLinks, linksToAnchors } from './links.ts';

/**
 * Bodies in a plan as one document: their headings stand one level lower, since each file has a heading of its own, and the
 * components that hold lists are told in words where that reads back as it was.
 */

/** The heading of a file: its title, and its place in the plan in backticks. */
export const FILE_HEADING = /^## (?:(.+) · )?`([^`\s][^`]*)`$/;

/** Changes the lines that stand in no code block. */
function outsideCode(lines: readonly string[], change: (line: string) => string): string[] {
  let fence: string | undefined;
  return lines.map((line) => {
    const [, marks = '', info = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence !== undefined) {
      if (marks.startsWith(fence) && info.trim() === '') fence = undefined;
      return line;
    }
    if (marks !== '') {
      fence = marks;
      return line;
    }
    return change(line);
  });
}

const WORDS: Readonly<Record<string, string>> = { Tasks: '**Tasks**', Exit: '**Exit criteria**' };
const TAGS: ReadonlyMap<string, string> = new Map(Object.entries(WORDS).map(([tag, words]) => [words, tag]));

const IN_WORDS = /^\*(\w+): in this document\*$/;

const placement = (line: string, pattern: RegExp): string | undefined => {
  const name = pattern.exec(line)?.[1];
  return name !== undefined && DATA_COMPONENTS.includes(name) ? name : undefined;
};

/** Behind a line of a body that reads as one of ours. */
const ESCAPE = '<!-- -->';

const isOurs = (line: string): boolean => {
  const bare = line.replace(new RegExp(`(?:${ESCAPE})+$`), '');
  return FILE_HEADING.test(bare) || FILE_HEADING.test(`#${bare}`) || TAGS.has(bare) || placement(bare, IN_WORDS) !== undefined;
};

/** Opening tags become words, closing ones vanish; what shows a list of the plan says where it stands. */
function tagsToWords(lines: readonly string[]): string[] {
  return outsideCode(lines, (line) => {
    const list = placement(line, /^<(\w+) \/>$/);
    if (list !== undefined) return `*${list}: in this document*`;
    const [, closing, tag = ''] = /^<(\/?)(Tasks|Exit)>$/.exec(line) ?? [];
    return closing === undefined ? line : closing === '' ? (WORDS[tag] ?? line) : '\0';
  })
    .join('\n')
    .replace(/\n\n\0(?=\n|$)/g, '')
    .split('\n');
}

/** The words open a component; the next words, the next heading or the end close it. */
function wordsToTags(lines: readonly string[]): string[] {
  let open: string | undefined;
  const close = (): string => {
    const closing = open === undefined ? '' : `</${open}>\n\n`;
    open = undefined;
    return closing;
  };
  const out = outsideCode(lines, (line) => {
    const list = placement(line, IN_WORDS);
    if (list !== undefined) return `<${list} />`;
    const tag = TAGS.get(line);
    if (tag === undefined) return /^#{1,6} /.test(line) ? `${close()}${line}` : line;
    const before = close();
    open = tag;
    return `${before}<${tag}>`;
  });
  if (open !== undefined) out.push('', `</${open}>`);
  return out.join('\n').split('\n');
}

const lower = (line: string): string => (/^#+(?=\s)/.test(line) ? `#${line}` : line);
const higher = (line: string): string => (/^##+(?=\s)/.test(line) ? line.slice(1) : line);

/** A body without the blank lines around it. */
export const trimBody = (body: string): string => body.replace(/^(?:[ \t]*\n)+/, '').replace(/\s+$/, '');

/** Reads a body of the file at a place as it was written. */
export const readBody = (written: string, place: string, anchors: Anchors): string =>
  anchorsToLinks(
    wordsToTags(outsideCode(written.split('\n'), higher))
      .map((line) => (line.endsWith(ESCAPE) && isOurs(line) ? line.slice(0, -ESCAPE.length) : line))
      .join('\n'),
    place,
    anchors,
  );

/** Writes a body of the file at a place: in words and with links inside the document, as far as that reads back as it was. */
export function writeBody(body: string, place: string, anchors: Anchors): string {
  const trimmed = trimBody(body);
  const write = (text: string, change: (lines: readonly string[]) => readonly string[]): string =>
    outsideCode(change(text.split('\n').map((line) => (isOurs(line) ? `${line}${ESCAPE}` : line))), lower).join('\n');
  const same = (lines: readonly string[]): readonly string[] => lines;
  const linked = linksToAnchors(trimmed, place, anchors);
  const ways = [write(linked, tagsToWords), write(linked, same), write(trimmed, tagsToWords)];
  return ways.find((way) => readBody(way, place, anchors) === trimmed) ?? write(trimmed, same);
}
