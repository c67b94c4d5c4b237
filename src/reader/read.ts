import { assemble } from '../model/assemble.ts';
import type { Document } from '../model/document.ts';
import type { Edit, Finding } from '../model/finding.ts';
import type { Plan, Portfolio } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { checkReferences } from '../model/references.ts';
import { type KindName, kindOf } from '../model/registry.ts';
import { fileRef } from '../model/rows.ts';
import type { Locate } from '../model/source.ts';
import { pathKey } from './frontmatter.ts';
import { checkLinks, linkTargets } from './links.ts';
import { nameProblems } from './names.ts';
import type { Outcome, ReadFile } from './outcome.ts';
import type { ReadCache } from './read-cache.ts';
import { at, finding, placeIn, planOf, readEntry } from './read-file.ts';
import type { Tree } from './tree.ts';
import { rangeAt, yamlScalar } from './validate.ts';

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
      const outcome = await readEntry(entry);
      if (outcome.read) cache?.keep(entry.file, entry.stamp, outcome);
      outcomes[index] = outcome;
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

/** Kinds whose rows or files a reference of a kind leads to. Phases, calendars and pages have their ids from file names. */
const NAMED_IN: Readonly<Record<string, readonly KindName[]>> = {
  metric: ['metrics'],
  decision: ['decisions'],
  trigger: ['rollback'],
  node: ['architecture'],
  group: ['architecture'],
  owner: ['plan'],
};

/** Whether what a reference is said to miss may be in a file that could not be read wholly. */
function mayBeUnread({ rule, key }: Problem, documents: readonly Document[]): boolean {
  const kind = rule.replace('reference/unknown-', '');
  const incomplete = documents.filter((document) => document.incomplete);
  if (incomplete.length === 0) return false;
  if (kind !== 'reference') return incomplete.some((document) => NAMED_IN[kind]?.includes(document.kind));
  const [first = '', ...rest] = (key.split(':')[1] ?? '').split('/');
  return incomplete.some((document) => rest.length === 0 || fileRef(kindOf(document.kind), document.id).split('/')[0] === first);
}

/** Without repetitions of one finding. */
const unlike = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((each) => [`${each.fingerprint} ${each.place.line}:${each.place.column}`, each])).values(),
];

/** Reads a content root as a whole. All errors of all files are in `findings`; the model holds whatever could be read. */
export async function readContent(tree: Tree, cache?: ReadCache): Promise<Reading> {
  const outcomes = await readAll(tree, cache);
  const files = new Map<string, ReadFile>();
  for (const outcome of outcomes) if (outcome.read) files.set(outcome.file, outcome.read);
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  for (const problem of [...tree.problems, ...nameProblems(tree)])
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
  /** A value that a row has from `defaults:` is wrong there, once, not in every row. */
  const atDefaults = (problem: Problem): Problem => {
    const { source, field } = problem;
    const [path, own] = [source.path, [field ?? []].flat()];
    const ranges = files.get(source.file)?.ranges;
    if (!ranges || path?.length !== 2 || own.length === 0 || ranges.has(pathKey([...path, ...own]))) return problem;
    return ranges.has(pathKey(['defaults', ...own]))
      ? { ...problem, source: { file: source.file, path: ['defaults'] } }
      : problem;
  };
  /** The edit that corrects a value of the frontmatter; none where the field is not written as one value. */
  const correction = ({ source, field, replacement }: Problem): Edit | undefined => {
    const [file, path] = [files.get(source.file), [...(source.path ?? []), ...(field ?? [])]];
    const range = replacement === undefined || !source.path ? undefined : file?.ranges.get(pathKey(path));
    if (!file || !range || replacement === undefined) return undefined;
    return { place: placeIn(source.file, file.lines, ...range), text: yamlScalar(replacement) };
  };
  const foundAt = (problem: Problem): Finding => ({
    ...finding(
      problem.rule,
      problem.message,
      locate(problem.source, problem.field),
      problem.key,
      problem.fix,
      problem.plan ?? planOf(problem.source.file),
      correction(problem),
    ),
    related: (problem.related ?? []).map((each) => ({ place: locate(each.source, each.field), message: each.message })),
  });
  const fromProblem = (problem: Problem): Finding => foundAt(atDefaults(problem));

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
  const brokenLinks = (plan: Plan | undefined, own: readonly Document[]): Finding[] =>
    checkLinks(plan, own, targets).flatMap(({ document, problem }) => {
      const lines = files.get(document.file)?.lines;
      const { start, end } = problem;
      return lines
        ? [finding(problem.rule, problem.message, placeIn(document.file, lines, start, end), problem.key, problem.fix)]
        : [];
    });
  findings.push(
    ...brokenLinks(
      undefined,
      documents.filter(({ plan }) => plan === undefined || !known.has(plan)),
    ),
  );
  for (const plan of portfolio.plans) {
    const check = (): Finding[] => [
      ...unlike(
        checkReferences(plan, portfolio.calendars)
          .filter((problem) => !mayBeUnread(problem, byPlan.get(plan.id) ?? []))
          .map(fromProblem),
      ),
      ...brokenLinks(plan, byPlan.get(plan.id) ?? []),
    ];
    findings.push(...(cache ? cache.checked(plan, around, check) : check()));
  }
  return { portfolio, files, findings, locate, lineOf: (file, line) => files.get(file)?.lines.line(line) };
}
