import type { Severity } from '../model/finding.ts';
import { FORMATS, formatFindings } from '../report/format.ts';
import type { Command } from './command.ts';
import { load } from './load.ts';
import { choice, flag, SCHEDULED, text } from './options.ts';
import { terminalColours } from './terminal.ts';

const RANK: Record<Severity, number> = { note: 0, warning: 1, error: 2 };

/** `check`: reads, computes, and tells everything that is wrong. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'finds what is wrong in the plans, and where they contradict themselves',
  options: {
    ...SCHEDULED,
    format: { type: 'string', value: 'FORMAT', doc: FORMATS.join(' | ') },
    'fail-on': { type: 'string', value: 'SEVERITY', doc: 'error (default) | warning | note | never: what makes the exit code 1' },
    plan: { type: 'string', value: 'ID', doc: 'only the findings of this plan' },
    quiet: { type: 'boolean', doc: 'only errors' },
  },
  async run(args) {
    const format = choice(args, 'format', FORMATS, 'pretty');
    const failOn = choice(args, 'fail-on', ['error', 'warning', 'note', 'never'], 'error');
    const { reading, computed, root } = await load(args);
    const plan = text(args, 'plan');
    const findings = computed.findings.filter(
      (finding) => (plan === undefined || finding.plan === plan) && (!flag(args, 'quiet') || finding.severity === 'error'),
    );
    process.stdout.write(
      formatFindings(format, {
        findings,
        root,
        lineOf: reading.lineOf,
        files: reading.files.size,
        plans: computed.plans.length,
        colours: terminalColours(process.stdout),
      }),
    );
    const failing = failOn !== 'never' && findings.some((finding) => !finding.accepted && RANK[finding.severity] >= RANK[failOn]);
    return failing ? 1 : 0;
  },
};
