import type { Body } from './body.ts';
import { flatten, type Task } from './body.ts';
import type { Identity, Plan } from './plan.ts';

/** A file of a plan, of any kind. */
export type AnyFile = Identity & { body: Body; order?: string };

/** Returns all files of a plan, in navigation order. */
export function filesOf(plan: Plan): AnyFile[] {
  const single = [plan.stack, plan.risks, plan.metrics, plan.data, plan.quality, plan.environment, plan.decisionRegister].filter(
    (file) => file !== undefined,
  );
  return [
    plan,
    ...plan.phases,
    ...plan.endpoints,
    ...plan.mappings,
    ...plan.architecture,
    ...single,
    ...plan.rollout,
    ...plan.rollback,
    ...plan.decisions.filter((decision): decision is typeof decision & { body: Body } => decision.body !== undefined),
    ...plan.checklists,
    ...plan.pages,
  ];
}

/** Returns all rows of a plan, of every register. */
export function rowsOf(plan: Plan): Identity[] {
  return [
    ...plan.audiences,
    ...plan.endpoints.flatMap((surface) => surface.mappings),
    ...plan.mappings.flatMap((table) => table.mappings),
    ...plan.architecture.flatMap((view) => [...view.groups, ...view.nodes, ...view.edges]),
    ...(plan.stack?.stack ?? []),
    ...(plan.risks?.risks ?? []),
    ...(plan.metrics?.metrics ?? []),
    ...(plan.data?.datasets ?? []),
    ...(plan.quality ? [...plan.quality.suites, ...plan.quality.coverage, ...plan.quality.load, ...plan.quality.tools] : []),
    ...(plan.environment
      ? [
          ...plan.environment.services,
          ...plan.environment.variables,
          ...plan.environment.files,
          ...plan.environment.tools,
          ...plan.environment.ports,
        ]
      : []),
    ...plan.rollout.flatMap((option) => [...option.steps, ...option.traffic, ...option.thresholds]),
    ...plan.rollback.flatMap((procedure) => procedure.triggers),
    ...plan.decisions.filter((decision) => decision.body === undefined),
  ];
}

/** Yields all tasks and criteria of a plan, with their file. */
export function* tasksOf(plan: Plan): Generator<{ task: Task; file: AnyFile; criterion: boolean }> {
  for (const file of filesOf(plan)) {
    for (const task of flatten(file.body.tasks)) yield { task, file, criterion: false };
    for (const task of flatten(file.body.criteria)) yield { task, file, criterion: true };
  }
}
