import { exportModel } from '../reporting/exportModel.ts';
import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
import { load } from './load.ts';
import { choice, SCHEDULED, text } from './options.ts';

/** `export`: prints the whole computed model. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'prints the whole computed model',
  options: {
    ...SCHEDULED,
    format: { type: 'string', value: 'FORMAT', doc: 'json (default)' },
    plan: { type: 'string', value: 'ID', doc: 'only this plan' },
  },
  async run(args) {
    choice(args, 'format', ['json'], 'json');
    const { reading, computed } = await load(args);
    const only = text(args, 'plan');
    const model = exportModel(computed, reading.locate);
    if (only !== undefined && !(only in model.plans))
      throw new UsageError(`there is no plan ${only}`, `known are ${Object.keys(model.plans).join(', ')}`);
    const shown =
      only === undefined
        ? model
        : { ...model, plans: { [only]: model.plans[only] }, findings: model.findings.filter((finding) => finding.plan === only) };
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return 0;
  },
};
