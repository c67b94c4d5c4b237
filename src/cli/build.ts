import { resolve } from 'node:path';
import { pretty } from '../reporting/pretty.ts';
import { countBySeverity } from '../reporting/report.ts';
import type { Command } from './command.ts';
import { type ExitCode, UsageError } from './failure.ts';
import { load } from './load.ts';
import { type Arguments, asOf, choice, type OptionSpecs, SCHEDULED, text } from './options.ts';
import { progress, terminalColours } from './terminal.ts';

export const BUILD_OPTIONS: OptionSpecs = {
  ...SCHEDULED,
  out: { type: 'string', value: 'DIR', doc: 'where the site is written (default: dist)' },
  base: { type: 'string', value: 'PATH', doc: 'the path that the site is published under' },
  diagrams: { type: 'string', value: 'HOW', doc: 'svg (default) | source: show the text of diagrams' },
};

/** Checks and builds. The previous site stays where anything fails. */
export async function runBuild(args: Arguments): Promise<{ exit: ExitCode; out: string }> {
  // Astro is loaded by the commands that build, so that the others start at once.
  const { blocking, buildSite } = await import('../building/build.ts');
  const out = resolve(text(args, 'out') ?? 'dist');
  const diagrams = choice(args, 'diagrams', ['svg', 'source'], 'svg');
  const base = text(args, 'base');
  const { step, done } = progress();
  const started = performance.now();
  step('Reading and checking');
  const { root, reading, computed } = await load(args, { forecast: true });
  if (out === root || root.startsWith(`${out}/`))
    throw new UsageError(`--out ${out} would overwrite the content`, 'choose another folder');
  const stopping = blocking(computed.findings, diagrams);
  if (stopping.length > 0) {
    process.stderr.write(
      pretty({
        findings: stopping,
        root,
        lineOf: reading.lineOf,
        files: reading.files.size,
        plans: computed.plans.length,
        colours: terminalColours(process.stderr),
      }),
    );
    process.stderr.write('banyan: nothing was built; the previous site is as it was\n');
    return { exit: 1, out };
  }
  const counts = countBySeverity(computed.findings.filter((finding) => !finding.accepted));
  const built = await buildSite(
    { content: root, out, asOf: asOf(args), diagrams, ...(base !== undefined && { base }), onStep: step },
    { reading, computed },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  done(
    `Built ${built.pages} pages and ${built.rows} search records of ${computed.plans.length} plans into ${text(args, 'out') ?? 'dist'} in ${seconds} s (${counts.error} errors, ${counts.warning} warnings, ${counts.note} notes: see banyan check)`,
  );
  return { exit: 0, out };
}

/** `build`: check, site, search index. */
export const buildCommand: Command = {
  name: 'build',
  summary: 'builds the site into dist/',
  options: BUILD_OPTIONS,
  run: async (args) => (await runBuild(args)).exit,
};
