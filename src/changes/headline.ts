import { counted } from '../analysis/counted.ts';
import { CHANGE_SEVERITIES, type Change, type ChangeSeverity } from './change.ts';
import { allFindings, type Comparison, isOpen, type PlanComparison, toldChanges, toldSentences } from './comparison.ts';
import { cut } from './shown.ts';

/** How many records were added, changed, removed and renamed: each counts once, whatever changed in it. */
export function countRecords(changes: readonly Change[]): Record<'added' | 'changed' | 'removed' | 'renamed', number> {
  const counts = { added: 0, changed: 0, removed: 0, renamed: 0 };
  const records = Map.groupBy(changes, ({ kind, list, plan, ref }) => `${plan} ${kind} ${list} ${ref}`);
  for (const own of records.values()) {
    const actions = new Set(own.map(({ action }) => action));
    if (actions.has('added')) counts.added++;
    else if (actions.has('removed')) counts.removed++;
    else if ([...actions].every((action) => action === 'renamed' || action === 'moved')) counts.renamed++;
    else counts.changed++;
  }
  return counts;
}

/** Only so many things are named; the counts behind them cover the rest. */
const MOST_LEADS = 3;
/** Where nothing is graver than a note, so many of them are named. */
const MOST_NOTES = 2;
const LONGEST_LEAD = 110;

/** Something that the headline may name. */
interface Lead {
  severity: ChangeSeverity;
  words: string;
}

/** What changes lead to, the finish first, then by severity. What is accepted or came with a new plan is left out. */
function leadsOf(plan: PlanComparison): Lead[] {
  if (plan.presence !== 'both')
    return [{ severity: plan.presence === 'removed' ? 'breaking' : 'note', words: plan.card?.join(', ') ?? plan.presence }];
  const open = plan.consequences.filter(isOpen);
  const finish = open.find(({ kind }) => kind === 'finish');
  return [
    ...(plan.finish === undefined ? [] : [{ severity: finish?.severity ?? 'note', words: `finish ${plan.finish}` }]),
    ...open.filter((each) => each !== finish).map(({ severity, short }) => ({ severity, words: short })),
    ...leadsOfChanges(plan).filter(({ severity }) => severity !== 'note'),
  ];
}

const sentenceLeads = (changes: readonly Change[]): Lead[] =>
  toldSentences({ plans: [], shared: [...changes] })
    .filter(isOpen)
    .map(({ severity, short }) => ({ severity, words: cut(short, LONGEST_LEAD) }));

/** The changes of a plan. What changed in the plan itself needs no name: the headline has it. */
const leadsOfChanges = ({ title, changes }: PlanComparison): Lead[] =>
  sentenceLeads(changes).map(({ severity, words }) => ({ severity, words: words.replace(`Plan "${title}": `, '') }));

const rank = ({ severity }: Lead): number => CHANGE_SEVERITIES.indexOf(severity);

/** The worst things of all plans and of what they share, with the plan's name where there are several; of mere notes only a few. */
function worstLeads({ plans, shared }: Pick<Comparison, 'plans' | 'shared'>): string[] {
  const name = (plan: PlanComparison): string => (plans.length > 1 ? `${plan.title}: ` : '');
  const named = (plan: PlanComparison, leads: readonly Lead[]): Lead[] =>
    leads.map(({ severity, words }) => ({ severity, words: `${name(plan)}${words}` }));
  const leads = [
    ...plans.flatMap((plan) => named(plan, leadsOf(plan))),
    ...sentenceLeads(shared).filter(({ severity }) => severity !== 'note'),
  ];
  if (leads.length > 0)
    return leads
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MOST_LEADS)
      .map(({ words }) => words);
  const notes = [...plans.flatMap((plan) => named(plan, leadsOfChanges(plan))), ...sentenceLeads(shared)];
  return notes.slice(0, MOST_NOTES).map(({ words }) => words);
}

/** How many things of each severity are open: every consequence and change of a severity above note counts here. */
function severities(comparison: Omit<Comparison, 'headline'>): string[] {
  const consequences = comparison.plans.flatMap((plan) => plan.consequences).map((each) => ({ ...each, records: 1 }));
  const open = [...toldSentences(comparison), ...consequences].filter(isOpen);
  const count = (severity: ChangeSeverity): number =>
    open.filter((each) => each.severity === severity).reduce((sum, { records }) => sum + records, 0);
  const [breaking, warnings] = [count('breaking'), count('warning')];
  return [...(breaking > 0 ? [`${breaking} breaking`] : []), ...(warnings > 0 ? [counted(warnings, 'warning')] : [])];
}

/**
 * The comparison in one line, without the name of what was compared: `finish 2026-09-12 → 2026-09-19 (+5 working days, because
 * "Auth" takes 4w instead of 3w) · GET /feed is split · 1 breaking · 2 warnings · 2 new errors · 3 changed`.
 */
export function summaryOf(comparison: Omit<Comparison, 'headline'>): string {
  const { gaps, plans } = comparison;
  const changes = toldChanges(comparison);
  const rows = Object.entries(countRecords(changes)).flatMap(([word, count]) => (count > 0 ? [`${count} ${word}`] : []));
  const findings = allFindings({ ...comparison, plans: plans.filter(({ presence }) => presence === 'both') });
  const isError = ({ severity }: { severity: string }): boolean => severity === 'error';
  const errors = findings.introduced.filter((each) => isError(each) && isOpen(each)).length;
  const warnings = findings.introduced.filter((each) => each.severity === 'warning' && isOpen(each)).length;
  const resolved = findings.resolved.filter(isError).length;
  const silenced = findings.silenced.filter(({ finding }) => isError(finding)).length;
  const segments = [
    ...(gaps.length > 0 ? [`incomplete (${counted(gaps.length, 'file')} cannot be read)`] : []),
    ...(comparison.allNew ? ['all new'] : []),
    ...worstLeads(comparison),
    ...severities(comparison),
    ...(errors > 0 ? [counted(errors, 'new error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'new warning')] : []),
    ...(silenced > 0 ? [`${counted(silenced, 'error')} silenced`] : []),
    ...(resolved > 0 ? [`${counted(resolved, 'error')} resolved`] : []),
    ...(rows.length > 0 ? [rows.join(', ')] : []),
  ];
  return segments.length > 0 ? segments.join(' · ') : 'no changes';
}

/** The comparison in one line, by the name of the plan: `Order service: finish …`; `Plan: no changes` where there are none. */
export function headlineOf(comparison: Omit<Comparison, 'headline'>): string {
  const summary = summaryOf(comparison);
  if (summary === 'no changes') return 'Plan: no changes';
  const [only, ...others] = comparison.plans;
  const name =
    only === undefined
      ? comparison.shared.length > 0
        ? 'Portfolio'
        : (comparison.gaps.find(({ title }) => title)?.title ?? 'Plan')
      : others.length > 0
        ? 'Plans'
        : only.title;
  return `${name}: ${summary}`;
}
