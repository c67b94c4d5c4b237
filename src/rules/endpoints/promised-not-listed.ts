import { shortText } from '../../analysis/labels.ts';
import { isAboutPath } from '../../analysis/path-words.ts';
import { workOf } from '../../analysis/work.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** `trace/span query endpoints`, `user and role endpoints`: resources, and that there are endpoints for them. */
const ENDPOINTS_OF = /\b([a-z][\w-]*(?:(?:\/|\s*,\s*|\s+and\s+)[a-z][\w-]*)+)(?:\s+[a-z-]+)?\s+(?:endpoints|routes)\b/i;

/** Verbs and adjectives that stand before a first resource. */
const NO_RESOURCE = new Set([
  'create',
  'add',
  'implement',
  'build',
  'migrate',
  'port',
  'test',
  'internal',
  'external',
  'new',
  'old',
  'public',
  'private',
  'main',
  'health',
  'read',
  'write',
  'get',
  'post',
]);

export const promisedNotListed = defineRule({
  id: 'endpoints/promised-not-listed',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Promised endpoints are in no table',
  why: 'The task is done when they exist, and the table does not say which they are.',
  examples: {
    fails: {
      'phases/1-queries.mdx': '---\ntitle: Queries\nstatus: planned\n---\n\n- [ ] Create trace/span query endpoints\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { phase: queries }\nmappings:\n  - { from: GET /otel/traces, to: same }\n---\n',
    },
    passes: {
      'phases/1-queries.mdx': '---\ntitle: Queries\nstatus: planned\n---\n\n- [ ] Create trace/span query endpoints\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { phase: queries }\nmappings:\n  - { from: GET /otel/traces, to: same }\n  - { from: GET /otel/spans, to: same }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    const rows = facts.endpoints.flatMap((resolved) => resolved.to.map((operation) => ({ resolved, path: operation.path })));
    for (const work of workOf(plan)) {
      const list = work.kind === 'task' || work.kind === 'criterion' ? ENDPOINTS_OF.exec(work.text)?.[1] : undefined;
      const named = (list ?? '')
        .split(/\/|\s*,\s*|\s+and\s+/i)
        .filter((word) => word !== '' && !NO_RESOURCE.has(word.toLowerCase()));
      const about = (word: string) =>
        rows.filter(({ path }) => path.split('/').some((segment) => isAboutPath(word, `/${segment}`)));
      const listed = named.filter((word) => about(word).length > 0);
      const missing = named.filter((word) => !listed.includes(word));
      const [first] = listed.flatMap(about);
      if (!first || missing.length === 0 || rows.some(({ path }) => path === '/**' || path === '/*')) continue;
      report(
        { source: work.source, ...(work.ref !== undefined && { ref: work.ref }) },
        `"${shortText(work.text)}" promises endpoints for ${listing(named)}, but ${listing(missing)} ${missing.length === 1 ? 'has' : 'have'} none.`,
      )
        .related(first.resolved.mapping, `there are some for ${listing(listed)}`)
        .fix('Add the operations to the endpoint table, or name those that are meant');
    }
  },
});
