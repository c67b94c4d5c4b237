import { stems } from '../../analysis/stems.ts';
import { quoted } from '../../analysis/title.ts';
import { flatten, type Task } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Phase, Plan, Risk } from '../../model/plan.ts';
import { phaseSequence } from '../../schedule/sequence.ts';
import { defineRule } from '../rule.ts';

const risks = (mitigation: string) => ({
  'phases/1-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nduration: 1w\n---\n\n- [ ] Move the traffic\n',
  'phases/2-tests.mdx': '---\ntitle: Load tests\nstatus: planned\nduration: 1w\n---\n\n- [ ] Load testing\n',
  'risks.mdx': `---\nrisks:\n  - { title: Too slow, level: high, mitigation: "${mitigation}", owner: Ana }\n---\n`,
});

interface Late {
  task: Task;
  in: Phase;
  needed: Phase;
}

function* tasksOfPhases(plan: Plan): Generator<{ task: Task; phase: Phase }> {
  for (const phase of plan.phases) for (const task of flatten(phase.body.tasks)) yield { task, phase };
}

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && a.length === b.length && a.every((word) => b.includes(word));

/** Pairs that a risk names: the phase that it threatens, and the task that works against it. */
function* pairs(risk: Risk, plan: Plan): Generator<Late> {
  // What a risk affects is not when it may happen: work of an early phase is often tested in a later one.
  const threatened = risk.phase;
  const tasks = risk.tasks ?? [];
  for (const { task, phase } of tasksOfPhases(plan)) {
    if (tasks.some((ref) => task.ref === ref.replace(/^phases\//, 'phase/'))) {
      for (const needed of plan.phases) if (threatened === needed.id) yield { task, in: phase, needed };
    }
  }
  // `Load testing before deployment`: a task of that name, and a phase of which the rest speaks.
  const said = /^(.{4,60}?)\s+before\s+(?:the\s+)?(.{4,40})$/i.exec(plainText(risk.mitigation ?? ''));
  if (!said) return;
  const [what, when] = [stems(said[1] ?? ''), stems(said[2] ?? '')];
  for (const { task, phase } of tasksOfPhases(plan)) {
    if (!sameWords(stems(plainText(task.text)), what)) continue;
    for (const needed of plan.phases) {
      const title = stems(needed.title ?? '');
      if (when.length > 0 && when.every((word) => title.includes(word))) yield { task, in: phase, needed };
    }
  }
}

export const mitigationTooLate = defineRule({
  id: 'order/mitigation-too-late',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Mitigation comes after the phase of its risk',
  why: 'The risk is taken without its mitigation.',
  examples: { fails: risks('Load testing before the cutover'), passes: risks('Load testing after the cutover') },
  waiver: 'A mitigation that comes early does no harm.',
  check({ plan, schedule, report }) {
    const sequence = phaseSequence(plan, schedule);
    for (const risk of plan.risks?.risks ?? []) {
      for (const { task, in: phase, needed } of pairs(risk, plan)) {
        if (!sequence.precedes(needed.id, phase.id)) continue;
        report(
          risk,
          `${quoted(risk)} is mitigated by "${plainText(risk.mitigation ?? task.text)}", but "${plainText(task.text)}" is a task of ${quoted(phase)}, which comes after ${quoted(needed)}.`,
        )
          .at(risk.tasks ? 'tasks' : 'mitigation')
          .related(task, `a task of ${quoted(phase)}`)
          .related(needed, 'the phase of the risk', 'title')
          .fix(`Move the task into a phase before ${quoted(needed)}`);
      }
    }
  },
});
