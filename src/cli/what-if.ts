import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Plan, Portfolio } from '../model/plan.ts';
import { applyOverrides, type Overrides } from '../schedule/overrides.ts';
import { type ProblemCode, schedulePlan } from '../schedule/schedule.ts';
import { UsageError } from './failure.ts';
import { type Arguments, list, text } from './options.ts';
import { planNamed } from './plan-named.ts';

type Group = Record<string, unknown>;
const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Options of commands with what-if analysis. */
export const WHAT_IF = {
  'what-if': {
    type: 'string',
    value: 'FILE',
    doc: 'a YAML file of what would be different: phases: { core-api: { duration: 3w } }',
  },
  set: {
    type: 'string',
    multiple: true,
    value: 'PATH=VALUE',
    doc: 'one thing that would be different: phases.core-api.duration=3w, phases.b.after=[a] (may be repeated)',
  },
} as const;

async function readOverlay(file: string): Promise<Group> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`--what-if ${file} cannot be read`, 'name a YAML file');
  }
  try {
    const value: unknown = parse(source, { schema: 'failsafe' });
    if (isGroup(value)) return value;
  } catch (error) {
    throw new UsageError(`--what-if ${file} is not YAML: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
  throw new UsageError(`--what-if ${file} holds no fields`, 'write phases: { core-api: { duration: 3w } }');
}

/** Returns the plan that overrides without a plan name apply to. */
function meantPlan(args: Arguments, portfolio: Portfolio, path: string): string {
  const stated = text(args, 'plan');
  if (stated !== undefined) return stated;
  const phase = /^phases\.([^.]+)/.exec(path)?.[1];
  const candidates = portfolio.plans.filter((plan) => phase === undefined || plan.phases.some((each) => each.id === phase));
  const [only, ...others] = candidates.length > 0 ? candidates : portfolio.plans;
  if (only && others.length === 0) return only.id;
  throw new UsageError(
    `${path} may be meant for several plans`,
    `name one: --plan ${portfolio.plans.map((plan) => plan.id).join(' | ')}, or plans.<plan>.${path}`,
  );
}

/** The value of `--set PATH=VALUE`: text, or a list or map as YAML writes them in one line. */
function valueIn(assignment: string, at: number): unknown {
  const value = assignment.slice(at + 1);
  if (!/^\s*[[{]/.test(value)) return value;
  try {
    return parse(value, { schema: 'failsafe' });
  } catch (error) {
    const [why] = error instanceof Error ? error.message.split('\n') : [String(error)];
    throw new UsageError(
      `--set ${assignment} is no YAML: ${why}`,
      "quote it for the shell: --set 'phases.cutover.after=[shadow]'",
    );
  }
}

/** What keeps a changed plan from meaning anything: names of nothing, and phases that wait for each other. */
const MEANINGLESS: ReadonlySet<ProblemCode> = new Set([
  'phase-unknown',
  'calendar-unknown',
  'parent-unknown',
  'parent-loop',
  'cycle',
]);

/** Refuses a change that names a phase or a calendar that there is not, or that closes a loop. */
function refuseMeaningless(before: Plan, after: Plan, { calendars }: Portfolio): void {
  const problems = (plan: Plan) => schedulePlan(plan, { calendars }).problems.filter(({ code }) => MEANINGLESS.has(code));
  const known = new Set(problems(before).map(({ message }) => message));
  const found = problems(after).find(({ message }) => !known.has(message));
  if (!found) return;
  const meant = /^Write (?:\w+: )?([\w-]+)$/.exec(found.fix ?? '')?.[1];
  throw new UsageError(found.message.replace(/\.$/, ''), meant === undefined ? found.fix : `did you mean ${meant}?`);
}

async function overridesByPlan(args: Arguments, portfolio: Portfolio): Promise<Map<string, Overrides>> {
  const byPlan = new Map<string, Record<string, unknown>>();
  const add = (plan: string, path: string, value: unknown): void => {
    byPlan.set(plan, { ...byPlan.get(plan), [path]: value });
  };
  const file = text(args, 'what-if');
  for (const [key, value] of Object.entries(file === undefined ? {} : await readOverlay(file))) {
    if (key === 'plans' && isGroup(value)) {
      for (const [plan, fields] of Object.entries(value))
        if (isGroup(fields)) for (const [path, each] of Object.entries(fields)) add(plan, path, each);
    } else if (key === 'phases' && isGroup(value)) {
      for (const [phase, each] of Object.entries(value))
        add(meantPlan(args, portfolio, `phases.${phase}`), `phases.${phase}`, each);
    } else add(meantPlan(args, portfolio, key), key, value);
  }
  for (const assignment of list(args, 'set')) {
    const at = assignment.indexOf('=');
    if (at < 1) throw new UsageError(`--set ${assignment} sets nothing`, 'write --set phases.core-api.duration=3w');
    const [path, value] = [assignment.slice(0, at), valueIn(assignment, at)];
    const named = portfolio.plans.find((plan) => path.startsWith(`plans.${plan.id}.`));
    if (named) add(named.id, path.slice(`plans.${named.id}.`.length), value);
    else if (path.startsWith('plans.')) planNamed(path.split('.')[1] ?? '', portfolio.plans);
    else add(meantPlan(args, portfolio, path), path, value);
  }
  return byPlan;
}

/** Returns the plans with overrides applied, and the ids of the changed ones. Writes nothing. */
export async function applyWhatIf(
  args: Arguments,
  portfolio: Portfolio,
): Promise<{ portfolio: Portfolio; changed: ReadonlyMap<string, Plan> }> {
  const byPlan = await overridesByPlan(args, portfolio);
  const changed = new Map<string, Plan>();
  for (const [id, overrides] of byPlan) {
    const plan = planNamed(id, portfolio.plans);
    const applied = applyOverrides(plan, overrides);
    const [problem] = applied.problems;
    if (problem) throw new UsageError(`${problem.path}: ${problem.message}`, problem.fix);
    refuseMeaningless(plan, applied.plan, portfolio);
    changed.set(id, applied.plan);
  }
  return { portfolio: { ...portfolio, plans: portfolio.plans.map((plan) => changed.get(plan.id) ?? plan) }, changed };
}
