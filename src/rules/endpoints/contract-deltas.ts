import { isAbout, statedDeltas } from '../../analysis/caller-effect.ts';
import { rowLabel } from '../../analysis/labels.ts';
import type { ResolvedMapping } from '../../analysis/operations.ts';
import type { RowContract } from '../../endpoints/contracts.ts';
import { type ContractDelta, deltaText } from '../../endpoints/openapi/delta.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule, type RuleContext } from '../rule.ts';

type Contract = RowContract<ResolvedMapping>;

const document = (parameter: string): string =>
  `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n  /users:\n    get:\n      parameters: [${parameter}]\n      responses: { "200": { description: Users } }\n`;
const OLD = document('{ name: limit, in: query, schema: { type: integer } }');
const NEW = document('{ name: limit, in: query, required: true, schema: { type: integer } }');
const files = (row: string, next = NEW): Record<string, string> => ({
  'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New, openapi: openapi/new.yaml }\nmappings:\n  - ${row}\n---\n`,
  'openapi/old.yaml': OLD,
  'openapi/new.yaml': next,
});
const STATED =
  '{ from: GET /users, to: same, deltas: [{ in: query, was: limit optional, now: limit required, breaking: true }] }';

const stated = ({ row }: Contract) => statedDeltas(row.mapping);
const breaks = ({ severity }: ContractDelta): boolean => severity === 'breaking';
const each = ({ facts }: RuleContext): Contract[] => (facts.contracts?.groups ?? []).flatMap(({ rows }) => rows);

const by = ({ evidence }: Contract): string => (evidence === 'oasdiff' ? 'oasdiff says' : 'its documents say');

export const deltaContradicted = defineRule({
  id: 'endpoints/delta-contradicted',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Row contradicts the API descriptions',
  why: 'Callers who trust the row do nothing, and fail on the day of the switch.',
  examples: {
    fails: files('{ from: GET /users, to: same, breaking: false }'),
    passes: files(STATED),
  },
  check(context) {
    for (const contract of each(context)) {
      const { mapping } = contract.row;
      const breaking = (contract.deltas ?? []).filter(breaks);
      const full = given(mapping.compat)?.unit === '%' && given(mapping.compat)?.value === 100;
      const told = stated(contract);
      const index = told.findIndex(
        (own) => given(own.breaking) === false && breaking.some((delta) => isAbout(given(own.in), delta.in)),
      );
      const denied = index >= 0 ? breaking.filter((delta) => isAbout(given(told[index]?.in), delta.in)) : breaking;
      const claim =
        given(mapping.breaking) === false
          ? 'breaking: false'
          : full
            ? `compat: ${given(mapping.compat)?.raw}`
            : index >= 0
              ? `a delta in ${given(told[index]?.in)} with breaking: false`
              : undefined;
      if (denied.length === 0 || claim === undefined) continue;
      context
        .report(mapping, `${rowLabel(mapping)} has ${claim}, but ${by(contract)}: ${listing(denied.map(deltaText))}.`)
        .at(given(mapping.breaking) === false ? 'breaking' : full ? 'compat' : ['deltas', index, 'breaking'])
        .fix('Withdraw the claim, or correct the new API or its description');
    }
  },
});

export const deltaNotFound = defineRule({
  id: 'endpoints/delta-not-found',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stated change is not in the API descriptions',
  why: 'Either the descriptions leave something out, or the change was given up.',
  examples: {
    fails: files('{ from: GET /users, to: same, deltas: [{ in: header, was: X-Token, now: Authorization, breaking: true }] }'),
    passes: files(STATED),
  },
  check(context) {
    for (const contract of each(context)) {
      const { deltas, evidence, row } = contract;
      if (!deltas || evidence === 'oasdiff') continue;
      stated(contract).forEach((own, index) => {
        const part = given(own.in);
        // What documents describe loosely (an error's body, a protocol, an event, a page) is not held against them.
        if (part === undefined || !['query', 'header', 'body', 'auth', 'status'].includes(part)) return;
        if (deltas.some((delta) => isAbout(part, delta.in) || isAbout(delta.in, part))) return;
        context
          .report(
            row.mapping,
            `${rowLabel(row.mapping)} states a change of its ${part}, but its documents describe the same ${part} on both sides.`,
          )
          .at(['deltas', index])
          .key(part)
          .fix('Describe it in the documents, or take the delta out');
      });
    }
  },
});
