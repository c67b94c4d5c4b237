import type { RiskFacts } from '../analysis/risk.ts';
import { riskMark } from '../analysis/risk.ts';
import { absentItems } from '../model/absences.ts';
import type { Plan, Risk } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import type { Level } from '../model/values/level.ts';
import { type Cell, type CellReference, listCell, NONE, referencesCell, textCell, wordCell } from './cell.ts';
import { closingFields, phaseField } from './common.ts';
import { referenceTo } from './references.ts';
import { defineRegister, type FieldOf, fieldsOf } from './register.ts';

/** The maximum of probability times impact. */
const HIGHEST = 25;

interface RiskRow {
  facts: RiskFacts;
  mark: string;
}

const scoreCell = ({ score }: RiskFacts): Cell =>
  score === undefined ? NONE : { kind: 'bar', share: score / HIGHEST, text: String(score) };

/** Returns a level with its rank: `low 2`. A number stays as it is. */
const levelCell = (level: Level | undefined): Cell => {
  if (!level) return NONE;
  return { kind: 'number', text: level.raw === String(level.score) ? level.raw : `${level.raw} ${level.score}` };
};

/** Returns a list with links for references to parts of the plan, and plain text for other items. */
const referencesOrList = (value: Risk['affects'], plan: Plan, refOf: (text: string) => string): Cell => {
  const items = (value ?? []).map((item) => referenceTo(plan, refOf(item)));
  const links = items.filter((item): item is CellReference => item !== undefined);
  const isLinks = links.length > 0 && links.length === items.length && absentItems(value).length === 0;
  return isLinks ? referencesCell(plan, links) : listCell(value);
};

/** `core-api/sign` is a task of a phase. */
const taskRef = (task: string): string =>
  /^[a-z]+\//.test(task) && /^(phase|checklist)s?\//.test(task) ? task : `phase/${task}`;

const byLevel = (key: 'probability' | 'impact' | 'level', label: string, optional: boolean): FieldOf<RiskRow> => ({
  key,
  label,
  ...(key !== 'level' && { right: true as const }),
  ...(optional && { optional: true as const }),
  cell: ({ facts }) => levelCell(facts.risk[key]),
  sort: ({ facts }) => facts[key]?.score,
});

/** Returns fields of the risk itself. */
const ofRisk = (fields: readonly FieldOf<Risk>[]): FieldOf<RiskRow>[] => fieldsOf(({ facts }) => facts.risk, fields);

const weight = ({ facts }: RiskRow): number => facts.score ?? (facts.level?.score ?? 0) / 10;

/** Risks: highest score first, then by level, then in the author's order. */
export const RISKS = defineRegister<RiskRow>({
  key: 'risks',
  recordType: 'risks/risks',
  one: 'risk',
  many: 'Risks',
  rows: ({ facts }) =>
    facts.risks.map((each, index) => ({ facts: each, mark: riskMark(each, index) })).sort((a, b) => weight(b) - weight(a)),
  row: ({ facts }) => facts.risk,
  name: ({ facts }) => rowName(facts.risk),
  fields: [
    { key: 'no', label: 'No.', optional: true, cell: ({ mark }) => ({ kind: 'number', text: mark }) },
    ...ofRisk([{ key: 'title', label: 'Risk', head: true, cell: (risk) => textCell(risk.title) }]),
    byLevel('probability', 'Probability', false),
    byLevel('impact', 'Impact', false),
    { key: 'score', label: 'Score', optional: true, cell: ({ facts }) => scoreCell(facts) },
    byLevel('level', 'Level', true),
    ...ofRisk([
      { key: 'category', label: 'Category', optional: true, filter: true, cell: (risk) => textCell(risk.category) },
      { key: 'status', label: 'Status', optional: true, filter: true, cell: (risk) => wordCell(risk.status) },
      { key: 'consequence', label: 'Consequence', cell: (risk) => textCell(risk.consequence) },
      { key: 'mitigation', label: 'Mitigation', always: true, cell: (risk) => textCell(risk.mitigation) },
      {
        key: 'tasks',
        label: 'Tasks',
        optional: true,
        cell: (risk, { plan }) => referencesOrList(risk.tasks, plan, taskRef),
      },
      { key: 'testing', label: 'Testing', optional: true, cell: (risk) => textCell(risk.testing) },
      { key: 'trigger', label: 'Trigger', cell: (risk) => textCell(risk.trigger) },
      { key: 'contingency', label: 'Contingency', cell: (risk) => textCell(risk.contingency) },
      {
        key: 'affects',
        label: 'Affects',
        optional: true,
        cell: (risk, { plan }) => referencesOrList(risk.affects, plan, (ref) => ref),
      },
      phaseField(),
      { key: 'critical', label: 'Critical', optional: true, cell: (risk) => textCell(risk.critical) },
      ...closingFields<Risk>(),
    ]),
  ],
});
