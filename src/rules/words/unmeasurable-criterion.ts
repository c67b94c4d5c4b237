import { counted } from '../../analysis/counted.ts';
import { leaves } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Checklist, Phase, Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { vagueness } from './vague.ts';

/** Files whose criteria are a gate. */
const gates = (plan: Plan): (Phase | Checklist)[] => [...plan.phases, ...plan.checklists];

export const unmeasurableCriterion = defineRule({
  id: 'words/unmeasurable-criterion',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Exit criterion cannot be checked',
  why: 'When the decision is due, everyone will call it met, or not, as it suits them.',
  examples: {
    fails: {
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n\n<Exit>\n\n- [ ] Performance acceptable\n- [ ] All features working\n\n</Exit>\n',
    },
    passes: {
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n\n<Exit>\n\n- [ ] API p95 below 200 ms at 500 req/s\n- [ ] `npm run e2e` passes\n\n</Exit>\n',
    },
  },
  check({ plan, report }) {
    for (const file of gates(plan)) {
      const vague = [...leaves(file.body.criteria)].flatMap((criterion) => {
        const text = plainText(criterion.text);
        const why =
          criterion.metric !== undefined || criterion.evidence !== undefined
            ? undefined
            : vagueness(criterion.text) && vagueness(text);
        return why === undefined ? [] : [{ criterion, text, why }];
      });
      const [first] = vague;
      if (!first) continue;
      const quoted = vague.map(({ text, why }) => `"${text}" (${why})`);
      report(
        { ref: file.ref, source: first.criterion.source },
        `${vague.length === 1 ? 'A criterion' : counted(vague.length, 'criterion', 'criteria')} of "${file.title ?? file.id}" cannot be checked: ${listing(quoted)}.`,
      ).fix(
        'Write the figure, the command or the list by which it can be checked: `npm run e2e` passes; p95 < 200 ms (metric: api-p95)',
      );
    }
  },
});
