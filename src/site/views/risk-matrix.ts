import { HIGH_FROM, MEDIUM_FROM, type RiskBand, type RiskFacts, riskMark } from '../../analysis/risk.ts';
import { LABELS } from '../labels/index.ts';

/** Levels from 1 to 5 on both axes. */
export const SIDE = 5;
const LEVELS = [1, 2, 3, 4, 5] as const;

/** Names for a level that no risk of the plan words otherwise. */
const PROBABILITY_WORDS = LABELS.risks.probabilities;
const IMPACT_WORDS = LABELS.risks.impacts;

export interface MatrixCell {
  probability: number;
  impact: number;
  score: number;
  risks: { facts: RiskFacts; mark: string }[];
}

/** A line between cells, in cells from the lower left corner: `x` is probability, `y` impact. */
export interface Segment {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export interface RiskMatrix {
  cells: MatrixCell[];
  contours: { from: number; segments: Segment[] }[];
  probabilityWords: string[];
  impactWords: string[];
}

/** The stepped line between the scores below a limit and those from it on. */
export function contour(limit: number): Segment[] {
  const segments: Segment[] = [];
  let last = SIDE;
  for (const probability of LEVELS) {
    const impact = LEVELS.find((each) => each * probability >= limit);
    const y = impact === undefined ? SIDE : impact - 1;
    const x = probability - 1;
    if (impact !== undefined || last < SIDE) {
      if (y !== last) segments.push({ x1: x, y1: last, x2: x, y2: y });
      if (y < SIDE) segments.push({ x1: x, y1: y, x2: x + 1, y2: y });
    }
    last = y;
  }
  return segments;
}

const wordsOf = (facts: readonly RiskFacts[], axis: 'probability' | 'impact', fallback: readonly string[]): string[] =>
  LEVELS.map((level) => {
    const stated = facts.map((each) => each[axis]).find((each) => each?.score === level && !/^\d$/.test(each.raw));
    return (stated?.raw ?? fallback[level - 1] ?? '').toLowerCase();
  });

/** Risks with probability and impact on a 5 × 5 matrix; absent where the plan gives neither for any risk. */
export function riskMatrix(facts: readonly RiskFacts[]): RiskMatrix | undefined {
  const marked = facts.map((each, index) => ({ facts: each, mark: riskMark(each, index) }));
  if (!facts.some((each) => each.score !== undefined)) return undefined;
  const cells = [...LEVELS].reverse().flatMap((impact) =>
    LEVELS.map(
      (probability): MatrixCell => ({
        probability,
        impact,
        score: probability * impact,
        risks: marked.filter(({ facts: { probability: p, impact: i } }) => p?.score === probability && i?.score === impact),
      }),
    ),
  );
  return {
    cells,
    contours: [MEDIUM_FROM, HIGH_FROM].map((from) => ({ from, segments: contour(from) })),
    probabilityWords: wordsOf(facts, 'probability', PROBABILITY_WORDS),
    impactWords: wordsOf(facts, 'impact', IMPACT_WORDS),
  };
}

/** Risks that only have a level, by band from high to low; risks of which nothing is said come last. */
export function byLevel(
  facts: readonly RiskFacts[],
): { band: RiskBand | 'not stated'; risks: { facts: RiskFacts; mark: string }[] }[] {
  const marked = facts
    .map((each, index) => ({ facts: each, mark: riskMark(each, index) }))
    .filter(({ facts: { score } }) => score === undefined);
  return (['high', 'medium', 'low', 'not stated'] as const)
    .map((band) => ({ band, risks: marked.filter((each) => (each.facts.band ?? 'not stated') === band) }))
    .filter(({ risks }) => risks.length > 0);
}
