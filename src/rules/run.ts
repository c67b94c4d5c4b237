import { type PlanFacts, planFacts } from '../facts/facts.ts';
import { given } from '../model/field.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Calendar, Plan } from '../model/plan.ts';
import type { Locate } from '../model/source.ts';
import type { CivilDate } from '../model/values/civil.ts';
import type { PlanSchedule } from '../schedule/schedule.ts';
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
  /** Severities of the portfolio by rule id; `off` leaves a rule out. */
  severities?: Readonly<Record<string, Severity | 'off'>>;
  rules?: readonly Rule[];
}

interface Draft {
  rule: Rule;
  subject: Subject;
  message: string;
  field?: FieldPath;
  related: { subject: Subject; message: string; field?: FieldPath }[];
  fix?: string;
  keys: (string | number)[];
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
  };
  return report;
}

/** Runs all rules over a plan. Findings that the plan accepts carry the reason; `allow`s that accept nothing are findings. */
export function runRules(input: RunInput): Finding[] {
  const { plan, calendars, schedule, asOf, locate } = input;
  const facts = input.facts ?? planFacts(plan);
  const drafts: Draft[] = [];
  for (const rule of input.rules ?? RULES) {
    if (input.severities?.[rule.id] === 'off') continue;
    rule.check({
      plan, calendars, schedule, facts, asOf,
      report(subject, message) {
        const draft: Draft = { rule, subject, message, related: [], keys: [] };
        drafts.push(draft);
        return draftReport(draft);
      },
    });
  }
  const findings = drafts.map((draft): Finding => {
    const stated = input.severities?.[draft.rule.id];
    return {
      rule: draft.rule.id,
      severity: stated && stated !== 'off' ? stated : draft.rule.severity,
      message: draft.message,
      place: locate(draft.subject.source, draft.field),
      related: draft.related.map(({ subject, message, field }) => ({ place: locate(subject.source, field), message })),
      why: draft.rule.why,
      ...(draft.fix !== undefined && { fix: draft.fix }),
      plan: plan.id,
      subject: refOf(draft.subject),
      fingerprint: fingerprint(draft.rule.id, plan.id, refOf(draft.subject), ...draft.related.map(({ subject }) => refOf(subject)), ...draft.keys.map(String)),
    };
  });
  return accept(findings, plan, asOf, locate);
}

/** Marks what `allow:` accepts. An expired allowance accepts nothing; one that matches nothing is told. */
function accept(findings: Finding[], plan: Plan, asOf: CivilDate, locate: Locate): Finding[] {
  const result = [...findings];
  (given(plan.allow) ?? []).forEach((allowance, index) => {
    if (!('rule' in allowance) && !('subject' in allowance) && !('reason' in allowance)) return;
    const [rule, subject, reason, until] = [given(allowance.rule), given(allowance.subject), given(allowance.reason), given(allowance.until)];
    const place = locate(plan.source, ['allow', index]);
    const problem = (id: string, message: string, fix: string): void => {
      result.push({ rule: id, severity: 'warning', message, place, related: [], fix, plan: plan.id, subject: `plan/allow/${index}`, fingerprint: fingerprint(id, plan.id, rule, subject) });
    };
    if (!reason) return problem('allow/no-reason', 'a finding is accepted without a reason', 'Write reason: "…"');
    if (until && until.from < asOf) return problem('allow/expired', `the acceptance of ${rule ?? 'a finding'} ended on ${until.from}`, 'Mend what it accepts, or give a later until:');
    const matching = findings.filter((finding) => (rule === undefined || finding.rule === rule) && (subject === undefined || matchesSubject(finding, subject)));
    if (matching.length === 0) return problem('allow/unused', `nothing matches the acceptance of ${[rule, subject].filter(Boolean).join(' at ')}`, 'Remove it');
    for (const finding of matching) finding.accepted = { reason, ...(until && { until: until.from }) };
  });
  return result;
}

const matchesSubject = (finding: Finding, subject: string): boolean =>
  finding.subject === subject || finding.fingerprint === subject || (finding.subject ?? '').endsWith(`/${subject}`);
