import { counted } from '../../analysis/counted.ts';
import { asWritten } from '../../model/absences.ts';
import { isAbsent, isUnreadable } from '../../model/field.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { filesOf, rowsOf } from '../../model/rows-of.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const NOT_FIELDS = new Set(['id', 'ref', 'source', 'body', 'order']);

interface Unknown {
  owner: Identity;
  path: (string | number)[];
  why: string;
}

function* within(stated: unknown, path: (string | number)[], owner: Identity, rows: ReadonlySet<unknown>): Generator<Unknown> {
  if (path.length > 0 && rows.has(stated)) return;
  const value = asWritten(stated);
  if (typeof value !== 'object' || value === null) return;
  if (isAbsent(value)) {
    if ('unknown' in value && !isUnreadable(value)) yield { owner, path, why: value.unknown };
  } else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* within(item, [...path, index], owner, rows);
  else
    for (const [key, item] of Object.entries(value))
      if (path.length > 0 || !NOT_FIELDS.has(key))
        yield* within(item, key === 'absentLists' ? path : [...path, key], owner, rows);
}

function unknowns(plan: Plan): Unknown[] {
  const owners = [...new Set<Identity>([...filesOf(plan), ...rowsOf(plan)])];
  // A file holds its rows, and the plan its files: each is walked once, on its own.
  const rows = new Set<unknown>(owners);
  return owners.flatMap((owner) => [...within(owner, [], owner, rows)]);
}

export const unknownValues = defineRule({
  id: 'status/unknown-values',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Plan has unknown values',
  why: 'The plan says itself that they have to be found out. They are listed here once, and no rule asks for them again.',
  examples: {
    fails: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: { unknown: "measured in the rehearsal" }\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %", for: 10 min }]\n---\n\n1. Point the proxy at the old system\n',
    },
    passes: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %", for: 10 min }]\n---\n\n1. Point the proxy at the old system\n',
    },
  },
  check({ plan, report }) {
    const all = unknowns(plan);
    const [first, ...others] = all;
    if (!first) return;
    const names = all.map(({ owner, path }) => `\`${path.findLast((part) => typeof part === 'string') ?? ''}\` of ${owner.ref}`);
    const found = report(
      plan,
      `${counted(all.length, 'value')} of the plan ${all.length === 1 ? 'is' : 'are'} stated as unknown: ${listing(names)}.`,
    );
    for (const { owner, path, why } of [first, ...others]) found.related(owner, why, path);
    found.fix('Replace each one when it is known, or write { notApplicable: "why" }');
  },
});
