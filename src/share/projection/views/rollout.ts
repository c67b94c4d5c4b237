import type { StepFacts } from '../../../analysis/rollout.ts';
import { given, isAbsent } from '../../../model/field.ts';
import type { Rollout, RolloutStep } from '../../../model/plan.ts';
import { seesRow } from '../allowance.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { rawCell, statusCell, textCell, type Viewing } from '../viewing.ts';
import { own } from '../words.ts';

interface Step extends StepFacts {
  option: Rollout;
}

/** Conditions in words. One that is named by its id is a trigger of a rollback, which is not told here. */
function conditions(list: RolloutStep['promoteIf'], { words }: Viewing): SharedCell | undefined {
  const told = (given(list) ?? []).flatMap((condition) => {
    if (isAbsent(condition)) return [];
    if (typeof condition === 'string') return ['a trigger of the rollback'];
    const parts = [words.say(condition.when), words.say(given(condition.is)?.raw), words.say(given(condition.for)?.raw)];
    const text = parts.filter((part) => part !== undefined).join(' ');
    return text === '' ? ['a metric'] : [text];
  });
  return told.length === 0 ? undefined : { text: own([...new Set(told)].join('; ')) };
}

export const rollout = defineTable<'rollout', Step>({
  view: 'rollout',
  title: 'How the traffic moves',
  rows: ({ plan, computed, audience }) =>
    plan.rollout.flatMap((option) =>
      (computed.facts.rollouts[option.id] ?? [])
        .filter(({ step }) => seesRow(audience, step.ref))
        .map((facts) => ({ ...facts, option })),
    ),
  columns: [
    { field: 'title', label: 'Step', reads: ['rollout.title'], cell: ({ step }, v) => textCell(v, step.title) },
    {
      field: 'option',
      label: 'Option',
      reads: ['rollout.title'],
      cell: ({ option }, v) =>
        v.plan.rollout.length > 1 && seesRow(v.audience, option.ref) ? textCell(v, option.title) : undefined,
    },
    {
      field: 'share',
      label: 'On the new system',
      right: true,
      reads: [],
      cell: ({ share }) => (share === undefined ? undefined : { text: own(`${share} %`), bar: share / 100 }),
    },
    {
      field: 'when',
      label: 'When',
      reads: ['rollout.at', 'rollout.period'],
      cell: ({ step }, v) => rawCell(v, step.at) ?? rawCell(v, step.period),
    },
    { field: 'status', label: 'Status', reads: [], cell: ({ step }) => statusCell(step.status) },
    { field: 'hold', label: 'Watched for', reads: ['rollout.hold'], cell: ({ step }, v) => rawCell(v, step.hold) },
    { field: 'gate', label: 'Goes on if', reads: ['rollout.promoteIf'], cell: ({ step }, v) => conditions(step.promoteIf, v) },
    { field: 'abort', label: 'Goes back if', reads: ['rollout.abortIf'], cell: ({ step }, v) => conditions(step.abortIf, v) },
    { field: 'retires', label: 'Switches off', reads: ['rollout.retires'], cell: ({ step }, v) => textCell(v, step.retires) },
    {
      field: 'noReturn',
      label: 'No way back',
      reads: ['rollout.pointOfNoReturn'],
      cell: ({ step }, v) => textCell(v, step.pointOfNoReturn),
    },
    { field: 'owner', label: 'Owner', reads: ['rollout.owner'], cell: ({ step }, v) => textCell(v, step.owner) },
    { field: 'note', label: 'Note', reads: ['rollout.note'], cell: ({ step }, v) => textCell(v, step.note) },
  ],
});
