import { documentsOf } from '../../analysis/contracts.ts';
import { basePath } from '../../analysis/operations.ts';
import type { ContractOperation } from '../../endpoints/documents/document.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const files = (server: string): Record<string, string> => ({
  'endpoints/api.mdx':
    '---\ntitle: API\nfrom: { system: Old }\nto: { system: New, base: /v2, openapi: openapi/new.yaml }\nmappings:\n  - { from: GET /users, to: same }\n---\n',
  'openapi/new.yaml': `openapi: 3.0.3\ninfo: { title: API, version: "2" }\nservers: [{ url: "https://api.acme.org${server}" }]\npaths:\n  /users: { get: {} }\n`,
});

/** The path of an operation's server: `/v2`; empty where the document names none. */
const serverPath = ({ path, fullPath }: ContractOperation): string =>
  fullPath.endsWith(path) ? fullPath.slice(0, -path.length) : '';

const isBelow = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

export const baseDiffers = defineRule({
  id: 'endpoints/base-differs',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Base path contradicts the servers of the API description',
  why: 'Every address that the plan shows for this side is wrong, or the description is of another version.',
  examples: { fails: files('/v9'), passes: files('/v2') },
  check({ plan, facts, report }) {
    const groups = facts.contracts?.groups ?? [];
    for (const surface of plan.endpoints)
      for (const side of ['from', 'to'] as const) {
        const stated = surface[side];
        const base = basePath(stated?.base);
        const group = groups.find(({ surfaces }) => surfaces.includes(surface));
        const names = documentsOf(surface, side);
        const operations = (group?.documents[side] ?? []).filter(
          ({ format, file, method }) => format === 'openapi' && names.includes(file) && method !== 'HOOK',
        );
        const servers = [...new Set(operations.map(serverPath))];
        if (base === '' || operations.length === 0 || servers.includes('')) continue;
        // A gateway may add a prefix or strip it: /api/v2 in front of /v2.
        const agree = servers.some((server) => server.endsWith(base) || base.endsWith(server) || isBelow(server, base));
        if (agree || operations.some(({ path, fullPath }) => isBelow(path, base) || isBelow(fullPath, base))) continue;
        report(surface, `The base path is ${base}, but the servers of ${listing(names)} have ${listing(servers)}.`)
          .at([side, 'base'])
          .key(side)
          .fix(`Write base: ${servers[0]}, or correct servers: in the document`);
      }
  },
});
