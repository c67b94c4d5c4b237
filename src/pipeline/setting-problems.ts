import { entriesOf } from '../model/absences.ts';
import type { Edit, Finding } from '../model/finding.ts';
import type { Plan, Portfolio, PortfolioFile } from '../model/plan.ts';
import type { Locate } from '../model/source.ts';
import { nearest } from '../model/values/nearest.ts';
import { CATALOGUE, READING_ERRORS } from '../reader/catalogue.ts';
import { pathKey } from '../reader/frontmatter.ts';
import type { ReadFile } from '../reader/outcome.ts';
import { finding, placeIn } from '../reader/read-file.ts';
import { keyRange } from '../reader/remove.ts';
import { ACCEPTANCE_RULES } from '../rules/acceptance.ts';
import { MERGED } from '../rules/merged.ts';
import { RULES } from '../rules/registry.ts';
import { removalIn } from './acceptance-fixes.ts';

const IDS: ReadonlySet<string> = new Set([...RULES, ...CATALOGUE, ...ACCEPTANCE_RULES].map(({ id }) => id));
const FAMILIES: ReadonlySet<string> = new Set([...IDS].map((id) => `${id.split('/')[0]}/*`));

/** Returns whether a rule, of any kind, has an id. */
export const isRuleId = (id: string): boolean => IDS.has(id);

/** Returns the probable meaning of an unknown rule name: the same name in another family, a family, else the nearest rule. */
function suggestion(name: string): string | undefined {
  const [family = '', rest = ''] = name.split('/');
  if (rest === '' && FAMILIES.has(`${family}/*`)) return `${family}/*`;
  const moved = [...IDS].filter((id) => rest !== '' && id.split('/')[1] === rest);
  return moved.length === 1 ? moved[0] : nearest(name, rest === '*' || rest === '' ? FAMILIES : IDS);
}

/** The edit that puts another name in the place of one, or that removes the setting where there is no other name. */
function correction(
  named: Named,
  meant: string | undefined,
  all: readonly Named[],
  file: PortfolioFile | Plan,
  read: ReadFile,
): Edit | undefined {
  const place = (start: number, end: number): Edit['place'] => placeIn(file.source.file, read.lines, start, end);
  const { path } = named;
  if (path[0] === 'allow') {
    const entry = path.slice(0, 2);
    if (meant !== undefined) {
      const range = read.ranges.get(pathKey(path));
      return range && { place: place(...range), text: meant };
    }
    return removalIn(file.source.file, read, entry);
  }
  if (meant === undefined) return removalIn(file.source.file, read, path);
  // Of two settings for one rule the author has to choose.
  const isTaken = Object.hasOwn(file.rules ?? {}, meant) || all.some((other) => other !== named && MERGED[other.name] === meant);
  const key = keyRange(read, path);
  return key && !isTaken ? { place: place(...key), text: meant } : undefined;
}

interface Named {
  name: string;
  path: (string | number)[];
}

/** Reports unknown rule names in `rules:` and `allow:` of one file. */
function unknownNames(file: PortfolioFile | Plan, locate: Locate, read: ReadFile | undefined): Finding[] {
  const named: Named[] = [];
  for (const name of Object.keys(file.rules ?? {}))
    if (name !== 'extends' && !IDS.has(name) && !FAMILIES.has(name)) named.push({ name, path: ['rules', name] });
  const allowed = 'allow' in file ? (file.allow ?? []) : [];
  for (const [index, allowance] of entriesOf(allowed)) {
    const name = allowance.rule;
    if (name !== undefined && !IDS.has(name)) named.push({ name, path: ['allow', index, 'rule'] });
  }
  return named.map((each) => {
    const { name, path } = each;
    const problem = (message: string, fix: string, edit?: Edit): Finding =>
      finding('schema/unknown-rule', message, locate(file.source, path), `${path[0]} ${name}`, fix, undefined, edit);
    const corrected = (meant?: string): Edit | undefined => read && correction(each, meant, named, file, read);
    if (Object.hasOwn(MERGED, name)) {
      const into = MERGED[name];
      return into === undefined
        ? problem(`the rule \`${name}\` was removed`, 'Remove it', corrected())
        : problem(`\`${name}\` was merged into \`${into}\``, `Write ${into}`, corrected(into));
    }
    const hint = suggestion(name);
    const kind = path[0] === 'rules' ? 'rule or family' : 'rule';
    return problem(
      `there is no ${kind} \`${name}\``,
      hint === undefined ? 'The rules page of the site lists every id; a family is written words/*' : `Did you mean \`${hint}\`?`,
      hint === undefined ? undefined : corrected(hint),
    );
  });
}

/** Reports settings that would hide reading errors. They have no effect. */
const fixedSeverities = (file: PortfolioFile | Plan, locate: Locate): Finding[] =>
  Object.entries(file.rules ?? {})
    .filter(([name, setting]) => READING_ERRORS.has(name) && !['error', 'on'].includes(String(setting)))
    .map(([name]) =>
      finding(
        'schema/fixed-severity',
        `the severity of ${name} is fixed: it stays an error`,
        locate(file.source, ['rules', name]),
        name,
        'Remove the setting, and fix what the rule finds',
      ),
    );

/** Returns findings for settings and acceptances that name no rule or family, or that would change a reading error. */
export const settingProblems = (portfolio: Portfolio, locate: Locate, files: ReadonlyMap<string, ReadFile>): Finding[] =>
  [portfolio.file, ...portfolio.plans].flatMap((file) =>
    file ? [...unknownNames(file, locate, files.get(file.source.file)), ...fixedSeverities(file, locate)] : [],
  );
