import { rowLabel } from '../../analysis/labels.ts';
import { isAboutPath, resourcesOf } from '../../analysis/path-words.ts';
import { flatten } from '../../model/body.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const noTask = defineRule({
  id: 'endpoints/no-task',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Operations are named by no task of their phase',
  why: 'The phase names the parts that it builds, and these are not among them.',
  missing: ['phase'],
  examples: {
    fails: {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n\n- [ ] Login and users\n- [ ] Chat\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { phase: core }\nmappings:\n  - { from: GET /users, to: same }\n  - { from: GET /chat, to: same }\n  - { from: GET /statistics, to: same }\n---\n',
    },
    passes: {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n\n- [ ] Login and users\n- [ ] Chat\n- [ ] Statistics\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { phase: core }\nmappings:\n  - { from: GET /users, to: same }\n  - { from: GET /chat, to: same }\n  - { from: GET /statistics, to: same }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    for (const phase of plan.phases) {
      const texts = [
        phase.title ?? '',
        phase.summary ?? '',
        phase.purpose ?? '',
        ...[...flatten(phase.body.tasks), ...flatten(phase.body.criteria)].map(({ text }) => text),
      ];
      const rows = facts.endpoints.filter(
        ({ mapping, to }) => mapping.phase === phase.id && to.some(({ path }) => resourcesOf(path).length > 0),
      );
      const named = rows.filter(
        ({ to, mapping }) =>
          to.some(({ path }) => texts.some((text) => isAboutPath(text, path))) ||
          (mapping.implementation !== undefined && texts.some((text) => text.includes(mapping.implementation ?? ''))),
      );
      // Only where the phase goes by parts of the API: half of the rows and two of them are named.
      if (named.length < 2 || named.length * 2 < rows.length || named.length === rows.length) continue;
      const others = rows.filter((row) => !named.includes(row));
      const [first] = others;
      if (!first) continue;
      const finding = report(
        first.mapping,
        `No task of "${phase.title}" names ${listing(others.map(({ mapping }) => rowLabel(mapping)))}, while ${named.length} other ${named.length === 1 ? 'row' : 'rows'} of this phase ${named.length === 1 ? 'is' : 'are'} named.`,
      )
        .related(phase, 'the phase that they belong to')
        .fix('Add a task for them, or write the phase: that builds them');
      for (const { mapping } of others.slice(1)) finding.related(mapping, 'nor this one');
    }
  },
});
