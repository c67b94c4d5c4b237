import type { Severity } from '../model/finding.ts';

/** Findings about `allow:` itself. */
export const ACCEPTANCE_RULES = [
  {
    id: 'allow/unused',
    severity: 'warning',
    title: 'Acceptance matches no finding',
    why: 'It would hide the next finding that happens to match.',
  },
  {
    id: 'allow/expired',
    severity: 'warning',
    title: 'Acceptance has expired',
    why: 'The time for which the finding was accepted is over.',
  },
  {
    id: 'allow/no-reason',
    severity: 'warning',
    title: 'Acceptance has no reason',
    why: 'Without one, it is unclear later whether it still holds.',
  },
] as const satisfies readonly { id: string; severity: Severity; title: string; why: string }[];

export type AcceptanceRule = (typeof ACCEPTANCE_RULES)[number]['id'];
