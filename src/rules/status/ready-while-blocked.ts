import { counted } from '../../analysis/counted.ts';
import { phaseLabel } from '../../analysis/labels.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const BEYOND_THE_GATE: readonly string[] = ['ready', 'in-progress', 'done'];

export const readyWhileBlocked = defineRule({
  id: 'status/ready-while-blocked',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Ready phase waits for something open',
  why: 'The phase would start on answers that do not exist, or past a gate that is not met.',
  examples: {
    fails: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: ready\n---\n',
      'decisions.mdx':
        '---\ndecisions:\n  - { id: library, title: Which library?, options: [A, B], state: open, due: 2026-06-15, blocks: [build] }\n---\n',
    },
    passes: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: ready\n---\n',
      'decisions.mdx':
        '---\ndecisions:\n  - { id: library, title: Which library?, options: [A, B], state: decided, chosen: A, blocks: [build] }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    for (const phase of plan.phases) {
      const gate = facts.phases[phase.id]?.gate;
      const status = phase.status ?? '';
      if (!gate || !BEYOND_THE_GATE.includes(status)) continue;
      const shut = gate.checklists.filter(({ progress }) => progress.done < progress.total);
      if (gate.blockedBy.length === 0 && shut.length === 0) continue;
      const waits = [
        ...(gate.blockedBy.length > 0
          ? [
              `${counted(gate.blockedBy.length, 'decision')} that it waits for ${gate.blockedBy.length === 1 ? 'is' : 'are'} open (${listing(gate.blockedBy.map((decision) => decision.id))})`,
            ]
          : []),
        ...shut.map(
          ({ checklist, progress }) =>
            `${progress.total - progress.done} of ${counted(progress.total, 'box', 'boxes')} of "${checklist.title ?? checklist.id}", which gates it, are open`,
        ),
      ];
      const finding = report(phase, `${phaseLabel(phase)} is ${status}, but ${waits.join(', and ')}.`)
        .at('status')
        .fix('Take the decisions and tick the gate first, or write status: blocked');
      for (const decision of gate.blockedBy) finding.related(decision, `open, and blocks ${phase.id}`);
      for (const { checklist } of shut) finding.related(checklist, `guards ${phase.id}`, 'gates');
    }
  },
});
