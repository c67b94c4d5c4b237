import type { Finding } from '../model/finding.ts';
import type { Phase } from '../model/plan.ts';
import { dayNumber } from '../model/values/day-number.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import { ruleConfig, settingOf, severityUnder } from '../rules/config.ts';
import { RULES } from '../rules/registry.ts';
import { acceptFindings } from '../rules/run.ts';
import { movedText } from '../schedule/length-words.ts';
import type { PlanSchedule } from '../schedule/schedule.ts';
import { schedulePlan } from '../schedule/schedule.ts';
import { cardOf } from './card.ts';
import { becauseWords, causesOf } from './causes.ts';
import type { Comparison, Gap, PlanComparison } from './comparison.ts';
import type { ConsequenceInput, FinishMove } from './consequence.ts';
import { consequencesOf } from './consequences/all.ts';
import { contractChanges } from './contract-changes.ts';
import { daysBetween } from './days-between.ts';
import type { Places } from './field-changes.ts';
import { figuresOf } from './figures.ts';
import { compareFindingsOf, type FindingChanges, type FindingContext, NO_FINDINGS } from './findings.ts';
import { headlineOf } from './headline.ts';
import { type PlanChanges, recordChanges } from './plan-changes.ts';
import { finishWords, onTheCalendar } from './position-words.ts';
import type { ModelRecord } from './record.ts';
import { planRecords, planTitle, sharedRecords } from './records.ts';
import type { Side } from './side.ts';
import { renames } from './similarity.ts';
import { timelineOf } from './timeline.ts';

/** Plans of both sides by id, then by likeness: a renamed folder is not a plan removed and another one added. */
function pairPlans(base: readonly ComputedPlan[], head: readonly ComputedPlan[]): { base?: ComputedPlan; head?: ComputedPlan }[] {
  const headIds = new Set(head.map(({ plan }) => plan.id));
  const baseIds = new Set(base.map(({ plan }) => plan.id));
  const whole = ({ plan }: ComputedPlan): ModelRecord[] => planRecords(plan).slice(0, 1);
  const left = base.filter(({ plan }) => !headIds.has(plan.id));
  const right = head.filter(({ plan }) => !baseIds.has(plan.id));
  // A renamed folder is known by its files even where its plan.mdx was rewritten.
  const parts = (side: readonly ComputedPlan[]) =>
    new Map(
      side.map(({ plan }) => [plan.id, new Set(planRecords(plan).flatMap(({ ref, kind }) => (kind === 'plan' ? [] : [ref])))]),
    );
  const [was, now] = [parts(left), parts(right)];
  const contents = (a: ModelRecord, b: ModelRecord): number => {
    const [one, other] = [was.get(a.plan ?? '') ?? new Set(), now.get(b.plan ?? '') ?? new Set()];
    const common = [...one].filter((ref) => other.has(ref)).length;
    return common < 4 ? 0 : (2 * common) / (one.size + other.size);
  };
  const renamed = new Map(
    renames(left.flatMap(whole), right.flatMap(whole), { contents }).pairs.map((pair) => [pair.head.id, pair.base.id]),
  );
  const taken = new Set(renamed.values());
  return [
    ...head.map((each) => {
      const known = base.find(({ plan }) => plan.id === (renamed.get(each.plan.id) ?? each.plan.id));
      return known ? { base: known, head: each } : { head: each };
    }),
    ...left.filter(({ plan }) => !taken.has(plan.id)).map((each) => ({ base: each })),
  ];
}

