import { type PlanFacts, planFacts } from '../analysis/facts.ts';
import { languageOf } from '../analysis/language.ts';
import { entriesOf } from '../model/absences.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Calendar, Plan } from '../model/plan.ts';
import type { Locate } from '../model/source.ts';
import { thrownMessage } from '../model/thrown.ts';
import type { CivilDate } from '../model/values/civil.ts';
import type { PlanSchedule } from '../schedule/schedule.ts';
import { ACCEPTANCE_RULES, type AcceptanceRule } from './acceptance.ts';
import { type RuleConfig, settingOf, severityUnder } from './config.ts';
import { RULES } from './registry.ts';
import type { FieldPath, Report, Rule, Subject } from './rule.ts';

/** What the rules look at, and how they find the places of what they report. */
export interface RunInput {
  plan: Plan;
  calendars: readonly Calendar[];
  schedule: PlanSchedule;
  facts?: PlanFacts;
  asOf: CivilDate;
  locate: Locate;
  /** Which rules run, and how severe their findings are; without it all of `rules` do, as they declare. */
  config?: RuleConfig;
  rules?: readonly Rule[];
  /** Families that do not run. */
  off?: ReadonlySet<string>;
}

interface Draft {
  rule: Rule;
  severity: Severity;
  subject: Subject;
  message: string;
  field?: FieldPath;
  related: { subject: Subject; message: string; field?: FieldPath }[];
  fix?: string;
  keys: (string | number)[];
  likely: boolean;
}

const refOf = (subject: Subject): string => subject.ref ?? `${subject.source.file}:${(subject.source.path ?? []).join('.')}`;

function draftReport(draft: Draft): Report {
  const report: Report = {
    at(field) {
      draft.field = field;
      return report;
    },
    related(subject, message, field) {
      draft.related.push({ subject, message, ...(field !== undefined && { field }) });
      return report;
    },
    fix(text) {
      draft.fix = text;
      return report;
    },
    key(...values) {
      draft.keys.push(...values);
      return report;
    },
    likely() {
      draft.likely = true;
      return report;
    },
  };
  return report;
}

/** The finding of a rule that throws. */
const RULE_FAILED = 'internal/rule';

const ruleFailed = (rule: Rule, plan: Plan, error: unknown, locate: Locate): Finding => ({
  rule: RULE_FAILED,
  title: 'Rule could not be run',
  severity: 'error',
  message: `${rule.id} could not be run: ${thrownMessage(error)}`,
  place: locate(plan.source),
  related: [],
  fix: 'This is an error in Banyan: please report it. All other rules were run',
  plan: plan.id,
  subject: plan.ref,
  fingerprint: fingerprint(RULE_FAILED, plan.id, rule.id),
});

/** Runs all rules over a plan. What the plan accepts is marked by {@link acceptFindings}. */
export function runRules(input: RunInput): Finding[] {
  const { plan, calendars, schedule, asOf, locate } = input;
  const facts = input.facts ?? planFacts(plan);
  const drafts: Draft[] = [];
  const failed: Finding[] = [];
  const language = languageOf(plan);
  for (const rule of input.rules ?? RULES) {
    if (rule.languages && !rule.languages.includes(language)) continue;
    if (input.off?.has(rule.id.split('/')[0] ?? '')) continue;
    const severity = input.config ? severityUnder(input.config, rule) : rule.severity;
    if (severity === 'off') continue;
    const before = drafts.length;
    const subject: Parameters<Rule['check']>[0] = {
      plan,
      calendars,
      schedule,
      facts,
      asOf,
      isStrict: (input.config?.profile ?? 'strict') === 'strict',
      report(subject, message) {
        const draft: Draft = { rule, severity, subject, message, related: [], keys: [], likely: false };
        drafts.push(draft);
        return draftReport(draft);
      },
    };
    try {
      rule.check(subject);
    } catch (error) {
      // An error in one rule takes nothing from the others.
      drafts.length = before;
      failed.push(ruleFailed(rule, plan, error, locate));
    }
  }
  const found = drafts.map((draft): Finding => {
    return {
      rule: draft.rule.id,
      title: draft.rule.title,
      severity: draft.likely && draft.severity === 'error' ? 'warning' : draft.severity,
      message: draft.message,
      place: locate(draft.subject.source, draft.field),
      related: draft.related.map(({ subject, message, field }) => ({ place: locate(subject.source, field), message })),
      why: draft.rule.why,
      ...(draft.fix !== undefined && { fix: draft.fix }),
      plan: plan.id,
      subject: refOf(draft.subject),
      fingerprint: fingerprint(
        draft.rule.id,
        plan.id,
        refOf(draft.subject),
        ...draft.related.map(({ subject }) => refOf(subject)),
        ...draft.keys.map(String),
      ),
    };
  });
  return [...failed, ...found];
}

