import { type ApiSources, namedDocuments } from '../analysis/contracts.ts';
import { type PlanFacts, planFacts } from '../analysis/facts.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Profile } from '../model/kinds/rule-settings.ts';
import { compareText } from '../model/order.ts';
import type { Calendar, Phase, Plan, Portfolio } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { READING_ERRORS } from '../reader/catalogue.ts';
import type { Reading } from '../reader/read.ts';
import { ruleConfig, settingOf } from '../rules/config.ts';
import { acceptFindings, runRules, runsOn } from '../rules/run.ts';
import { aboutReadFiles, familiesOff } from '../rules/unread.ts';
import { forecastPlan, type PlanForecast } from '../schedule/forecast/forecast.ts';
import type { VelocityForecast } from '../schedule/forecast/velocity.ts';
import { type PlanSchedule, schedulePlan } from '../schedule/schedule.ts';
import { withRemovals } from './acceptance-fixes.ts';
import type { Day } from './day.ts';
import { notComputed, withoutFiles } from './failed.ts';
import { partlyCompared } from './partly-compared.ts';
import { isRuleId, settingProblems } from './setting-problems.ts';

/** A plan with everything computed from it. */
export interface ComputedPlan {
  plan: Plan;
  schedule: PlanSchedule;
  facts: PlanFacts;
  /** Present if requested and if lengths are ranges or estimates. */
  forecast?: PlanForecast;
  /** Present if requested and if the history of tasks allows it. */
  velocity?: VelocityForecast;
  /** The plan's findings, from reading and from rules, in file order. */
  findings: Finding[];
}

/** The computed model: the site shows it, `export` prints it, `check` judges it. */
export interface Computed extends Day {
  portfolio: Portfolio;
  plans: ComputedPlan[];
  findings: Finding[];
}

const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/** Problems that keep something out of the plan come before the consequences of the rest. */
const isOfReading = (finding: Finding): boolean => finding.severity === 'error' && READING_ERRORS.has(finding.rule);

/** Compares findings: reading errors first; then by file, line, column and severity. Independent of locale. */
export const compareFindings = (a: Finding, b: Finding): number =>
  Number(isOfReading(b)) - Number(isOfReading(a)) ||
  compareText(a.place.file, b.place.file) ||
  a.place.line - b.place.line ||
  a.place.column - b.place.column ||
  SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity) ||
  compareText(a.rule, b.rule) ||
  compareText(a.message, b.message);

export interface ComputeOptions {
  /** Overrides the profile set in portfolio and plans. Settings of individual rules still apply. */
  profile?: Profile;
  /** The origin of `asOf`. */
  asOfBy?: Day['asOfBy'];
  /** Earlier states of the plans, by id: slips are measured against them. */
  baselines?: ReadonlyMap<string, { plan: Plan; calendars: readonly Calendar[] }>;
  /** Plans whose stated dates may move: in a what-if, a longer phase shifts its successors. */
  movable?: ReadonlySet<string>;
  /** Run forecasts: 10,000 simulations a plan with estimates. */
  forecast?: boolean;
  /** For recomputing while plans are edited. Baselines and velocities must stay the same meanwhile. */
  cache?: ComputeCache;
  /** Task velocity by plan, from git history. */
  velocities?: ReadonlyMap<string, VelocityForecast>;
}

/** Returns whether any length of a plan is a range or an estimate: otherwise all simulations are the same. */
export const isUncertain = (plan: Plan): boolean =>
  plan.phases.some((phase) => {
    const length = phase.duration ?? phase.hold;
    return length !== undefined && 'low' in length && JSON.stringify(length.low) !== JSON.stringify(length.high);
  });

/** Returns whether a plan names documents beside it: they may change while the plan does not. */
const readsDocuments = (plan: Plan): boolean =>
  plan.endpoints.some(
    (surface) => namedDocuments(surface, 'from').length > 0 || namedDocuments(surface, 'to').length > 0 || 'contract' in surface,
  );

/** Computed plans, by plan: a plan is not recomputed for the same day and calendars. */
export type ComputeCache = WeakMap<Plan, { key: string; computed: Omit<ComputedPlan, 'findings'>; found: Finding[] }>;

