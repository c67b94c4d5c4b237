import { counted } from '../../analysis/counted.ts';
import { countedOperations } from '../../analysis/counted-operations.ts';
import { shortText } from '../../analysis/labels.ts';
import { bodyLines } from '../../analysis/texts.ts';
import { workOf } from '../../analysis/work.ts';
import { defineRule } from '../rule.ts';

const ALL = /\ball\b(?:\s+(?!(?:of|in|for|from|to|and|with|by)\b)[\p{L}\p{N}/-]+){0,3}\s+(?:endpoints?|routes?|operations?)\b/iu;
const EXCEPT_CRUD = /\bCRUD operations\b/i;

export const allWithoutList = defineRule({
  id: 'endpoints/all-without-list',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: '"All endpoints" has no complete list behind it',
  why: 'A criterion about all of them can only be checked against a complete list of operations.',
  examples: {
    fails: {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n\n<Exit>\n\n- [ ] All endpoints migrated\n\n</Exit>\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { phase: core }\nmappings:\n  - { from: GET /users, to: same }\n---\n',
    },
    passes: {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n\n<Exit>\n\n- [ ] All endpoints migrated\n\n</Exit>\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ncomplete: true\ndefaults: { phase: core }\nmappings:\n  - { from: GET /users, to: same }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    const described = plan.quality
      ? [...bodyLines(plan.quality)].map(({ text, source }) => ({
          text: text.replace(/^\s*\|\s*|\s*\|\s*$/g, '').replace(/\s*\|\s*/g, ': '),
          source,
          ref: plan.quality?.ref,
        }))
      : [];
    const asked = [...workOf(plan), ...described].filter(({ text }) => ALL.test(text) && !EXCEPT_CRUD.test(text));
    const [first, ...others] = asked;
    const listed = plan.endpoints.length > 0 && plan.endpoints.every((surface) => surface.complete === true);
    if (!first) return;
    const operations = countedOperations(facts.endpoints).flatMap(({ rows: [row] }) => row.from);
    const groups = operations.filter(({ path }) => path.includes('*'));
    if (listed && groups.length === 0) return;
    const many =
      plan.endpoints.length === 0
        ? 'there is no endpoint table'
        : `${listed ? '' : `the list of ${counted(operations.length, 'old operation')} is not marked complete`}${groups.length > 0 ? `${listed ? '' : ', and '}${groups.length} of the ${operations.length} ${groups.length === 1 ? 'is a group' : 'are groups'} such as ${groups[0]?.path}` : ''}`;
    const finding = report(
      { source: first.source, ...(first.ref !== undefined && { ref: first.ref }) },
      `"${shortText(first.text)}" cannot be checked: ${many}.`,
    ).fix(
      'List every operation of the old system and write complete: true, or name the document of its side: openapi:, graphql: or asyncapi:',
    );
    const [surface] = plan.endpoints;
    if (surface) finding.related(surface, 'the list', 'complete');
    for (const other of others.slice(0, 6)) finding.related({ source: other.source }, 'this one asks for all as well');
  },
});
