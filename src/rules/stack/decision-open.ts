import { decisionState } from '../../analysis/decision.ts';
import { packageKey, productKeys } from '../../analysis/packages.ts';
import { stackedProducts } from '../../analysis/stack-index.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

interface Settled {
  row: Identity & { decision?: unknown };
  name: string;
  keys: readonly string[];
  field: string;
  where: string;
}

/** What the plan uses as if it were chosen. */
const settled = (plan: Plan): Settled[] => [
  ...stackedProducts(plan).map(({ item, product, keys }) => ({
    row: item,
    name: product.name,
    keys,
    field: 'to',
    where: 'the stack lists',
  })),
  ...(plan.environment?.tools ?? []).map((tool) => ({
    row: tool,
    name: tool.name ?? tool.id,
    keys: productKeys(tool.name ?? tool.id),
    field: 'name',
    where: 'the environment uses',
  })),
];

export const decisionOpen = defineRule({
  id: 'stack/decision-open',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Chosen product is still an open decision',
  why: 'Readers of the stack build on it; readers of the decision wait.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { to: python-jose 3.3+, purpose: JWT }\n---\n',
      'decisions.mdx':
        '---\ndecisions:\n  - { id: jwt, title: Which JWT library?, state: open, options: [python-jose, authlib] }\n---\n',
    },
    passes: {
      'stack.mdx': '---\nstack:\n  - { to: python-jose 3.3+, purpose: JWT, decision: jwt }\n---\n',
      'decisions.mdx':
        '---\ndecisions:\n  - { id: jwt, title: Which JWT library?, state: decided, options: [python-jose, authlib], chosen: python-jose }\n---\n',
    },
  },
  check({ plan, report }) {
    const used = settled(plan);
    for (const decision of plan.decisions) {
      if (decisionState(decision) !== 'open') continue;
      const options = (decision.options ?? []).map((option) => packageKey(option));
      for (const { row, name, keys, field, where } of used) {
        const linked = row.decision === decision.id;
        const among = options.length > 1 && keys.some((key) => options.includes(key));
        if (!linked && !among) continue;
        report(
          row,
          `${where.replace(/^t/, 'T')} ${name}, but "${decision.title}" is open${among ? `: ${(decision.options ?? []).join(' or ')}` : ''}.`,
        )
          .at(linked ? 'decision' : field)
          .related(decision, 'the open question')
          .fix(`Decide it (chosen: ${name}), or leave the row out until then`);
      }
    }
  },
});
