import { assemble } from '../model/assemble.ts';
import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Portfolio } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { checkReferences } from '../model/references.ts';
import { kindNamed } from '../model/registry.ts';
import { fileRef } from '../model/rows.ts';
import type { Locate, Place } from '../model/source.ts';
import { readBody } from './body.ts';
import { severityOf } from './catalogue.ts';
import { classify } from './classify.ts';
import { damage } from './damage.ts';
import { decode } from './decode.ts';
import { readFrontmatter } from './frontmatter.ts';
import { Lines } from './lines.ts';
import { checkLinks, linkTargets } from './links.ts';
import type { Outcome, ReadFile } from './outcome.ts';
import type { RawProblem } from './raw.ts';

import type { ReadCache } from './readCache.ts';
import type { Tree } from './tree.ts';
import { rangeAt, validate } from './validate.ts';

export type { ReadFile };

/** A content root as read: the model, everything that is wrong with it, and where it all stands. */
export interface Reading {
  portfolio: Portfolio;
  files: ReadonlyMap<string, ReadFile>;
  findings: Finding[];
  locate: Locate;
  /** The text of a line, for excerpts. */
  lineOf: (file: string, line: number) => string | undefined;
}

const placeIn = (file: string, lines: Lines, start: number, end: number): Place => {
  const from = lines.at(start);
  const to = lines.at(Math.max(end, start));
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
};

const planOf = (file: string): string | undefined => /^plans\/([^/]+)\//.exec(file)?.[1];

function finding(
  rule: string,
  message: string,
  place: Place,
  key: string,
  fix: string | undefined,
  plan = planOf(place.file),
): Finding {
  return {
    rule,
    severity: severityOf(rule),
    message,
    place,
    related: [],
    ...(fix !== undefined && { fix }),
    ...(plan !== undefined && { plan }),
    fingerprint: fingerprint(rule, place.file, key),
  };
}

const at = (file: string, line = 1, column = 1): Place => ({ file, line, column, endLine: line, endColumn: column });

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
  const lines = new Lines(text);
  const { kind: kindName, plan, id, order } = classified;
  const kind = kindNamed(kindName);
  const frontmatter = readFrontmatter(text);
  const body = readBody(text.slice(frontmatter.bodyStart), frontmatter.bodyStart, file, fileRef(kind, id));
  const validated = frontmatter.problems.length === 0 ? validate(kind, frontmatter) : { problems: [] };
  const problems: RawProblem[] = [
    ...frontmatter.problems,
    ...validated.problems,
    ...body.problems,
    ...damage(text, frontmatter.bodyStart, body.tree),
  ];
  const document: Document = {
    file,
    kind: kindName,
    id,
    body: body.body,
    source: { file, path: [] },
    ...(plan !== undefined && { plan }),
    ...(order !== undefined && { order }),
    ...('fields' in validated && validated.fields && { fields: validated.fields }),
  };
  problems.sort((a, b) => a.start - b.start || a.end - b.end);
  const findings = problems.map((problem) =>
    finding(problem.rule, problem.message, placeIn(file, lines, problem.start, problem.end), problem.key, problem.fix),
  );
  return { file, read: { document, lines, ranges: frontmatter.ranges }, findings };
}

/** How many files are opened at once: enough to keep a disk busy, few enough for any limit of open files. */
const OPEN_FILES = 64;

async function readAll(tree: Tree, cache: ReadCache | undefined): Promise<Outcome[]> {
  const outcomes: Outcome[] = new Array(tree.files.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < tree.files.length; index = next++) {
      const entry = tree.files[index];
      if (!entry) return;
      const known = cache?.outcome(entry.file, entry.stamp);
      if (known) {
        outcomes[index] = known;
        continue;
      }
      try {
        const outcome = readFile(entry.file, await entry.read());
        cache?.keep(entry.file, entry.stamp, outcome);
        outcomes[index] = outcome;
      } catch (error) {
        const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        outcomes[index] = {
          file: entry.file,
          findings: [
            finding(
              'file/unreadable',
              `the file cannot be read: ${reason}`,
              at(entry.file),
              reason,
              'Give read permission, or remove it',
            ),
          ],
        };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(OPEN_FILES, tree.files.length) }, worker));
  return outcomes;
}

