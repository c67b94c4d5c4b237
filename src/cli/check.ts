import type { Severity } from '../model/finding.ts';
import { PROFILES } from '../model/kinds/rule-settings.ts';
import { nearest } from '../model/values/nearest.ts';
import { FORMATS, formatFindings } from '../report/format.ts';
import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
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
    profile: {
      type: 'string',
      value: 'PROFILE',
      doc: `${PROFILES.join(' | ')}: replaces the one that portfolio.mdx and plans name`,
    },
    quiet: { type: 'boolean', doc: 'only errors' },
  },
  async run(args) {
    const format = choice(args, 'format', FORMATS, 'pretty');
    const failOn = choice(args, 'fail-on', ['error', 'warning', 'note', 'never'], 'error');
    const profile = text(args, 'profile') === undefined ? undefined : choice(args, 'profile', PROFILES, 'recommended');
    const [positional] = args.positionals;
    if (positional !== undefined)
      throw new UsageError(
        `check takes no arguments, found ${positional}`,
        `write --content ${positional}, or --plan ${positional}`,
      );
    const { reading, computed, project } = await load(args, { ...(profile && { profile }) });
    const plan = text(args, 'plan');
    const ids = computed.plans.map((each) => each.plan.id);
    if (plan !== undefined && !ids.includes(plan)) {
      const meant = nearest(plan, ids);
      throw new UsageError(
        `there is no plan ${plan}`,
        meant ? `did you mean ${meant}?` : `known are ${ids.join(', ') || 'none: the content root has no plan'}`,
      );
    }
    if (ids.length === 0 && computed.findings.length === 0)
      throw new UsageError(
        `there is no plan in ${project.contentRoot}`,
        'write plans/<name>/plan.mdx with title, status, from and to',
      );
    const findings = computed.findings.filter(
      (finding) => (plan === undefined || finding.plan === plan) && (!flag(args, 'quiet') || finding.severity === 'error'),
    );
    process.stdout.write(
      formatFindings(format, {
        findings,
        root: project.contentRoot,
        cwd: project.projectRoot,
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
