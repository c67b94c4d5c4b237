import { counted } from '../../analysis/counted.ts';
import { rowLabel, taskLabel } from '../../analysis/labels.ts';
import { isAboutPath } from '../../analysis/path-words.ts';
import { flatten } from '../../model/body.ts';
import { parseQuantity } from '../../model/values/quantity.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { claimOf } from './contract-called-compatible.ts';

export const statusAgainstComponent = defineRule({
  id: 'endpoints/status-against-component',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Compatible operation has an incompatible implementation',
  why: 'Both are about the same code: one of the two is out of date.',
  examples: {
    fails: {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n\n- [ ] Chat system (compat: 90 %)\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: /api/chat/*, to: same, statusText: Compatible, phase: core }\n---\n',
    },
    passes: {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n\n- [ ] Chat system (compat: 100 %)\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: /api/chat/*, to: same, statusText: Compatible, phase: core }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    for (const phase of plan.phases) {
      const parts = [...flatten(phase.body.tasks)].flatMap((task) => {
        const compat = task.compat === undefined ? undefined : parseQuantity(task.compat);
        return compat?.ok && compat.value.unit === '%' && compat.value.value < 100 ? [{ task, raw: compat.value.raw }] : [];
      });
      const pairs = facts.endpoints.flatMap((resolved) => {
        const claim = resolved.mapping.phase === phase.id ? claimOf(resolved) : undefined;
        const part = claim && parts.find(({ task }) => resolved.to.some((operation) => isAboutPath(task.text, operation.path)));
        return claim && part ? [{ resolved, claim, part }] : [];
      });
      const [first] = pairs;
      if (!first) continue;
      const finding = report(
        first.resolved.mapping,
        `${counted(pairs.length, 'row')} ${pairs.length === 1 ? 'is' : 'are'} called compatible, and the part of "${phase.title}" that answers is not: ${listing(pairs.map(({ resolved, claim, part }) => `${rowLabel(resolved.mapping)} "${claim.raw}", ${taskLabel(part.task)} ${part.raw}`))}.`,
      )
        .at(first.claim.field)
        .fix('State what is left at the row: compat: 90 %, with the operations that differ');
      for (const { part } of pairs) finding.related(part.task, `but here it says ${part.raw}`);
    }
  },
});
