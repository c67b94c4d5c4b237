import type { RiskFacts } from '../../analysis/risk.ts';
import { given, isAbsent } from '../../model/field.ts';
import type { Plan, Risk } from '../../model/plan.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { planUrl, refUrl } from '../urls.ts';
import { type Cell, listCell, NONE, phaseCell, rawCell, textCell, wordCell } from './cell.ts';
import { closing } from './registers.ts';
import { riskMark } from './risk-matrix.ts';
import { type ColumnSpec, type Table, tableOf } from './table.ts';

const MOST = 25;

const scoreCell = (facts: RiskFacts): Cell =>
  facts.score === undefined ? NONE : { kind: 'bar', share: facts.score / MOST, text: String(facts.score) };

/** `low` and its number: `low 2`. A number alone stays one. */
const levelCell = (value: Risk['probability']): Cell => {
  const level = given(value);
  if (!level) return rawCell(isAbsent(value) ? value : undefined);
  return { kind: 'number', text: level.raw === String(level.score) ? level.raw : `${level.raw} ${level.score}` };
};

/** What a risk touches, as links where it names things of the plan. */
const affectsCell = (affects: Risk['affects'], plan: Plan): Cell => {
  const items = given(affects);
  if (!items) return listCell(affects);
  const links = items.flatMap((item) => {
    const text = given(item);
    return text === undefined ? [] : [{ text, url: /^[a-z]+\/\S+$/.test(text) ? refUrl(plan.id, text) : '' }];
  });
  return links.every(({ url }) => url !== '') ? { kind: 'links', items: links } : listCell(affects);
};

const taskUrl = (task: string, plan: Plan): string => {
  const [phase = '', id] = task.replace(/^phases?\//, '').split('/');
  return `${planUrl(plan.id, `phases/${phase}`)}${id === undefined ? '' : `#${id}`}`;
};

const tasksCell = (tasks: Risk['tasks'], plan: Plan): Cell => {
  const items = given(tasks);
  if (!items) return listCell(tasks);
  return {
    kind: 'links',
    items: items.flatMap((item) =>
      given(item) === undefined ? [] : [{ text: given(item) ?? '', url: taskUrl(given(item) ?? '', plan) }],
    ),
  };
};

/** The register of risks: highest score first, then by level, then as the author has them. */
export function riskTable({ plan, facts }: ComputedPlan): Table {
  const byId = new Map(facts.risks.map((each, index) => [each.risk.id, { facts: each, mark: riskMark(each, index) }]));
  const of = (risk: Risk): { facts: RiskFacts; mark: string } => byId.get(risk.id) ?? { facts: { risk }, mark: risk.id };
  const weight = (risk: Risk): number => of(risk).facts.score ?? (of(risk).facts.level?.score ?? 0) / 10;
  const risks = [...(plan.risks?.risks ?? [])].sort((a, b) => weight(b) - weight(a));
  const columns: ColumnSpec<Risk>[] = [
    { label: 'No.', optional: true, cell: (risk) => ({ kind: 'number', text: of(risk).mark }) },
    { label: 'Risk', head: true, cell: (risk) => textCell(risk.title) },
    { label: 'Probability', right: true, cell: (risk) => levelCell(risk.probability) },
    { label: 'Impact', right: true, cell: (risk) => levelCell(risk.impact) },
    { label: 'Score', optional: true, cell: (risk) => scoreCell(of(risk).facts) },
    { label: 'Level', optional: true, cell: (risk) => levelCell(risk.level) },
    { label: 'Category', optional: true, cell: (risk) => textCell(risk.category) },
    { label: 'Status', optional: true, cell: (risk) => wordCell(risk.status) },
    { label: 'Consequence', cell: (risk) => textCell(risk.consequence) },
    { label: 'Mitigation', always: true, cell: (risk) => textCell(risk.mitigation) },
    { label: 'Tasks', optional: true, cell: (risk) => tasksCell(risk.tasks, plan) },
    { label: 'Testing', optional: true, cell: (risk) => textCell(risk.testing) },
    { label: 'Trigger', cell: (risk) => textCell(risk.trigger) },
    { label: 'Contingency', cell: (risk) => textCell(risk.contingency) },
    { label: 'Affects', optional: true, cell: (risk) => affectsCell(risk.affects, plan) },
    { label: 'Phase', cell: (risk) => phaseCell(risk.phase, plan) },
    { label: 'Critical', optional: true, cell: (risk) => textCell(risk.critical) },
    ...closing<Risk>(),
  ];
  return tableOf(risks, columns);
}

/** Figures beside the matrix: how many risks lack what one would watch them by. */
export interface RiskFigures {
  count: number;
  highest?: { score: number; mark: string };
  stated?: string;
  lacking: { what: string; count: number }[];
}

const WATCHED = [
  ['owner', 'owner'],
  ['mitigation', 'mitigation'],
  ['trigger', 'trigger'],
  ['contingency', 'contingency'],
] as const;

export function riskFigures({ plan, facts }: ComputedPlan): RiskFigures {
  const risks = plan.risks?.risks ?? [];
  const marked = facts.risks
    .map((each, index) => ({ score: each.score, mark: riskMark(each, index) }))
    .filter((each): each is { score: number; mark: string } => each.score !== undefined);
  const [highest] = marked.sort((a, b) => b.score - a.score);
  const stated = given(given(plan.risks?.stated)?.level) ?? given(given(plan.stated)?.risk);
  return {
    count: risks.length,
    ...(highest && { highest }),
    ...(stated !== undefined && { stated }),
    lacking: WATCHED.map(([field, what]) => ({ what, count: risks.filter((risk) => given(risk[field]) === undefined).length })),
  };
}
