import type { PlanFacts } from '../analysis/facts.ts';
import type { Severity } from '../model/finding.ts';
import type { Profile } from '../model/kinds/rule-settings.ts';
import type { Calendar, Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import type { CivilDate } from '../model/values/civil.ts';
import type { PlanSchedule } from '../schedule/schedule.ts';

/** Anything that a finding can point at: a row, a file, a task, or a bare place. */
export type Subject = { source: Source; ref?: string };

/** Where in a subject: a field, or a path below it. */
export type FieldPath = string | readonly (string | number)[];

/** A finding while its rule writes it. */
export interface Report {
  /** The field of the subject that it is about; else the subject as a whole. */
  at(field: FieldPath): Report;
  /** The other place: "…but here it says". */
  related(subject: Subject, message: string, field?: FieldPath): Report;
  /** What to write instead. */
  fix(text: string): Report;
  /** Values that tell this finding from another of the same rule and subject; not prose, so that it survives edits. */
  key(...values: (string | number)[]): Report;
  /** It rests on words, not on typed values: a warning at most. */
  likely(): Report;
}

/** What a rule may look at. */
export interface RuleContext {
  plan: Plan;
  calendars: readonly Calendar[];
  schedule: PlanSchedule;
  facts: PlanFacts;
  /** "Today". */
  asOf: CivilDate;
  /** The plan is checked under `strict`: rules that list what is missing then ask for more. */
  isStrict: boolean;
  /** Reports a finding at a subject. */
  report(subject: Subject, message: string): Report;
}

/** Files of a plan by their path in it: `{ 'phases/1-build.mdx': '---\ntitle: …' }`. What is not given is a minimal plan. */
export type Example = Readonly<Record<string, string>>;

/** How a plan contradicts itself in one way. */
export interface Rule {
  /** `family/name`; never changes. */
  id: `${string}/${string}`;
  severity: Severity;
  /** `recommended`: right and useful on any plan. `strict`: runs only when asked for. */
  profile: Profile;
  /** Languages whose words it reads (BCP 47); it is skipped for plans in any other. Absent where it reads typed values only. */
  languages?: readonly string[];
  /** The first version of Banyan that has it. */
  since: string;
  /** Fields that it asks for. A stated absence of one, `{ unknown: "why" }` or `{ notApplicable: "why" }`, answers it. */
  missing?: readonly string[];
  /** What is wrong, as a heading of at most 70 characters. */
  title: string;
  /** Why it matters. */
  why: string;
  /** A plan that it finds fault with, and one that it does not. Both are run in a test and shown on the rule's page. */
  examples: { fails: Example; passes: Example };
  /** Why the rule looks at one side only (start without end, source without target), where it does. */
  waiver?: string;
  check(context: RuleContext): void;
}

/** Declares a rule. */
export const defineRule = (rule: Rule): Rule => rule;
