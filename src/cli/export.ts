import { planVelocity } from '../computing/velocity.ts';
import { exportModel } from '../reporting/exportModel.ts';
import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
import { load } from './load.ts';
import { asOf, choice, SCHEDULED, text } from './options.ts';
import { WHAT_IF } from './whatIf.ts';

/** `export`: prints the whole computed model. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'prints the whole computed model',
  options: {
    ...SCHEDULED,
    ...WHAT_IF,
    format: { type: 'string', value: 'FORMAT', doc: 'json (default)' },
    plan: { type: 'string', value: 'ID', doc: 'only this plan' },
  },
  async run(args) {
    choice(args, 'format', ['json'], 'json');
    const { root, reading, computed } = await load(args, { forecast: true });
    const only = text(args, 'plan');
    const known = computed.plans.map(({ plan }) => plan.id);
    if (only !== undefined && !known.includes(only))
      throw new UsageError(`there is no plan ${only}`, `known are ${known.join(', ')}`);
    for (const each of computed.plans) {
      if (only !== undefined && each.plan.id !== only) continue;
      const velocity = await planVelocity(root, each.plan, computed.portfolio.calendars, asOf(args));
      if (velocity) each.velocity = velocity;
    }
    const model = exportModel(computed, reading.locate);
    const shown =
      only === undefined
        ? model
        : { ...model, plans: { [only]: model.plans[only] }, findings: model.findings.filter((finding) => finding.plan === only) };
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return 0;
  },
};
