import type { RiskFacts } from '../../analysis/risk.ts';
import { HIGH_FROM, MEDIUM_FROM } from '../../analysis/risk.ts';
import { parseLevel } from '../../model/values/level.ts';
import { defineRule } from '../rule.ts';
import { openRisks, titleOf } from './procedures.ts';

const BANDS = ['low', 'medium', 'high'] as const;
type Band = (typeof BANDS)[number];

/** `Low (due to the parallel build)` → low */
function bandOfText(text: string): Band | undefined {
  const level = parseLevel(text.replace(/[(,;:].*$/s, '').trim());
  if (!level.ok) return undefined;
  return level.value.score >= 4 ? 'high' : level.value.score === 3 ? 'medium' : 'low';
}

const weight = ({ score, level, band }: RiskFacts): number =>
  score ?? (level ? (band === 'high' ? HIGH_FROM : band === 'medium' ? MEDIUM_FROM : 1) : 0);

const inWords = (facts: RiskFacts): string =>
  facts.probability && facts.impact
    ? `probability ${facts.probability.raw} × impact ${facts.impact.raw} = ${facts.score ?? 0} of 25, ${facts.band ?? ''}`
    : `level ${facts.level?.raw ?? ''}`;

export const statedLevel = defineRule({
  id: 'risks/stated-level',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stated risk is lower than the risk register says',
  why: 'People who read only the summary decide on a level that the plan itself contradicts.',
  examples: {
    fails: {
      'plan.mdx':
        '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstated: { risk: low }\n---\n',
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, probability: medium, impact: critical, mitigation: "One session store", owner: Ana }\n---\n',
    },
    passes: {
      'plan.mdx':
        '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstated: { risk: high }\n---\n',
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, probability: medium, impact: critical, mitigation: "One session store", owner: Ana }\n---\n',
    },
  },
  waiver: 'A stated level above the register is caution, not a contradiction.',
  check({ plan, facts, report }) {
    const open = new Set(openRisks(plan));
    const worst = facts.risks.filter(({ risk }) => open.has(risk)).toSorted((a, b) => weight(b) - weight(a))[0];
    if (!worst?.band) return;
    const places = [
      { subject: plan, text: plan.stated?.risk, field: ['stated', 'risk'] },
      ...(plan.risks ? [{ subject: plan.risks, text: plan.risks.stated?.level, field: ['stated', 'level'] }] : []),
    ];
    for (const { subject, text, field } of places) {
      const band = text === undefined ? undefined : bandOfText(text);
      if (text === undefined || band === undefined || BANDS.indexOf(band) >= BANDS.indexOf(worst.band)) continue;
      report(subject, `The plan calls its risk "${text}", but its register holds "${titleOf(worst.risk)}" (${inWords(worst)}).`)
        .at(field)
        .related(worst.risk, `…but here it is ${inWords(worst)}`)
        .fix(`State ${worst.band}, or give the risk status: mitigated once that is so`);
    }
  },
});
