import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Profile } from '../model/kinds/rule-settings.ts';
import { type Baseline, readBaselines } from '../pipeline/baselines.ts';
import { type Computed, compute } from '../pipeline/compute.ts';
import { dayOf } from '../pipeline/day.ts';
import { readAll } from '../pipeline/read-all.ts';
import { GitError } from '../reader/git.ts';
import type { Reading } from '../reader/read.ts';
import { UsageError } from './failure.ts';
import { type Arguments, clockDay, day, text } from './options.ts';
import { applyWhatIf } from './what-if.ts';

/** The content root of a command, as an absolute path. */
export function contentRoot(args: Arguments): string {
  const stated = text(args, 'content') ?? 'content';
  const root = resolve(stated);
  if (!existsSync(root)) throw new UsageError(`there is no folder ${stated}`, 'write --content DIR, or begin with: banyan init');
  if (!statSync(root).isDirectory()) throw new UsageError(`${stated} is no folder`, 'write --content DIR');
  const above = contentRootAbove(root);
  if (above !== undefined) {
    const meant = relative(process.cwd(), above) || '.';
    throw new UsageError(`${stated} is a folder inside a content root, not the root itself`, `write --content ${meant}`);
  }
  return root;
}

/** The content root that was meant where the folder of a plan, or the one of all plans, is named instead. */
function contentRootAbove(folder: string): string | undefined {
  if (existsSync(join(folder, 'plans')) || existsSync(join(folder, 'portfolio.mdx'))) return undefined;
  if (existsSync(join(folder, 'plan.mdx'))) return resolve(folder, '../..');
  const holdsPlans = readdirSync(folder).some((name) => existsSync(join(folder, name, 'plan.mdx')));
  return holdsPlans ? resolve(folder, '..') : undefined;
}

/** Reads and computes what a command was called for. */
export async function load(
  args: Arguments,
  options: { forecast?: boolean; profile?: Profile } = {},
): Promise<{ root: string; reading: Reading; computed: Computed }> {
  const root = contentRoot(args);
  const reading = await readAll(root);
  return { root, reading, computed: await computeFor(args, root, reading, options) };
}

/** Computes a reading by the options of a command: its day, its baseline, what would be if. */
async function computeFor(
  args: Arguments,
  root: string,
  reading: Reading,
  options: { forecast?: boolean; profile?: Profile },
): Promise<Computed> {
  const { portfolio, changed } = await applyWhatIf(args, reading.portfolio);
  try {
    const baselines: Map<string, Baseline> = await readBaselines(root, reading.portfolio, text(args, 'baseline'));
    // What would be is measured against what is, unless another baseline is named.
    if (text(args, 'baseline') === undefined) {
      for (const plan of reading.portfolio.plans)
        if (changed.has(plan.id)) baselines.set(plan.id, { plan, calendars: reading.portfolio.calendars });
    }
    const { asOf, asOfBy } = dayOf(portfolio, day(args, 'as-of'), clockDay());
    return compute({ ...reading, portfolio }, asOf, {
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