/** Whether a rule runs on a plan: under its settings, and in its language. What is no rule but a problem of reading always does. */
export function runsOn(plan: Plan, config: RuleConfig, id: string): boolean {
  const rule = RULES.find((each) => each.id === id);
  if (!rule) return settingOf(config, id) !== 'off';
  return severityUnder(config, rule) !== 'off' && (rule.languages?.includes(languageOf(plan)) ?? true);
}

/** What is known of rules by their ids. */
export interface KnownRules {
  isRuleId(id: string): boolean;
  /** Whether a rule runs; without an id, whether all of them do. */
  runs(id: string | undefined): boolean;
}

const ALL_RUN: KnownRules = { isRuleId: () => true, runs: () => true };

/**
 * Marks what `allow:` of a plan accepts, in copies. An expired allowance accepts nothing, and one that matches nothing is a
 * finding itself, unless it names a rule that there is not, or one that does not run. Errors of reading cannot be accepted:
 * what they keep out of the model cannot be shown.
 */
export function acceptFindings(
  findings: readonly Finding[],
  plan: Plan,
  asOf: CivilDate,
  locate: Locate,
  { isRuleId, runs }: KnownRules = ALL_RUN,
): Finding[] {
  const allowances = plan.allow ?? [];
  if (allowances.length === 0) return [...findings];
  const result = findings.map((finding) => ({ ...finding }));
  const own = result.filter((finding) => finding.why !== undefined || finding.severity !== 'error');
  for (const [index, allowance] of entriesOf(allowances)) {
    const { rule, subject } = allowance;
    const { reason, until } = allowance;
    const problem = (id: AcceptanceRule, message: string, fix: string): void => {
      const place = locate(plan.source, ['allow', index]);
      const mark = fingerprint(id, plan.id, rule, subject);
      result.push({
        rule: id,
        title: ACCEPTANCE_RULES.find((each) => each.id === id)?.title ?? id,
        severity: 'warning',
        message,
        place,
        related: [],
        fix,
        plan: plan.id,
        subject: `plan/allow/${index}`,
        fingerprint: mark,
      });
    };
    const matching = own.filter(
      (finding) => (rule === undefined || finding.rule === rule) && (subject === undefined || matchesSubject(finding, subject)),
    );
    if (!reason) problem('allow/no-reason', 'a finding is accepted without a reason', 'Write reason: "…"');
    else if (until && until.from < asOf)
      problem(
        'allow/expired',
        `the acceptance of ${rule ?? 'a finding'} ended on ${until.from}`,
        'Fix what it accepts, or give a later until:',
      );
    // The name of a rule that there is not has a finding of its own.
    else if (matching.length === 0 && rule !== undefined && !isRuleId(rule)) continue;
    // What a rule would find that does not run is not known.
    else if (matching.length === 0 && !runs(rule)) continue;
    else if (matching.length === 0)
      problem('allow/unused', `nothing matches the acceptance of ${[rule, subject].filter(Boolean).join(' at ')}`, 'Remove it');
    else for (const finding of matching) finding.accepted = { reason, ...(until && { until: until.from }) };
  }
  return result;
}

const matchesSubject = (finding: Finding, subject: string): boolean =>
  finding.subject === subject || finding.fingerprint === subject || (finding.subject ?? '').endsWith(`/${subject}`);
