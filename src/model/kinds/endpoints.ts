import { z } from 'zod';
import {
  type Absence,
  date,
  flag,
  given,
  group,
  id,
  isAbsent,
  listOf,
  oneOrMany,
  optional,
  quantity,
  required,
  scalar,
  share,
  shortOrLong,
  text,
  word,
} from '../field.ts';
import { type CallCondition, callCondition, parseHeaderPart, parseQueryPart, whenText } from '../values/call-condition.ts';
import { type Operation, parseOperation } from '../values/operation.ts';
import { no, ok, type Parse } from '../values/parsed.ts';
import { evidence, fileFields, phasedRowFields } from './common.ts';

/** The fate of an operation. Inferred from `from` and `to` where possible. */
export const DISPOSITIONS = [
  'keep',
  'rename',
  'split',
  'merge',
  'replace',
  'redirect',
  'retire',
  'add',
  'not-migrating',
] as const;

/** The observed progress of an operation's traffic. */
export const STAGES = ['legacy-only', 'shadow', 'canary', 'ramping', 'migrated', 'gone'] as const;
export type Stage = (typeof STAGES)[number];

export const DELTA_PARTS = [
  'path',
  'query',
  'header',
  'body',
  'response',
  'status',
  'error',
  'auth',
  'pagination',
  'protocol',
  'event',
  'argument',
  'field',
  'message',
] as const;

const parseTarget: Parse<Operation | 'same' | 'none'> = (raw) =>
  raw === 'same' || raw === 'none' ? ok(raw) : parseOperation(raw);

/** `GET /a`, `none`, or for a target `same`: the path of `from` under the new base. */
export const target = scalar(parseTarget, { examples: ['same', 'GET /users/{id}', 'none'] });

const parseWords: Parse<CallCondition> = (raw) =>
  raw.trim() === '' ? no('empty', 'some words, or { header: "X-API-Version: 1" }') : ok({ raw: raw.trim() });

/** Which calls are meant: in words, or by a header or query parameter that servers and the lookup can read. */
const condition = shortOrLong(
  scalar(parseWords, { examples: ['body.type = sms'] }),
  group(
    {
      header: optional(scalar(parseHeaderPart, { examples: ['X-API-Version: 1'] }), 'A request header and its value.'),
      query: optional(scalar(parseQueryPart, { examples: ['version=1'] }), 'A parameter of the query and its value.'),
    },
    ({ header, query }) =>
      header === undefined && query === undefined
        ? { message: 'names no condition', fix: 'Write header:, query: or words' }
        : undefined,
  ).transform((parts) => {
    if (isAbsent(parts)) return parts;
    const [header, query] = [given(parts.header), given(parts.query)];
    return callCondition({ ...(header && { header }), ...(query && { query }) });
  }),
);

/** A target for some of the calls. `path` is missing for `same`: the path of `from` under the new base. */
type ConditionalTarget = (Operation | { raw: string; same: true }) & { when: CallCondition };

const conditionalTarget = group(
  {
    to: required(target, 'The new operation, or `same`.'),
    when: required(condition, 'The calls it applies to.'),
  },
  ({ to }) =>
    to === 'none'
      ? { field: 'to', message: '`none` is no target', fix: 'Give these calls a row of their own: when: beside to: none' }
      : undefined,
).transform((stated): ConditionalTarget | Absence => {
  if (isAbsent(stated)) return stated;
  const { to, when } = stated;
  if (isAbsent(to)) return to;
  const condition: CallCondition = isAbsent(when) ? { raw: 'unknown' } : when;
  const raw = (operation: string): string => operation + whenText(condition.raw);
  if (typeof to === 'string') return { raw: raw(to), same: true, when: condition };
  return { ...to, raw: raw(to.raw), when: condition };
});

const delta = group({
  in: required(word(DELTA_PARTS), 'The part of the contract that changes.'),
  was: optional(text, 'The old value.'),
  now: optional(text, 'The new value.'),
  breaking: optional(flag, 'Whether callers have to change.'),
  note: optional(text, 'Anything else.'),
});

const consumer = group({
  name: required(text, 'Who calls it.'),
  contacted: optional(date, 'The day they were informed.'),
  moved: optional(date, 'The day they moved.'),
  note: optional(text, 'Anything else.'),
});

const rowShape = {
  ...phasedRowFields,
  disposition: optional(word(DISPOSITIONS), 'What happens to it, if `from` and `to` do not say it.'),
  stage: optional(word(STAGES), 'How far its traffic has moved, as observed.'),
  statusText: optional(text, "The author's words for its status."),
  share: optional(share, "The new system's share of its calls, as observed."),
  compat: optional(quantity, 'How far it behaves like the old one, as stated.'),
  implementation: optional(text, 'What implements it: a service, a class, a handler.'),
  deltas: optional(listOf(delta), 'What changes in its contract.'),
  breaking: optional(flag, 'Whether callers have to change.'),
  consumers: optional(listOf(consumer), 'Who calls it.'),
  deprecated: optional(date, 'The day from which it is deprecated (RFC 9745).'),
  sunset: optional(date, 'The day on which it is switched off (RFC 8594).'),
  successor: optional(text, 'What replaces it, where that is not an operation of the new system.'),
  parity: optional(listOf(evidence), 'Evidence that old and new give the same answers.'),
  priority: optional(text, "The author's words for its priority."),
  purpose: optional(text, 'What it is for.'),
  title: optional(text, 'Its name in words.'),
};

const side = group({
  system: required(text, 'The system that serves it.'),
  base: optional(text, 'Path prefix, or base URL, of all its operations.'),
  protocol: optional(text, 'Its protocol, where that is not HTTP.'),
  openapi: optional(oneOrMany(text), 'OpenAPI documents that describe it (paths relative to the content root).'),
  graphql: optional(oneOrMany(text), 'GraphQL schemas that describe it: SDL, or the JSON of an introspection.'),
  asyncapi: optional(oneOrMany(text), 'AsyncAPI documents that describe what it sends and receives.'),
  note: optional(text, 'Anything else.'),
});

/** `endpoints/<surface>.mdx`: the operations of one API, old to new. */
export const endpointsSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'The name of the API.'),
  from: required(side, 'The old side.'),
  to: required(side, 'The new side.'),
  contract: optional(
    text,
    'A report of oasdiff as JSON (path relative to the content root), as evidence of what changes in the contracts.',
  ),
  complete: optional(flag, 'Whether every old operation is listed.'),
  defaults: optional(group(rowShape), 'Default values for its rows.'),
  mappings: required(
    listOf(
      group({
        ...rowShape,
        from: optional(oneOrMany(target), 'The old operation, several (a merge), or `none`.'),
        when: optional(condition, 'Which calls of `from` are meant, where a header or the query selects the version.'),
        to: optional(
          oneOrMany(shortOrLong(target, conditionalTarget)),
          'The new operation, several (a split), `same` or `none`; `{ to: …, when: … }` takes some of the calls.',
        ),
      }),
    ),
    'One row an operation.',
  ),
  stated: optional(
    group({
      compat: optional(quantity, 'The compatibility that the plan claims.'),
      breaking: optional(text, 'The breaking changes that the plan claims.'),
      operations: optional(quantity, 'The number of operations that the plan names.'),
      note: optional(text, 'Where the plan says so.'),
    }),
    'Values the author states although they can be computed from the rows.',
  ),
  base: optional(id, 'The surface whose rows it continues.'),
});