/** The base's schedule with its phases under the names that they have on the head's side. */
function underNewNames(schedule: PlanSchedule, renamed: ReadonlyMap<string, string>): PlanSchedule {
  const nameOf = (id: string): string => renamed.get(`phase/${id}`)?.replace(/^phase\//, '') ?? id;
  return { ...schedule, phases: Object.fromEntries(Object.entries(schedule.phases).map(([id, phase]) => [nameOf(id), phase])) };
}

/** How far the finish moves, in the base's calendar or the head's, whichever says more. */
function finishMove(edited: Parameters<typeof causesOf>[0], moved: PlanSchedule): FinishMove {
  const { base, head, calendars } = edited;
  const [was, now] = [base.schedule.finish, head.schedule.finish];
  const slips = [daysBetween(base.plan, calendars.base)(was, now), moved.slip].filter((days) => days !== null);
  const dated = typeof was === 'string' && typeof now === 'string';
  return {
    slip: slips.length === 0 ? null : slips.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)),
    calendarDays: dated ? dayNumber(now) - dayNumber(was) : null,
    causes: was === now ? [] : causesOf(edited),
  };
}

/** How the finish moved, and because of which edits. */
function finishText(input: ConsequenceInput): string | undefined {
  const { base, head, finish: move } = input;
  if (base.schedule.finish === head.schedule.finish) return undefined;
  const [before, after] = finishWords(base.schedule.finish, head.schedule.finish, base.schedule, head.schedule);
  if (before === after) return undefined;
  const inside = [
    ...(move.slip === null || move.slip === 0 ? [] : [`${movedText(move.slip, head.schedule.calendar)}${onTheCalendar(move)}`]),
    ...(head.schedule.finish === null ? [] : [becauseWords(move.causes)]),
  ].filter((each) => each !== '');
  return `${before} → ${after}${inside.length > 0 ? ` (${inside.join(', ')})` : ''}`;
}

/** What decides whether a finding of a plan is new, resolved, silenced or gone. */
function findingContext(
  { base, head }: { base?: ComputedPlan; head?: ComputedPlan },
  sides: { base: Side; head: Side },
  { changes, renamed }: Pick<PlanChanges, 'changes' | 'renamed'> = { changes: [], renamed: new Map() },
): Omit<FindingContext, 'renamed' | 'labels'> {
  const config = ruleConfig(sides.head.computed.portfolio.file, head?.plan);
  const ruleOf = new Map<string, (typeof RULES)[number]>(RULES.map((rule) => [rule.id, rule]));
  const failed = new Set(
    (head?.findings ?? []).flatMap(({ rule, message }) => (rule === 'internal/rule' ? [message.split(' ', 1)[0]] : [])),
  );
  const oldName = new Map([...renamed].map(([was, now]) => [now, was]));
  const removed = changes.filter(({ action, list }) => action === 'removed' && list === undefined).map(({ ref }) => ref);
  const gone = new Set(changes.filter(({ action }) => action === 'removed').map(({ ref }) => ref));
  return {
    acceptedByBase: ({ accepted: _, ...finding }) => {
      if (!base) return false;
      const subject = finding.subject === undefined ? undefined : (oldName.get(finding.subject) ?? finding.subject);
      const asOnBase = { ...finding, ...(subject !== undefined && { subject }) };
      return acceptFindings([asOnBase], base.plan, sides.head.computed.asOf, sides.base.locate)[0]?.accepted !== undefined;
    },
    whyOff: (id) => {
      const rule = ruleOf.get(id);
      if (rule ? severityUnder(config, rule) === 'off' : settingOf(config, id) === 'off') return 'its rule is switched off';
      return failed.has(id) ? 'its rule could not be run' : undefined;
    },
    isGone: ({ subject }) =>
      !head || (subject !== undefined && (gone.has(subject) || removed.some((ref) => subject.startsWith(`${ref}/`)))),
  };
}

