import type { z } from 'zod';
import { asWrittenDeep, stating } from '../model/absences.ts';
import { phaseSchema } from '../model/kinds/phase.ts';
import { planSchema } from '../model/kinds/plan.ts';
import type { Phase, Plan } from '../model/plan.ts';
import { didYouMean } from '../model/values/nearest.ts';

/** What would be different: paths with dots, or groups in groups: `{ 'phases.core-api.duration': '3w' }`. */
export type Overrides = Readonly<Record<string, unknown>>;

/** An override that names nothing of the plan, or a value that its field refuses. */
export interface OverrideProblem {
  path: string;
  message: string;
  fix?: string;
}

interface Assignment {
  /** As written, for messages. */
  path: string;
  /** The phase, or absent for the plan itself. */
  phase?: string;
  field: string;
  /** Fields below it: `actual.start`. */
  below: string[];
  value: unknown;
}

type Group = Record<string, unknown>;
const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values as YAML's failsafe schema reads them, all text: `3` on a command line and 3 in JSON mean the same. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (isGroup(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)]));
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** A value of the model as it was written, to be parsed again beside what changes. */
function asWritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asWritten);
  if (!isGroup(value)) return asText(value);
  if (typeof value.raw === 'string') return value.raw;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asWritten(each)]));
}

const problemAt = (path: string, message: string, fix = ''): OverrideProblem => ({ path, message, ...(fix !== '' && { fix }) });

/** `phases.` and what follows it, split at the phase; ids may have dots themselves, so the longest one counts. */
function splitPhase(rest: string, phases: readonly Phase[]): { id: string; keys: string[] } {
  const own = phases.map((phase) => phase.id).filter((id) => rest === id || rest.startsWith(`${id}.`));
  const id = own.sort((a, b) => b.length - a.length)[0] ?? rest.split('.')[0] ?? rest;
  return { id, keys: rest === id ? [] : rest.slice(id.length + 1).split('.') };
}

function assign(keys: readonly string[], value: unknown, path: string, phase: string | undefined): Assignment[] {
  const [field, ...below] = keys;
  if (field !== undefined) return [{ path, ...(phase !== undefined && { phase }), field, below, value }];
  if (!isGroup(value)) return [{ path, ...(phase !== undefined && { phase }), field: '', below: [], value }];
  return Object.entries(value).flatMap(([key, each]) => assign(key.split('.'), each, `${path}.${key}`, phase));
}

function assignments(overrides: Overrides, plan: Plan): Assignment[] {
  return Object.entries(overrides).flatMap(([path, value]) => {
    if (path === 'phases' && isGroup(value)) {
      return Object.entries(value).flatMap(([key, each]) => {
        const { id, keys } = splitPhase(key, plan.phases);
        return assign(keys, each, `phases.${key}`, id);
      });
    }
    if (path.startsWith('phases.')) {
      const { id, keys } = splitPhase(path.slice('phases.'.length), plan.phases);
      return assign(keys, value, path, id);
    }
    return assign(path.replace(/^plan\./, '').split('.'), value, path, undefined);
  });
}

/** The value of a field with one of the fields below it set anew. */
function merged(current: unknown, below: readonly string[], value: unknown): unknown {
  const [key, ...deeper] = below;
  if (key === undefined) return asText(value);
  const group = asWritten(asWrittenDeep(current));
  const fields = isGroup(group) ? group : {};
  return { ...fields, [key]: merged(fields[key], deeper, value) };
}

/** Parses one field again; what its parser refuses is reported in the parser's words. */
function parseField(
  schema: z.ZodType,
  value: unknown,
  path: string,
  problems: OverrideProblem[],
): { value: unknown } | undefined {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  for (const issue of result.error.issues) {
    const where = issue.path.length > 0 ? `${path}.${issue.path.join('.')}` : path;
    const fix = issue.code === 'custom' && typeof issue.params?.fix === 'string' ? issue.params.fix : '';
    problems.push(problemAt(where, issue.message, fix));
  }
  return undefined;
}

/**
 * A plan with some of its fields changed, for asking what would follow. Values go through the parsers of the model. What
 * names no phase or field, or is refused, changes nothing and is reported; the plan that was given stays as it is.
 */
export function applyOverrides(plan: Plan, overrides: Overrides): { plan: Plan; problems: OverrideProblem[] } {
  const problems: OverrideProblem[] = [];
  let changed = plan;
  for (const { path, phase: id, field, below, value } of assignments(overrides, plan)) {
    const target = id === undefined ? changed : changed.phases.find((each) => each.id === id);
    if (!target) {
      const ids = plan.phases.map((each) => each.id);
      const hint = didYouMean(id ?? '', ids);
      problems.push(
        problemAt(path, `there is no phase \`${id}\` in ${plan.id}${hint && ` (${hint})`}`, `Write one of: ${ids.join(', ')}`),
      );
      continue;
    }
    const shape: Record<string, z.ZodType> = id === undefined ? planSchema.shape : phaseSchema.shape;
    const schema = Object.hasOwn(shape, field) ? shape[field] : undefined;
    if (!schema) {
      const hint = didYouMean(field, Object.keys(shape));
      const what = field === '' ? 'names no field' : `\`${field}\` is no field of a ${id === undefined ? 'plan' : 'phase'}`;
      problems.push(problemAt(path, `${what}${hint && ` (${hint})`}`, field === '' ? `Write ${path}.duration: 3w` : ''));
      continue;
    }
    const current: unknown = Reflect.get(target, field);
    const parsed = parseField(schema, merged(current, below, value), path, problems);
    if (!parsed) continue;
    const next = stating(target, field, parsed.value);
    changed = (
      id === undefined ? next : { ...changed, phases: changed.phases.map((each) => (each.id === id ? next : each)) }
    ) as Plan;
  }
  return { plan: changed, problems };
}
