import { decisionState } from '../../analysis/decision.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

type Titled = Identity & { title?: unknown };

/** Lists in which a title distinguishes one thing from another. Of metrics and services the scope or environment does. */
const LISTS: readonly (readonly [what: string, of: (plan: Plan) => readonly Titled[]])[] = [
  ['phases', (plan) => plan.phases],
  ['risks', (plan) => plan.risks?.risks ?? []],
  // A question that was answered anew stands twice, once superseded.
  ['decisions', (plan) => plan.decisions.filter((decision) => decisionState(decision) !== 'superseded')],
  ['rollouts', (plan) => plan.rollout],
  ['rollback procedures', (plan) => plan.rollback],
  ['checklists', (plan) => plan.checklists],
  ['pages', (plan) => plan.pages],
];

const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const sameTitle = defineRule({
  id: 'names/same-title',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Two items have the same title',
  why: 'In lists, in search and in conversation they cannot be told apart.',
  examples: {
    fails: {
      'phases/1-a.mdx': '---\ntitle: Testing\nstatus: planned\n---\n',
      'phases/2-b.mdx': '---\ntitle: Testing\nstatus: planned\n---\n',
    },
    passes: {
      'phases/1-a.mdx': '---\ntitle: Load tests\nstatus: planned\n---\n',
      'phases/2-b.mdx': '---\ntitle: Acceptance tests\nstatus: planned\n---\n',
    },
  },
  check({ plan, report }) {
    for (const [what, of] of LISTS) {
      const seen = new Map<string, Titled>();
      for (const each of of(plan)) {
        const title = each.title as string | undefined;
        if (title === undefined) continue;
        const first = seen.get(plain(title));
        if (!first) seen.set(plain(title), each);
        else
          report(each, `Two ${what} are called "${title}".`)
            .at('title')
            .related(first, 'the first one', 'title')
            .fix('Say in the title how they differ');
      }
    }
  },
});