function comparePlans(
  pair: { base?: ComputedPlan; head?: ComputedPlan },
  sides: { base: Side; head: Side },
  unread: ReadonlySet<string>,
  outside: ReadonlyMap<string, string>,
): (PlanComparison & { unsearched: number }) | undefined {
  const { base, head } = pair;
  const plan = (head ?? base)?.plan;
  if (!plan) return undefined;
  if (base && head && base.plan === head.plan && base.schedule === head.schedule) {
    // Read and computed once for both sides: nothing in it can differ but what reading found around it.
    const findings = compareFindingsOf(base.findings, head.findings, { ...findingContext(pair, sides), renamed: new Map() });
    return {
      id: plan.id,
      title: planTitle(plan),
      presence: 'both',
      changes: [],
      consequences: [],
      findings,
      figures: [],
      slip: 0,
      unsearched: 0,
    };
  }
  const places: Places = { base: sides.base.locate, head: sides.head.locate };
  const readable = (side: ComputedPlan | undefined): ModelRecord[] =>
    side ? planRecords(side.plan).filter(({ source }) => !unread.has(source.file)) : [];
  const records: PlanChanges = recordChanges(
    readable(base),
    readable(head),
    { ...(base && { base: base.facts }), ...(head && { head: head.facts }) },
    places,
    outside,
  );
  const findings = compareFindingsOf(base?.findings ?? [], head?.findings ?? [], {
    ...findingContext(pair, sides, records),
    renamed: records.renamed,
    labels: records.labels,
  });
  const contracts = base && head ? contractChanges(base, head, places) : [];
  const common = {
    id: plan.id,
    title: planTitle(plan),
    changes: [...records.changes, ...contracts],
    findings,
    unsearched: records.unsearched,
  };
  if (!base || !head) {
    const only = (head ?? base) as ComputedPlan;
    const presence = head ? 'added' : 'removed';
    return {
      ...common,
      presence,
      consequences: [],
      figures: [],
      slip: null,
      card: cardOf(only, presence, sides[head ? 'head' : 'base'].computed.portfolio.calendars),
    };
  }
  // What follows from a plan of which a part is missing would be wrong.
  const partial = [...unread].some(
    (file) => file.startsWith(`plans/${base.plan.id}/`) || file.startsWith(`plans/${head.plan.id}/`),
  );
  if (partial) {
    const ofGaps = ofUnread(findings, unread);
    return { ...common, findings: ofGaps, presence: 'both', consequences: [], figures: [], slip: null };
  }
  const calendars = { base: sides.base.computed.portfolio.calendars, head: sides.head.computed.portfolio.calendars };
  const progress = (phase: Phase): number | undefined => head.facts.phases[phase.id]?.progress;
  const moved = schedulePlan(head.plan, {
    calendars: calendars.head,
    progress,
    baseline: underNewNames(base.schedule, records.renamed),
    ...(sides.head.movable?.has(head.plan.id) && { positions: 'earliest' as const }),
  });
  const edited = { base, head, changes: records.changes, renamed: records.renamed, calendars };
  const input: ConsequenceInput = { ...edited, moved, findings, finish: finishMove(edited, moved) };
  const consequences = consequencesOf(input);
  const timeline = timelineOf(base, head, moved, records.renamed);
  const finish = finishText(input);
  return {
    ...common,
    ...(base.plan.id !== head.plan.id && { was: base.plan.id }),
    presence: 'both',
    consequences,
    figures: figuresOf(base, head, input.finish.slip),
    ...(timeline && { timeline }),
    slip: input.finish.slip,
    ...(finish !== undefined && { finish }),
  };
}

/** The findings of files that could not be read. All others would be echoes of what is missing. */
function ofUnread(findings: FindingChanges, unread: ReadonlySet<string>): FindingChanges {
  const within = <Found extends Pick<Finding, 'place'>>(found: readonly Found[]): Found[] =>
    found.filter(({ place }) => unread.has(place.file));
  return { ...NO_FINDINGS, introduced: within(findings.introduced), resolved: within(findings.resolved) };
}

const differs = ({ presence, changes, consequences, findings }: PlanComparison): boolean =>
  presence !== 'both' ||
  changes.length + consequences.length > 0 ||
  [findings.introduced, findings.resolved, findings.silenced, findings.gone, findings.changed].some((list) => list.length > 0);

/**
 * What the change from one model to the other means. Files that either side could not read are left out on both, and
 * named in `gaps`: a comparison with gaps is not whole, and must not be shown as "no changes".
 */
