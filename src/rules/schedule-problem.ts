import type { Plan } from '../model/plan.ts';
import type { ProblemCode, ScheduleProblem } from '../schedule/schedule.ts';
import { defineRule, type Rule, type Subject } from './rule.ts';

/** The phase that a problem is about, so that it can be accepted by its name; else the bare place. */
function subjectOf({ phases: [id], sources: [first] }: ScheduleProblem, plan: Plan): Subject {
  const source = first?.source ?? plan.source;
  const phase = plan.phases.find((each) => each.id === id);
  return phase && phase.source.file === source.file ? phase : { source };
}

/**
 * A rule that reports what the schedule could not do. `codes` are the problems that are one kind of mistake; `isAnswered`
 * says of a problem about a missing value that the plan gives the reason why it is missing.
 */
export function scheduleRule({
  codes,
  isAnswered,
  ...rule
}: Omit<Rule, 'check'> & {
  codes: readonly ProblemCode[];
  isAnswered?: (problem: ScheduleProblem, plan: Plan) => boolean;
}): Rule {
  return defineRule({
    ...rule,
    check({ plan, schedule, report }) {
      for (const problem of schedule.problems) {
        if (!codes.includes(problem.code) || isAnswered?.(problem, plan)) continue;
        const [first, ...others] = problem.sources;
        const found = report(subjectOf(problem, plan), problem.message).key(problem.code, ...problem.phases);
        if (first?.field) found.at(first.field);
        for (const { source, field, note } of others) found.related({ source }, note, field);
        if (problem.fix) found.fix(problem.fix);
      }
    },
  });
}