/** Computes the model of a reading on a day. Pure. */
export function compute(reading: Reading & { contracts?: ApiSources }, asOf: CivilDate, options: ComputeOptions = {}): Computed {
  const { portfolio, locate } = reading;
  const { calendars } = portfolio;
  const { asOfBy = 'clock' } = options;
  const configs = new Map(portfolio.plans.map((plan) => [plan.id, ruleConfig(portfolio.file, plan, options.profile)]));
  const common = ruleConfig(portfolio.file, undefined, options.profile);
  const underSetting = (finding: Finding): Finding[] => {
    // Unreadable content cannot be shown: reading errors stay errors under any setting.
    if (finding.severity === 'error') return [finding];
    const setting = settingOf(configs.get(finding.plan ?? '') ?? common, finding.rule);
    return setting === 'off' ? [] : [setting === undefined || setting === 'on' ? finding : { ...finding, severity: setting }];
  };
  const read = [...reading.findings, ...settingProblems(portfolio, locate, reading.files)].flatMap(underSetting);
  const byPlan = Map.groupBy(read, (finding) => finding.plan);
  const key = options.cache
    ? JSON.stringify([
        asOf,
        options.forecast ?? false,
        options.profile,
        portfolio.file?.rules,
        calendars.map(({ body: _, ...fields }) => fields),
      ])
    : '';
  const incomplete = [...reading.files.values()].flatMap(({ document }) => (document.incomplete ? [document] : []));
  type Own = { computed: Omit<ComputedPlan, 'findings'>; found: Finding[] };
  const computePlan = (plan: Plan): Own => {
    try {
      return computeWhole(plan);
    } catch (error) {
      // An error in one plan takes nothing from the others: of it, pages show what stands in its plan.mdx.
      const own = withoutFiles(plan);
      const computed = { plan: own, schedule: schedulePlan(own, { calendars, asOf }), facts: planFacts(own) };
      return { computed, found: [notComputed(plan, error, locate)] };
    }
  };
  const computeWhole = (plan: Plan): Own => {
    const unread = incomplete.filter((each) => (each.plan ?? plan.id) === plan.id);
    const cache = readsDocuments(plan) || unread.length > 0 ? undefined : options.cache;
    const kept = cache?.get(plan);
    if (kept && kept.key === key) return kept;
    const facts = planFacts(plan, reading.contracts);
    const once = options.baselines?.get(plan.id);
    const positions = options.movable?.has(plan.id) ? ({ positions: 'earliest' } as const) : {};
    const baseline = once && schedulePlan(once.plan, { calendars: once.calendars, ...positions });
    const progress = (phase: Phase): number | undefined => facts.phases[phase.id]?.progress;
    const settings = { calendars, progress, asOf, ...positions };
    const schedule = schedulePlan(plan, { ...settings, ...(baseline && { baseline }) });
    const forecast = options.forecast && isUncertain(plan) ? forecastPlan(plan, settings) : undefined;
    const velocity = options.velocities?.get(plan.id);
    const computed = { plan, schedule, facts, ...(forecast && { forecast }), ...(velocity && { velocity }) };
    const run = runRules({
      plan,
      calendars,
      schedule,
      facts,
      asOf,
      locate,
      config: configs.get(plan.id) ?? common,
      off: familiesOff(unread.map(({ kind }) => kind)),
    });
    const found = aboutReadFiles(
      [...run, ...partlyCompared(plan, facts, locate).flatMap(underSetting)],
      new Set(unread.map(({ file }) => file)),
    );
    cache?.set(plan, { key, computed, found });
    return { computed, found };
  };
  const plans = portfolio.plans.map((plan): ComputedPlan => {
    const { computed, found } = computePlan(plan);
    const config = configs.get(plan.id) ?? common;
    const runs = (id: string | undefined): boolean => (id === undefined ? config.profile === 'strict' : runsOn(plan, config, id));
    const accepted = withRemovals(
      acceptFindings([...(byPlan.get(plan.id) ?? []), ...found], plan, asOf, locate, { isRuleId, runs }),
      plan,
      reading.files.get(plan.source.file),
    );
    // The subject of an acceptance may be in the part that could not be read.
    const isWhole = !incomplete.some((each) => (each.plan ?? plan.id) === plan.id);
    const findings = isWhole ? accepted : accepted.filter(({ rule }) => rule !== 'allow/unused');
    return { ...computed, findings: findings.sort(compareFindings) };
  });
  const known = new Set(portfolio.plans.map((plan) => plan.id));
  const others = read.filter((finding) => finding.plan === undefined || !known.has(finding.plan));
  return {
    portfolio,
    asOf,
    asOfBy,
    plans,
    findings: [...others, ...plans.flatMap((plan) => plan.findings)].sort(compareFindings),
  };
}
