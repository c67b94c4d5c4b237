import type { Risk } from '../model/plan.ts';
import type { Level } from '../model/values/level.ts';

/** Words for a score, by the usual 5 × 5 matrix: from 15 high, from 8 medium. */
export type RiskBand = 'low' | 'medium' | 'high';

export interface RiskFacts {
  risk: Risk;
  probability?: Level;
  impact?: Level;
  level?: Level;
  /** Probability × impact, 1–25; absent where one is not stated. */
  score?: number;
  /** From the score, else from the stated level; absent where the plan gives neither. */
  band?: RiskBand;
}

export const HIGH_FROM = 15;
export const MEDIUM_FROM = 8;

const bandOfScore = (score: number): RiskBand => (score >= HIGH_FROM ? 'high' : score >= MEDIUM_FROM ? 'medium' : 'low');
const bandOfLevel = (level: Level): RiskBand => (level.score >= 4 ? 'high' : level.score === 3 ? 'medium' : 'low');

/** What follows from a risk's levels. */
export function riskFacts(risk: Risk): RiskFacts {
  const probability = risk.probability;
  const impact = risk.impact;
  const level = risk.level;
  const score = probability && impact ? probability.score * impact.score : undefined;
  const band = score !== undefined ? bandOfScore(score) : level ? bandOfLevel(level) : undefined;
  return {
    risk,
    ...(probability && { probability }),
    ...(impact && { impact }),
    ...(level && { level }),
    ...(score !== undefined && { score }),
    ...(band && { band }),
  };
}

/** The short name of a risk on the matrix and in the register: its id where that is short, else its number. */
export const riskMark = (facts: RiskFacts, index: number): string =>
  facts.risk.id.length <= 4 ? facts.risk.id : `R${index + 1}`;
