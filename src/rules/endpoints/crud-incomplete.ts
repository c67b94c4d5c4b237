import { shortText } from '../../analysis/labels.ts';
import { isAboutPath } from '../../analysis/path-words.ts';
import { workOf } from '../../analysis/work.ts';
import { methodsMeet } from '../../endpoints/match.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const PARTS = [
  { name: 'creating', methods: ['POST', 'PUT'], item: false },
  { name: 'reading one', methods: ['GET'], item: true },
  { name: 'updating', methods: ['PUT', 'PATCH'], item: true },
  { name: 'deleting', methods: ['DELETE'], item: true },
] as const;

export const crudIncomplete = defineRule({
  id: 'endpoints/crud-incomplete',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'CRUD is promised but an operation is missing',
  why: 'Create, read, update, delete: it is unclear whether the missing one was forgotten.',
  examples: {
    fails: {
      'phases/1-keys.mdx': '---\ntitle: Keys\nstatus: planned\n---\n\n- [ ] CRUD endpoints for API keys\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { phase: keys }\nmappings:\n  - { from: POST /api-keys, to: same }\n  - { from: "GET /api-keys/{id}", to: same }\n  - { from: "DELETE /api-keys/{id}", to: same }\n---\n',
    },
    passes: {
      'phases/1-keys.mdx': '---\ntitle: Keys\nstatus: planned\n---\n\n- [ ] List, create and delete API keys\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { phase: keys }\nmappings:\n  - { from: POST /api-keys, to: same }\n  - { from: GET /api-keys, to: same }\n  - { from: "DELETE /api-keys/{id}", to: same }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    for (const work of workOf(plan)) {
      if (!/\bCRUD\b/.test(work.text) || (work.kind !== 'task' && work.kind !== 'criterion')) continue;
      const text = work.text.replace(/\bCRUD\b|\b(?:endpoints?|operations?|routes?)\b/g, ' ');
      const rows = facts.endpoints.filter(({ to }) => to.some(({ path }) => isAboutPath(text, path)));
      const operations = rows.flatMap(({ to }) => to);
      const [first] = rows;
      if (!first || operations.some(({ path }) => path.includes('*'))) continue;
      const missing = PARTS.filter(
        ({ methods, item }) =>
          !operations.some((operation) => methodsMeet(operation.methods, methods) && (!item || operation.path.endsWith('}'))),
      );
      if (missing.length === 0) continue;
      report(
        { source: work.source, ...(work.ref !== undefined && { ref: work.ref }) },
        `"${shortText(work.text)}" promises CRUD, but ${listing(missing.map(({ name }) => name))} ${missing.length === 1 ? 'has' : 'have'} no operation.`,
      )
        .related(first.mapping, 'the operations that there are')
        .fix('Add the missing operations, or name those that are meant');
    }
  },
});
