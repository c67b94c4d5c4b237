import { given, isAbsent } from '../model/field.ts';
import type { Finding } from '../model/finding.ts';
import type { Plan, Portfolio, PortfolioFile } from '../model/plan.ts';
import type { Locate } from '../model/source.ts';
import { nearest } from '../model/values/nearest.ts';
import { CATALOGUE, READING_ERRORS } from '../reader/catalogue.ts';
import { finding } from '../reader/read-file.ts';
import { ACCEPTANCE_RULES } from '../rules/acceptance.ts';
import { MERGED } from '../rules/merged.ts';
import { RULES } from '../rules/registry.ts';

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

/** Reports unknown rule names in `rules:` and `allow:` of one file. */
function unknownNames(file: PortfolioFile | Plan, locate: Locate): Finding[] {
  const named: { name: string; path: (string | number)[] }[] = [];
  for (const name of Object.keys(file.rules ?? {}))
    if (name !== 'extends' && !IDS.has(name) && !FAMILIES.has(name)) named.push({ name, path: ['rules', name] });
  const allowed = 'allow' in file ? (given(file.allow) ?? []) : [];
  for (const [index, allowance] of allowed.entries()) {
    const name = isAbsent(allowance) ? undefined : given(allowance.rule);
    if (name !== undefined && !IDS.has(name)) named.push({ name, path: ['allow', index, 'rule'] });
  }
  return named.map(({ name, path }) => {
    const place = locate(file.source, path);
    const problem = (message: string, fix: string, meant?: string): Finding => {
      // An acceptance names its rule as a value, which can be replaced; in `rules:` it is a key.
      const isValue = path[0] === 'allow' && place.line === place.endLine && place.endColumn - place.column === name.length;
      const edit = meant !== undefined && isValue ? { place, text: meant } : undefined;
      return finding('schema/unknown-rule', message, place, `${path[0]} ${name}`, fix, undefined, edit);
    };
    if (Object.hasOwn(MERGED, name)) {
      const into = MERGED[name];
      return into === undefined
        ? problem(`the rule \`${name}\` was removed`, 'Remove it')
        : problem(`\`${name}\` was merged into \`${into}\``, `Write ${into}`, into);
    }
    const hint = suggestion(name);
    const kind = path[0] === 'rules' ? 'rule or family' : 'rule';
    return problem(
      `there is no ${kind} \`${name}\``,
      hint === undefined ? 'The rules page of the site lists every id; a family is written words/*' : `Did you mean \`${hint}\`?`,
      hint,
    );
  });
}

/** Reports settings that would hide reading errors. They have no effect. */
const fixedSeverities = (file: PortfolioFile | Plan, locate: Locate): Finding[] =>
  Object.entries(file.rules ?? {})
    .filter(([name, setting]) => READING_ERRORS.has(name) && !['error', 'on'].includes(String(given(setting))))
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
export const settingProblems = (portfolio: Portfolio, locate: Locate): Finding[] =>
  [portfolio.file, ...portfolio.plans].flatMap((file) =>
    file ? [...unknownNames(file, locate), ...fixedSeverities(file, locate)] : [],
  );
