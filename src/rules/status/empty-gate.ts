import { flatten } from '../../model/body.ts';
import { defineRule } from '../rule.ts';

export const emptyGate = defineRule({
  id: 'status/empty-gate',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Gate has no criteria',
  why: 'An empty list is always met: it looks like a gate but checks nothing.',
  examples: {
    fails: {
      'phases/1-deploy.mdx': '---\ntitle: Deployment\nstatus: planned\n---\n',
      'checklists/go-live.mdx': '---\ntitle: Go-live\npurpose: gate\ngates: phase/deploy\n---\n\nThe team lead decides.\n',
    },
    passes: {
      'phases/1-deploy.mdx': '---\ntitle: Deployment\nstatus: planned\n---\n',
      'checklists/go-live.mdx': '---\ntitle: Go-live\npurpose: gate\ngates: phase/deploy\n---\n\n- [ ] Backups restored once\n',
    },
  },
  check({ plan, report }) {
    for (const checklist of plan.checklists) {
      const gates = checklist.gates;
      if (gates === undefined && checklist.purpose !== 'gate') continue;
      const items = [...flatten(checklist.body.tasks), ...flatten(checklist.body.criteria)];
      if (items.length > 0) continue;
      report(checklist, `"${checklist.title ?? checklist.id}" gates ${gates ?? 'something'}, but has no items.`)
        .at(gates === undefined ? 'purpose' : 'gates')
        .fix('Write what has to be true as boxes: - [ ] Backups restored once');
    }
  },
});
