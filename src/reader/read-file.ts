import type { Document } from '../model/document.ts';
import type { Edit, Finding } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { kindOf } from '../model/registry.ts';
import { fileRef } from '../model/rows.ts';
import type { Place } from '../model/source.ts';
import { readBody } from './body.ts';
import { severityOf, titleOfRule } from './catalogue.ts';
import { classify } from './classify.ts';
import { damage } from './damage.ts';
import { decode } from './decode.ts';
import { readFrontmatter } from './frontmatter.ts';
import { invisibles } from './invisible.ts';
import { excess } from './limits.ts';
import { Lines } from './lines.ts';
import { lookAlikes } from './look-alikes.ts';
import type { Outcome } from './outcome.ts';
import type { RawProblem } from './raw.ts';
import type { TreeFile } from './tree.ts';
import { salvage, validate } from './validate.ts';

/** A range of offsets as a place. */
export const placeIn = (file: string, lines: Lines, start: number, end: number): Place => {
  const from = lines.at(start);
  const to = lines.at(Math.max(end, start));
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
};

/** The plan of a file. */
export const planOf = (file: string): string | undefined => /^plans\/([^/]+)\//.exec(file)?.[1];

/** What is wrong with a file. */
export function finding(
  rule: string,
  message: string,
  place: Place,
  key: string,
  fix: string | undefined,
  plan = planOf(place.file),
  edit?: Edit,
): Finding {
  return {
    rule,
    title: titleOfRule(rule),
    severity: severityOf(rule),
    message,
    place,
    related: [],
    ...(fix !== undefined && { fix }),
    ...(plan !== undefined && { plan }),
    fingerprint: fingerprint(rule, place.file, key),
    ...(edit && { edit }),
  };
}

/** A place in a file that is not about any of its text. */
export const at = (file: string, line = 1, column = 1): Place => ({ file, line, column, endLine: line, endColumn: column });

/** Reads one file: its bytes → a document, or what is wrong with it. Never throws. */
export function readFile(file: string, bytes: Uint8Array): Outcome {
  const classified = classify(file);
  if (!classified.ok)
    return { file, findings: [finding('file/unknown-place', classified.message, at(file), file, classified.fix)] };
  const decoded = decode(bytes);
  if (!decoded.ok)
    return {
      file,
      findings: [finding(decoded.rule, decoded.message, at(file, decoded.line, decoded.column), decoded.rule, decoded.fix)],
    };
  const { text } = decoded;
  const over = excess(text);
  if (over !== undefined)
    return { file, findings: [finding(over.rule, over.message, at(file, over.line, over.column), over.rule, over.fix)] };
  const lines = new Lines(text);
  const { kind: kindName, plan, id, order } = classified;
  const kind = kindOf(kindName);
  const frontmatter = readFrontmatter(text);
  const body = readBody(text.slice(frontmatter.bodyStart), frontmatter.bodyStart, file, fileRef(kind, id));
  const validated =
    frontmatter.problems.length === 0 ? validate(kind, frontmatter) : { fields: salvage(kind, frontmatter.data), problems: [] };
  const found: RawProblem[] = [
    ...frontmatter.problems,
    ...validated.problems,
    ...body.problems,
    ...damage(text, frontmatter.bodyStart, body.tree),
    ...invisibles(text, frontmatter, body.tree),
    ...lookAlikes(frontmatter),
  ];
  // A merge that is not finished makes no YAML and no MDX: what else is wrong with the text shows once it is.
  const unmerged = found.some(({ rule }) => rule === 'damage/conflict-marker');
  const problems = unmerged ? found.filter(({ rule }) => !rule.startsWith('syntax/')) : found;
  const document: Document = {
    file,
    kind: kindName,
    id,
    body: body.body,
    source: { file, path: [] },
    ...(plan !== undefined && { plan }),
    ...(order !== undefined && { order }),
    fields: validated.fields,
    ...((frontmatter.problems.length > 0 || validated.problems.length > 0) && { incomplete: true as const }),
  };
  problems.sort((a, b) => a.start - b.start || a.end - b.end);
  const findings = problems.map(({ rule, message, start, end, key, fix, edit }) =>
    finding(
      rule,
      message,
      placeIn(file, lines, start, end),
      key,
      fix,
      planOf(file),
      edit && { place: placeIn(file, lines, edit.start, edit.end), text: edit.text },
    ),
  );
  return { file, read: { document, lines, ranges: frontmatter.ranges }, findings };
}

/** Reads a file of a tree. One that cannot be opened has a finding that says so. */
export async function readEntry({ file, read }: Pick<TreeFile, 'file' | 'read'>): Promise<Outcome> {
  try {
    return readFile(file, await read());
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const message = `the file cannot be read: ${reason}`;
    return { file, findings: [finding('file/unreadable', message, at(file), reason, 'Give read permission, or remove it')] };
  }
}
