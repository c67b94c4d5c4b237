import { flatten } from '../model/body.ts';
import { given } from '../model/field.ts';
import type { Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';

/** Something that the plan says is done by somebody at some time. */
export interface Work {
  text: string;
  kind: 'task' | 'criterion' | 'step' | 'rollback' | 'test';
  ref?: string;
  source: Source;
}

type Texts = Parameters<typeof given<readonly unknown[]>>[0];
const texts = (list: Texts): string[] => (given(list) ?? []).filter((text) => typeof text === 'string');

/** Tasks and criteria of phases and checklists, steps of rollouts and rollbacks, suites, load tests and audits. */
export function* workOf(plan: Plan): Generator<Work> {
  for (const file of [...plan.phases, ...plan.checklists]) {
    for (const task of flatten(file.body.tasks)) yield { text: task.text, kind: 'task', ref: task.ref, source: task.source };
    for (const task of flatten(file.body.criteria))
      yield { text: task.text, kind: 'criterion', ref: task.ref, source: task.source };
  }
  for (const { steps } of plan.rollout) {
    for (const step of steps) {
      for (const text of [given(step.title), ...texts(step.actions)])
        if (text !== undefined) yield { text, kind: 'step', ref: step.ref, source: step.source };
    }
  }
  for (const { body, ref } of plan.rollback)
    for (const step of body.steps) yield { text: step.text, kind: 'rollback', ref, source: step.source };
  const { quality } = plan;
  if (!quality) return;
  for (const suite of quality.suites) {
    yield {
      text: [given(suite.name), given(suite.kind), given(suite.covers)].filter((part) => part !== undefined).join(' '),
      kind: 'test',
      ref: suite.ref,
      source: suite.source,
    };
  }
  for (const load of quality.load)
    yield { text: `load test ${given(load.name) ?? ''}`, kind: 'test', ref: load.ref, source: load.source };
  for (const audit of texts(quality.audits)) yield { text: audit, kind: 'test', ref: quality.ref, source: quality.source };
}