/** Folders below `plans/` that hold files but no `plan.mdx`. */
function plansWithoutPlan(files: ReadonlyMap<string, ReadFile>, seen: readonly string[]): Finding[] {
  const folders = new Set(seen.map(planOf).filter((plan) => plan !== undefined));
  return [...folders]
    .filter((plan) => !seen.includes(`plans/${plan}/plan.mdx`))
    .map((plan) => {
      const first = [...files.keys()].find((file) => planOf(file) === plan) ?? `plans/${plan}`;
      return finding(
        'file/no-plan',
        `the plan \`${plan}\` has no plan.mdx`,
        at(first),
        plan,
        `Write plans/${plan}/plan.mdx with title, status, from and to`,
      );
    });
}

/** Reads a content root as a whole. All errors of all files are in `findings`; the model holds whatever could be read. */
export async function readContent(tree: Tree, cache?: ReadCache): Promise<Reading> {
  const outcomes = await readAll(tree, cache);
  const files = new Map<string, ReadFile>();
  for (const outcome of outcomes) if (outcome.read) files.set(outcome.file, outcome.read);
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  for (const problem of tree.problems)
    findings.push(finding(problem.rule, problem.message, at(problem.file), problem.rule, problem.fix));
  findings.push(
    ...plansWithoutPlan(
      files,
      outcomes.map((outcome) => outcome.file),
    ),
  );

  const locate: Locate = (source, field) => {
    const file = files.get(source.file);
    if (!file) return at(source.file);
    if (!source.path) return placeIn(source.file, file.lines, source.start ?? 0, source.end ?? 0);
    const path = [...source.path, ...(field === undefined ? [] : typeof field === 'string' ? [field] : field)];
    return placeIn(
      source.file,
      file.lines,
      ...rangeAt(
        { ranges: file.ranges as Map<string, readonly [number, number]>, data: undefined, bodyStart: 0, problems: [] },
        path,
      ),
    );
  };
  const fromProblem = (problem: Problem): Finding => ({
    ...finding(
      problem.rule,
      problem.message,
      locate(problem.source, problem.field),
      problem.key,
      problem.fix,
      problem.plan ?? planOf(problem.source.file),
    ),
    related: (problem.related ?? []).map((each) => ({ place: locate(each.source), message: each.message })),
  });

  const documents = [...files.values()].map((file) => file.document);
  const { portfolio, problems } = assemble(documents, cache && ((plan, own, make) => cache.assembled(plan, own, make)));
  findings.push(...problems.map(fromProblem));
  const known = new Set(portfolio.plans.map((plan) => plan.id));
  if (portfolio.file && Array.isArray(portfolio.file.plans)) {
    portfolio.file.plans.forEach((id, index) => {
      if (
        typeof id === 'string' &&
        !known.has(id) &&
        !tree.files.some((entry) => entry.file === `plans/${id}/plan.mdx`) &&
        portfolio.file
      ) {
        findings.push(
          fromProblem({
            rule: 'reference/unknown-plan',
            message: `there is no plan \`${id}\``,
            source: portfolio.file.source,
            field: ['plans', index],
            key: id,
            fix: `Known are ${[...known].join(', ')}`,
          }),
        );
      }
    });
  }
  const targets = linkTargets(documents, tree.assets);
  const byPlan = Map.groupBy(documents, (document) => document.plan);
  // What holds for a plan as long as the plan, the calendars and the list of files are the same.
  const around = cache
    ? [
        ...documents.map((document) => document.file),
        ...portfolio.calendars.map((calendar) => `#${calendar.id}`),
        ...(tree.assets ?? []),
      ].join('\n')
    : '';
  for (const plan of portfolio.plans) {
    const check = (): Finding[] => [
      ...checkReferences(plan, portfolio.calendars).map(fromProblem),
      ...checkLinks(plan, byPlan.get(plan.id) ?? [], targets).flatMap(({ document, problem }) => {
        const lines = files.get(document.file)?.lines;
        const { start, end } = problem;
        return lines
          ? [finding(problem.rule, problem.message, placeIn(document.file, lines, start, end), problem.key, problem.fix)]
          : [];
      }),
    ];
    findings.push(...(cache ? cache.checked(plan, around, check) : check()));
  }
  return { portfolio, files, findings, locate, lineOf: (file, line) => files.get(file)?.lines.line(line) };
}
