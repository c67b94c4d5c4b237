import { titleOf } from '../../analysis/title.ts';
import type { Coverage } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

const coverage = (overall: string) => ({
  'quality.mdx': `---
coverage:
  - { layer: API, target: 90 % }
  - { layer: Services, target: 70 % }
  - { layer: Overall, target: ${overall} }
---
`,
});

/** Names of the row that takes in all others. */
const OVERALL = /^(overall|total|all|everything|whole|combined)( (code|layers?|coverage|tests?))?$/i;

const percentOf = (row: Coverage, field: 'target' | 'measured'): number | undefined => {
  const quantity = row[field];
  return quantity?.unit === '%' ? quantity.value : undefined;
};

export const overall = defineRule({
  id: 'sums/overall',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Overall coverage is outside the range of its layers',
  why: 'Whatever weight the layers have, their mean cannot be below the lowest or above the highest of them.',
  examples: { fails: coverage('95 %'), passes: coverage('80 %') },
  check({ plan, report }) {
    const rows = plan.quality?.coverage ?? [];
    const whole = rows.find((row) => OVERALL.test(row.layer ?? ''));
    const layers = rows.filter((row) => row !== whole);
    if (!whole || layers.length < 2) return;
    for (const field of ['target', 'measured'] as const) {
      const own = percentOf(whole, field);
      const parts = layers.map((row) => percentOf(row, field)).filter((value) => value !== undefined);
      if (own === undefined || parts.length !== layers.length) continue;
      const [low, high] = [Math.min(...parts), Math.max(...parts)];
      // A lower overall target asks for less than the layers do and can be met; a higher one cannot.
      if (own <= high && (field === 'target' || own >= low)) continue;
      report(
        whole,
        `"${whole.layer ?? titleOf(whole)}" ${field === 'target' ? 'is to reach' : 'has'} ${own} %, but its ${layers.length} layers have ${field === 'target' ? 'targets' : 'values'} from ${low} % to ${high} %.`,
      )
        .at(field)
        .key(field)
        .fix(`Write a value from ${low} % to ${high} %, or correct the layers`);
    }
  },
});
