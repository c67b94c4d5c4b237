import { isDeepStrictEqual } from 'node:util';
import type { Fields } from '../drafts.ts';
import { FILE_HEADING, trimBody, writeBody } from './body.ts';
import { writeFields } from './fields.ts';
import { type Anchors, anchorOf } from './links.ts';
import { writeText } from './notation.ts';
import { readPart } from './read.ts';

/** One file of a plan: its place below the plan's folder without `.mdx`, its frontmatter as text, and its body. */
export interface PlanFile {
  /** `plan`, `phases/02-build`, `risks`; a calendar is `calendars/<id>`. */
  place: string;
  data: Fields;
  body: string;
}

/** The heading of a file, and what of its frontmatter stands below it. */
function head({ place, data }: PlanFile, plan: string): { heading: string[]; rest: Fields } {
  const { title, ...others } = data;
  const text = typeof title === 'string' ? writeText(title) : undefined;
  if (place === 'plan') {
    const says = `Plan \`${plan}\` as one document: \`banyan export --format markdown\` writes it, \`banyan import\` reads it back.`;
    return text !== undefined && text === title && text !== plan && !/#$/.test(text)
      ? { heading: [`# ${text}`, '', says], rest: others }
      : { heading: [`# ${plan}`, '', says], rest: data };
  }
  const heading = `## ${text} · \`${place}\``;
  return text !== undefined && text === title && FILE_HEADING.exec(heading)?.[1] === title
    ? { heading: [heading], rest: others }
    : { heading: [`## \`${place}\``], rest: data };
}

function part(file: PlanFile, plan: string, anchors: Anchors): string[] {
  const { heading, rest } = head(file, plan);
  const fields = writeFields(rest);
  const body = trimBody(file.body);
  const above = [...heading, ...(fields[0] === undefined ? [] : fields[0] === '' ? fields : ['', ...fields])];
  if (body === '') return above;
  const lines = writeBody(body, file.place, anchors).split('\n');
  const written = [...above, '', ...lines];
  const read = readPart(written, 0, written.length, anchors);
  // A body that begins as fields do stands below a rule.
  return isDeepStrictEqual(read.data, file.data) && read.body === body ? written : [...above, '', '---', '', ...lines];
}

/**
 * Writes the files of a plan as one Markdown document. `readDocument` gives the same files: each value of the frontmatter,
 * each row in its order, and each body but for blank lines around it. Comments in the frontmatter, and the order of the
 * fields in it, are not part of it.
 */
export function writeDocument(plan: string, files: readonly PlanFile[]): string {
  const anchors = new Map(files.map((file) => [file.place, anchorOf(head(file, plan).heading[0] ?? '')]));
  return `${files.map((file) => part(file, plan, anchors).join('\n')).join('\n\n')}\n`;
}
