import type { Profile } from '../model/kinds/rule-settings.ts';
import { type Baseline, baselinesAt, readBaselines } from '../pipeline/baselines.ts';
import { type Computed, compute } from '../pipeline/compute.ts';
import { dayOf } from '../pipeline/day.ts';
import { readAll } from '../pipeline/read-all.ts';
import { GitError } from '../reader/git.ts';
import type { Reading } from '../reader/read.ts';
import type { Project } from '../runtime/project.ts';
import { UsageError } from './failure.ts';
import { type Arguments, text } from './options.ts';
import { projectOf } from './project.ts';
import { applyWhatIf } from './what-if.ts';

/** Reads and computes the plans that a command works on. */
export async function load(
  args: Arguments,
  options: { forecast?: boolean; profile?: Profile } = {},
): Promise<{ project: Project; reading: Reading; computed: Computed }> {
  const project = projectOf(args);
  const reading = await readAll(project);
  return { project, reading, computed: await computeFor(args, project, reading, options) };
}

/** Computes a reading with the options of a command: day, baseline, what-if. */
async function computeFor(
  args: Arguments,
  project: Project,
  reading: Reading,
  options: { forecast?: boolean; profile?: Profile },
): Promise<Computed> {
  const { portfolio, changed } = await applyWhatIf(args, reading.portfolio);
  try {
    const named = text(args, 'baseline');
    const { baselines, findings }: { baselines: Map<string, Baseline>; findings: Reading['findings'] } =
      named === undefined
        ? await readBaselines(project.contentRoot, reading.portfolio, reading.locate)
        : { baselines: await baselinesAt(project.contentRoot, reading.portfolio, named), findings: [] };
    // A what-if is compared with the current schedule, unless another baseline is named.
    if (named === undefined) {
      for (const plan of reading.portfolio.plans)
        if (changed.has(plan.id)) baselines.set(plan.id, { plan, calendars: reading.portfolio.calendars });
    }
    const { asOf, asOfBy } = dayOf(portfolio, project.statedDay, project.day);
    return compute({ ...reading, portfolio, findings: [...reading.findings, ...findings] }, asOf, {
      asOfBy,
      baselines,
      movable: new Set(changed.keys()),
      ...options,
    });
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`the baseline cannot be read: ${error.message}`, error.fix);
    throw error;
  }
}
