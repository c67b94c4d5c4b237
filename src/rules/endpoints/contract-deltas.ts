import { statedDeltas } from '../../analysis/caller-effect.ts';
import type { ResolvedMapping } from '../../analysis/operations.ts';
import type { RowContract } from '../../endpoints/contracts.ts';
import type { RuleContext } from '../rule.ts';

export type Contract = RowContract<ResolvedMapping>;

const document = (parameter: string): string =>
  `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n  /users:\n    get:\n      parameters: [${parameter}]\n      responses: { "200": { description: Users } }\n`;

const OLD = document('{ name: limit, in: query, schema: { type: integer } }');

const NEW = document('{ name: limit, in: query, required: true, schema: { type: integer } }');

export const files = (row: string, next = NEW): Record<string, string> => ({
  'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New, openapi: openapi/new.yaml }\nmappings:\n  - ${row}\n---\n`,
  'openapi/old.yaml': OLD,
  'openapi/new.yaml': next,
});

export const STATED =
  '{ from: GET /users, to: same, deltas: [{ in: query, was: limit optional, now: limit required, breaking: true }] }';

export const stated = ({ row }: Contract) => statedDeltas(row.mapping);

export const each = ({ facts }: RuleContext): Contract[] => (facts.contracts?.groups ?? []).flatMap(({ rows }) => rows);
