import { probedPaths } from '../../analysis/calls.ts';
import { isDeclared } from '../../analysis/declared.ts';
import { storeFamily } from '../../analysis/stores.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const probeNotAnEndpoint = defineRule({
  id: 'ports/probe-not-an-endpoint',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Probe path is in no endpoint table',
  why: 'If the path is never built, the first deployment never becomes ready; if it is, the table is incomplete.',
  examples: {
    fails: {
      'environment.mdx': '---\nservices:\n  - { name: api, change: add, ports: [8000], probe: /health }\n---\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same }\n---\n',
    },
    passes: {
      'environment.mdx': '---\nservices:\n  - { name: api, change: add, ports: [8000], probe: /health }\n---\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same }\n  - { from: none, to: GET /health }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    if (plan.endpoints.length === 0) return;
    for (const service of plan.environment?.services ?? []) {
      const change = given(service.change);
      if (change === 'keep' || storeFamily(given(service.image) ?? '')) continue;
      const side = change === 'remove' ? 'from' : change === undefined ? undefined : 'to';
      const lost = probedPaths(plan).filter(
        ({ owner, path }) => owner.ref === service.ref && !isDeclared({ method: 'GET', path }, facts.endpoints, side),
      );
      const paths = [...new Set(lost.map(({ path }) => path))];
      const [first] = lost;
      if (!first) continue;
      const finding = report(
        service,
        `The probes of "${given(service.name) ?? service.id}" ask for ${listing(paths)}, which no endpoint table lists.`,
      )
        .at(first.field)
        .fix(
          `Add ${paths.length === 1 ? 'a row' : 'rows'}: ${paths.map((path) => `- { from: none, to: GET ${path} }`).join(', ')}`,
        )
        .key(...paths);
      const [surface] = plan.endpoints;
      if (surface) finding.related(surface, 'the endpoint table', 'mappings');
    }
  },
});
