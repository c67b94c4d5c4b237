import { flatten } from '../model/body.ts';
import type { Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';

/** Something that the plan says is done by someone at some time. */
export interface Work {
  text: string;
  kind: 'task' | 'criterion' | 'step' | 'rollback' | 'test';
  ref?: string;
  source: Source;
}

/** Tasks and criteria of phases and checklists, steps of rollouts and rollbacks, suites, load tests and audits. */
export function* workOf(plan: Plan): Generator<Work> {
  for (const file of [...plan.phases, ...plan.checklists]) {
    for (const task of flatten(file.body.tasks)) yield { text: task.text, kind: 'task', ref: task.ref, source: task.source };
    for (const task of flatten(file.body.criteria))
      yield { text: task.text, kind: 'criterion', ref: task.ref, source: task.source };
  }
  for (const { steps } of plan.rollout) {
    for (const step of steps) {
      for (const text of [step.title, ...(step.actions ?? [])])
        if (text !== undefined) yield { text, kind: 'step', ref: step.ref, source: step.source };
    }
  }
  for (const { body, ref } of plan.rollback)
    for (const step of body.steps) yield { text: step.text, kind: 'rollback', ref, source: step.source };
  const { quality } = plan;
  if (!quality) return;
  for (const suite of quality.suites) {
    yield {
      text: [suite.name, suite.kind, suite.covers].filter((part) => part !== undefined).join(' '),
      kind: 'test',
      ref: suite.ref,
      source: suite.source,
    };
  }
  for (const load of quality.load)
    yield { text: `load test ${load.name ?? ''}`, kind: 'test', ref: load.ref, source: load.source };
  for (const audit of quality.audits ?? []) yield { text: audit, kind: 'test', ref: quality.ref, source: quality.source };
}
