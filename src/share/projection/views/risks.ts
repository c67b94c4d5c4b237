import type { RiskFacts } from '../../../analysis/risk.ts';
import { given } from '../../../model/field.ts';
import type { Risk } from '../../../model/plan.ts';
import { seen } from '../allowance.ts';
import { nameOf } from '../references.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { phaseCell, rawCell, textCell, type Viewing, wordCell } from '../viewing.ts';
import { own } from '../words.ts';

const MOST = 25;

const scoreCell = ({ score, band }: RiskFacts): SharedCell | undefined =>
  score !== undefined
    ? { text: own(`${score} of ${MOST}`), bar: score / MOST }
    : band === undefined
      ? undefined
      : { text: own(band) };

/** What a risk touches: names of what the audience sees, words for the rest. */
function affectsCell(risk: Risk, viewing: Viewing): SharedCell | undefined {
  const { plan, audience, words } = viewing;
  const names = (given(risk.affects) ?? []).flatMap((item) => {
    const text = given(item);
    if (text === undefined) return [];
    const phase = plan.phases.find((each) => each.id === text || each.ref === text);
    return words.say(phase ? nameOf(phase, audience) : text) ?? [];
  });
  return names.length === 0 ? undefined : { text: own([...new Set(names)].join(', ')) };
}

export const risks = defineTable<'risks', RiskFacts>({
  view: 'risks',
  title: 'Risks',
  rows: ({ computed, audience }) => {
    const visible = new Set(
      seen(
        audience,
        computed.facts.risks.map(({ risk }) => risk),
      ),
    );
    return computed.facts.risks.filter(({ risk }) => visible.has(risk)).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  },
  columns: [
    { field: 'title', label: 'Risk', reads: ['risks.title'], cell: ({ risk }, v) => textCell(v, risk.title) },
    { field: 'score', label: 'Score', reads: [], cell: scoreCell },
    {
      field: 'probability',
      label: 'Probability',
      reads: ['risks.probability'],
      cell: ({ risk }, v) => rawCell(v, risk.probability),
    },
    { field: 'impact', label: 'Impact', reads: ['risks.impact'], cell: ({ risk }, v) => rawCell(v, risk.impact) },
    { field: 'status', label: 'Status', reads: [], cell: ({ risk }) => wordCell(risk.status) },
    { field: 'category', label: 'Kind', reads: ['risks.category'], cell: ({ risk }, v) => textCell(v, risk.category) },
    {
      field: 'consequence',
      label: 'Consequence',
      reads: ['risks.consequence'],
      cell: ({ risk }, v) => textCell(v, risk.consequence),
    },
    {
      field: 'mitigation',
      label: 'What we do',
      reads: ['risks.mitigation'],
      cell: ({ risk }, v) => textCell(v, risk.mitigation),
    },
    {
      field: 'contingency',
      label: 'If it happens',
      reads: ['risks.contingency'],
      cell: ({ risk }, v) => textCell(v, risk.contingency),
    },
    { field: 'trigger', label: 'Seen by', reads: ['risks.trigger'], cell: ({ risk }, v) => textCell(v, risk.trigger) },
    { field: 'affects', label: 'Touches', reads: ['risks.affects'], cell: ({ risk }, v) => affectsCell(risk, v) },
    { field: 'phase', label: 'Phase', reads: [], cell: ({ risk }, v) => phaseCell(v, risk.phase) },
    { field: 'owner', label: 'Owner', reads: ['risks.owner'], cell: ({ risk }, v) => textCell(v, risk.owner) },
    { field: 'note', label: 'Note', reads: ['risks.note'], cell: ({ risk }, v) => textCell(v, risk.note) },
  ],
});
