import { type Call, callsOf, probedPaths } from '../../analysis/calls.ts';
import { declaredRoots, isBase, isDeclared } from '../../analysis/declared.ts';
import { defineRule } from '../rule.ts';

export const notDeclared = defineRule({
  id: 'endpoints/not-declared',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Operation is used but in no endpoint table',
  why: 'It has no successor, phase or status: either it is not migrated, or it does not exist.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New, base: http://localhost:8000 }\nmappings:\n  - { from: GET /api/users, to: same }\n---\n',
      'quality.mdx':
        '---\nload:\n  - { name: Peak, target: "> 100 req/s", command: ab -n 1000 http://localhost:8000/api/endpoint }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New, base: http://localhost:8000 }\nmappings:\n  - { from: GET /api/users, to: same }\n---\n',
      'quality.mdx':
        '---\nload:\n  - { name: Peak, target: "> 100 req/s", command: ab -n 1000 http://localhost:8000/api/users }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    if (plan.endpoints.length === 0) return;
    const mappings = facts.endpoints;
    const roots = declaredRoots(mappings);
    const probed = new Set(probedPaths(plan).map(({ path }) => path));
    const missing = new Map<string, Call[]>();
    for (const call of callsOf(plan)) {
      const meant = call.certain || roots.has(call.path.split('/')[1] ?? '');
      if (
        !meant ||
        probed.has(call.path) ||
        isBase(call.path, plan) ||
        plan.endpoints.some((surface) => surface.ref === call.owner.ref) ||
        isDeclared(call, mappings)
      )
        continue;
      // A path alone is a word of prose as long as some row lies below it: `/api/users` of /api/users/{id}.
      if (!call.certain && isDeclared({ path: `${call.path}/**` }, mappings)) continue;
      const key = `${call.method ?? ''} ${call.path}`;
      missing.set(key, [...(missing.get(key) ?? []), call]);
    }
    for (const [key, [first, ...others]] of missing) {
      if (!first) continue;
      const finding = report(
        { source: first.source, ref: first.owner.ref },
        `${first.where} calls ${key.trim()}, which no endpoint table lists.`,
      )
        .key(key)
        .fix(`Add a row: - { from: ${/[{}]/.test(key) ? `"${key.trim()}"` : key.trim()}, to: same }, or correct the call`);
      if (first.field) finding.at(first.field);
      for (const other of others.slice(0, 3)) finding.related({ source: other.source }, 'here as well');
    }
  },
});
