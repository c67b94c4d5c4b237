import { riskMark } from '../../analysis/risk.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { LABELS } from '../labels/index.ts';

/** Figures beside the matrix: how many risks lack what one would watch them by. */
export interface RiskFigures {
  count: number;
  highest?: { score: number; mark: string };
  stated?: string;
  lacking: { what: string; count: number }[];
}

const WATCHED = ['owner', 'mitigation', 'trigger', 'contingency'] as const;

export function riskFigures({ plan, facts }: ComputedPlan): RiskFigures {
  const risks = plan.risks?.risks ?? [];
  const marked = facts.risks
    .map((each, index) => ({ score: each.score, mark: riskMark(each, index) }))
    .filter((each): each is { score: number; mark: string } => each.score !== undefined);
  const [highest] = marked.sort((a, b) => b.score - a.score);
  const stated = plan.risks?.stated?.level ?? plan.stated?.risk;
  return {
    count: risks.length,
    ...(highest && { highest }),
    ...(stated !== undefined && { stated }),
    lacking: WATCHED.map((field) => ({
      what: LABELS.risks.watched[field],
      count: risks.filter((risk) => risk[field] === undefined).length,
    })),
  };
}