export function compareModels(base: Side, head: Side): Comparison {
  // A plan whose plan.mdx cannot be read is called by the other side's title.
  const titles = new Map(
    [head, base].flatMap(({ computed, unread }) =>
      computed.plans.flatMap(({ plan }): [string, string][] =>
        unread.some(({ file }) => file === `plans/${plan.id}/plan.mdx`) ? [] : [[plan.id, planTitle(plan)]],
      ),
    ),
  );
  const unchanged = (file: string, digest: string | undefined): boolean =>
    digest !== undefined &&
    [base, head].every(({ unread }) => unread.some((each) => each.file === file && each.digest === digest));
  const gapsOf = (side: 'base' | 'head', unread: Side['unread']): Gap[] =>
    unread.flatMap(({ digest, ...each }): Gap[] => {
      if (unchanged(each.file, digest)) return [];
      const title = titles.get(/^plans\/([^/]+)\//.exec(each.file)?.[1] ?? '');
      return [{ ...each, side, ...(title !== undefined && { title }) }];
    });
  const gaps = [...gapsOf('base', base.unread), ...gapsOf('head', head.unread)];
  const unread = new Set(gaps.map(({ file }) => file));
  // Without its plan.mdx nothing of a plan is in the model, on either side.
  const lost = new Set([...unread].flatMap((file) => /^plans\/([^/]+)\/plan\.mdx$/.exec(file)?.[1] ?? []));
  const known = (side: Side): ComputedPlan[] => side.computed.plans.filter(({ plan }) => !lost.has(plan.id));
  const pairs = pairPlans(known(base), known(head));
  const newIds = new Map(
    pairs.flatMap(({ base: was, head: now }): [string, string][] =>
      was && now && was.plan.id !== now.plan.id ? [[`plan/${was.plan.id}`, `plan/${now.plan.id}`]] : [],
    ),
  );
  const places: Places = { base: base.locate, head: head.locate };
  const outside = (side: Side): ModelRecord[] =>
    sharedRecords(side.computed.portfolio).filter(({ source }) => !unread.has(source.file));
  const shared = recordChanges(outside(base), outside(head), {}, places, newIds);
  const compared = pairs.flatMap((pair) => {
    try {
      return comparePlans(pair, { base, head }, unread, shared.renamed) ?? [];
    } catch (error) {
      // An error in one plan takes nothing from the others, and must not read as "no changes".
      const { id } = (pair.head ?? pair.base ?? { plan: { id: '' } }).plan;
      const title = titles.get(id);
      const reason = `it could not be compared, which is an error in Banyan: ${error instanceof Error ? error.message : String(error)}`;
      gaps.push({ file: `plans/${id}/plan.mdx`, side: 'head', reason, ...(title !== undefined && { title }) });
      return [];
    }
  });
  const plans = compared.filter(differs);
  const same = compared.filter((plan) => !differs(plan)).flatMap(({ findings }) => findings.unchanged);
  const ids = new Set([...base.computed.plans, ...head.computed.plans].map(({ plan }) => plan.id));
  const others = (side: Side) => side.computed.findings.filter((finding) => finding.plan === undefined || !ids.has(finding.plan));
  const found = compareFindingsOf(others(base), others(head), {
    ...findingContext({}, { base, head }),
    acceptedByBase: () => true,
    isGone: () => false,
    renamed: shared.renamed,
  });
  const around = lost.size > 0 ? ofUnread(found, unread) : found;
  const comparison = {
    limits: compared.flatMap(({ title, unsearched }) =>
      unsearched > 0
        ? [`${unsearched} removed things of "${title}" are too alike to look for renames: they are told as removed and added`]
        : [],
    ),
    allNew: base.computed.plans.length === 0 && base.unread.length === 0 && head.computed.plans.length > 0,
    plans: plans.map(({ unsearched: _, ...plan }) => plan),
    shared: shared.changes,
    findings: { ...around, unchanged: [...around.unchanged, ...same] },
    gaps,
    unused: [],
  };
  return { headline: headlineOf(comparison), ...comparison };
}
