import { flatten } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { FileOf, Identity, Plan } from '../../model/plan.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const WRITE = String.raw`^\W*(?:create|write|draft|prepare|define|develop|design|work out)\s+(?:an?\s+|the\s+)?`;
const SUBJECTS: readonly (readonly [what: string, pattern: RegExp, there: (plan: Plan) => Identity | undefined])[] = [
  [
    'rollout',
    new RegExp(String.raw`${WRITE}(?:production\s+)?(?:cut-?over|rollout|deployment|traffic)\s+(?:plan|strategy)\b`, 'i'),
    (plan) => plan.rollout.find(({ steps }) => steps.length > 0),
  ],
  [
    'rollback',
    new RegExp(String.raw`${WRITE}roll-?back\s+(?:plan|strategy|procedure)\b`, 'i'),
    (plan) => plan.rollback.find(({ body }) => body.steps.length > 0),
  ],
];

export const planToBeWritten = defineRule({
  id: 'decisions/plan-still-to-be-written',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Task writes what the plan already holds',
  why: 'It is unclear whether what the plan says is final or only an example.',
  examples: withRouteBack({
    fails: {
      'phases/1-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nowner: Ana\n---\n\n- [ ] Create cutover plan\n',
      'rollout/ramp.mdx': '---\ntitle: Ramp\nmode: blue-green\nsteps: [{ title: All, share: 100 % }]\n---\n',
    },
    passes: {
      'phases/1-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nowner: Ana\n---\n\n- [ ] Rehearse the cutover plan\n',
      'rollout/ramp.mdx': '---\ntitle: Ramp\nmode: blue-green\nsteps: [{ title: All, share: 100 % }]\n---\n',
    },
  }),
  check({ plan, report }) {
    for (const phase of plan.phases) {
      for (const task of flatten(phase.body.tasks)) {
        if (task.state === 'done') continue;
        for (const [what, pattern, find] of SUBJECTS) {
          const there = pattern.test(plainText(task.text)) ? find(plan) : undefined;
          if (!there) continue;
          const title = (there as FileOf<{ title?: string }>).title ?? there.id;
          report(
            task,
            `"${plainText(task.text)}" is a task of "${phase.title ?? phase.id}", but the plan already holds a ${what}, "${title}".`,
          )
            .related(there, '…but here it is')
            .fix(`Tick the task, or say in it what is still missing in ${there.source.file.replace(/^plans\/[^/]+\//, '')}`);
        }
      }
    }
  },
});
