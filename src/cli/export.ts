import { planVelocity } from '../pipeline/velocity.ts';
import { mappingCsv, mappingStates } from '../report/export-mapping.ts';
import { exportModel } from '../report/export-model.ts';
import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
import { load } from './load.ts';
import { asOf, choice, day, SCHEDULED, text } from './options.ts';
import { WHAT_IF } from './what-if.ts';

/** `export`: prints the whole computed model, or the endpoint mapping. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'prints the whole computed model',
  options: {
    ...SCHEDULED,
    ...WHAT_IF,
    format: { type: 'string', value: 'FORMAT', doc: 'json (default): the whole model | csv: the endpoint mapping' },
    at: { type: 'string', value: 'YYYY-MM-DD', doc: 'who answers each endpoint on that day, by the plan: old, new, or nothing' },
    plan: { type: 'string', value: 'ID', doc: 'only this plan' },
  },
  async run(args) {
    const format = choice(args, 'format', ['json', 'csv'], 'json');
    const at = day(args, 'at');
    const { root, reading, computed } = await load(args, { forecast: true });
    const only = text(args, 'plan');
    const known = computed.plans.map(({ plan }) => plan.id);
    if (only !== undefined && !known.includes(only))
      throw new UsageError(`there is no plan ${only}`, `known are ${known.join(', ')}`);
    const plans = computed.plans.filter(({ plan }) => only === undefined || plan.id === only);
    if (format === 'csv') {
      process.stdout.write(mappingCsv(plans, reading.locate, at));
      return 0;
    }
    if (at !== undefined) {
      process.stdout.write(`${JSON.stringify(mappingStates(computed, plans, at), null, 2)}\n`);
      return 0;
    }
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
