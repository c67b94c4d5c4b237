import type { StepFacts } from '../analysis/rollout.ts';
import { firstStated } from '../model/absences.ts';
import type { Rollout, RolloutStep, Threshold, TrafficRow } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { listCell, NONE, rawCell, textCell, wordCell } from './cell.ts';
import { closingFields, phaseField, statusField } from './common.ts';
import { conditionsCell } from './conditions.ts';
import { defineRegister, type FieldOf, fieldsOf } from './register.ts';

interface StepRow {
  option: Rollout;
  facts: StepFacts;
}

/** The rollout that a row belongs to. */
const OPTION: FieldOf<{ option: Rollout }> = {
  key: 'option',
  label: 'Option',
  filter: true,
  optional: true,
  absence: ['title'],
  record: ({ option }) => option,
  cell: ({ option }) => textCell(option.title),
};

/** Returns fields of the step itself. */
const ofStep = (fields: readonly FieldOf<RolloutStep>[]): FieldOf<StepRow>[] => fieldsOf(({ facts }) => facts.step, fields);

/** The steps of all rollouts, in order, each with the resulting share of the new system. */
export const STEPS = defineRegister<StepRow>({
  key: 'rollout',
  recordType: 'rollout/steps',
  one: 'rollout step',
  many: 'Rollout',
  rows: ({ plan, facts }) =>
    plan.rollout.flatMap((option) => (facts.rollouts[option.id] ?? []).map((each) => ({ option, facts: each }))),
  row: ({ facts }) => facts.step,
  name: ({ facts }) => rowName(facts.step),
  fields: [
    ...ofStep([{ key: 'title', label: 'Step', head: true, cell: (step) => textCell(step.title) }]),
    OPTION,
    {
      key: 'share',
      label: 'On the new system',
      right: true,
      always: true,
      change: 'share',
      absence: [],
      cell: ({ facts: { share } }) => (share === undefined ? NONE : { kind: 'bar', share: share / 100, text: `${share} %` }),
    },
    ...ofStep([
      { key: 'when', label: 'When', absence: ['at', 'period'], cell: (step) => rawCell(firstStated(step, 'at', 'period')) },
      statusField(),
      { key: 'mode', label: 'Mode', optional: true, cell: (step) => wordCell(step.mode) },
      { key: 'hold', label: 'Hold', optional: true, cell: (step) => rawCell(step.hold) },
      { key: 'duration', label: 'Duration', optional: true, cell: (step) => rawCell(step.duration) },
      { key: 'within', label: 'Within', optional: true, cell: (step) => rawCell(step.within) },
      { key: 'actions', label: 'Actions', optional: true, cell: (step) => listCell(step.actions) },
      { key: 'promoteIf', label: 'Promote if', cell: (step, { plan }) => conditionsCell(plan, step.promoteIf) },
      { key: 'abortIf', label: 'Abort if', cell: (step, { plan }) => conditionsCell(plan, step.abortIf) },
      { key: 'retires', label: 'Retires', optional: true, cell: (step) => textCell(step.retires) },
      { key: 'pointOfNoReturn', label: 'Point of no return', optional: true, cell: (step) => textCell(step.pointOfNoReturn) },
      phaseField(true),
      ...closingFields<RolloutStep>(),
    ]),
  ],
});

interface ListRow<Row> {
  option: Rollout;
  row: Row;
}

const ofRow = <Row>(fields: readonly FieldOf<Row>[]): FieldOf<ListRow<Row>>[] => [
  ...fieldsOf(({ row }: ListRow<Row>) => row, fields),
  OPTION,
];

/** The traffic tables of all rollouts. */
export const TRAFFIC = defineRegister<ListRow<TrafficRow>>({
  key: 'traffic',
  recordType: 'rollout/traffic',
  one: 'traffic',
  many: 'Traffic',
  rows: ({ plan }) => plan.rollout.flatMap((option) => option.traffic.map((row) => ({ option, row }))),
  row: ({ row }) => row,
  name: ({ row }) => rowName(row),
  fields: ofRow<TrafficRow>([
    { key: 'at', label: 'When', head: true, cell: (row) => rawCell(row.at) },
    { key: 'share', label: 'On the new system', right: true, always: true, change: 'share', cell: (row) => rawCell(row.share) },
    phaseField(true),
    ...closingFields<TrafficRow>(),
  ]),
});

/** The thresholds of all rollouts. */
export const THRESHOLDS = defineRegister<ListRow<Threshold>>({
  key: 'thresholds',
  recordType: 'rollout/thresholds',
  one: 'threshold',
  many: 'Thresholds',
  rows: ({ plan }) => plan.rollout.flatMap((option) => option.thresholds.map((row) => ({ option, row }))),
  row: ({ row }) => row,
  name: ({ row }) => rowName(row),
  fields: ofRow<Threshold>([
    { key: 'when', label: 'Watched', head: true, cell: (row) => textCell(row.when) },
    { key: 'is', label: 'Threshold', right: true, always: true, cell: (row) => rawCell(row.is) },
    ...closingFields<Threshold>(),
  ]),
});
