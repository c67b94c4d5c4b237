import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyAnswers, type Judged, readAnswers } from '../../import/answer.ts';
import type { SourceText } from '../../import/decode.ts';
import { folderTree } from '../../reader/folder.ts';
import { memoryTree } from '../../reader/memory.ts';
import { readContent } from '../../reader/read.ts';
import { type ExitCode, UsageError } from '../failure.ts';
import { planNamed } from '../plan-named.ts';

function answersOf(file: string): ReturnType<typeof readAnswers> {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new UsageError(`there is no file ${file}`, 'write --answer FILE, or - for standard input');
  }
  try {
    return readAnswers(JSON.parse(text));
  } catch (error) {
    return `it is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const line = ({ ref, what, file, refused }: Judged): string =>
  refused === undefined ? `  taken    ${ref} ${what} (${file})` : `  refused  ${ref} ${what}: ${refused}`;

/** `import … --answer FILE`: takes the proposals whose words stand in the source. Exit code 1 where one is refused. */
export async function answerImport(
  root: string,
  planId: string,
  sources: readonly SourceText[],
  file: string,
  options: { json: boolean; dry: boolean },
): Promise<ExitCode> {
  const answers = answersOf(file);
  if (typeof answers === 'string')
    throw new UsageError(`${file} cannot be used: ${answers}`, 'banyan import FILE --work-list says how answers are written');
  const reading = await readContent(await folderTree(root));
  const plan = planNamed(planId, reading.portfolio.plans, 'or import the source first');
  const texts = new Map([...reading.files].map(([path, { lines }]) => [path, lines.text]));
  const before = new Map(texts);
  const errors = new Set(reading.findings.filter(({ severity }) => severity === 'error').map(({ fingerprint }) => fingerprint));
  const misread = async (path: string, text: string): Promise<string | undefined> => {
    const { findings } = await readContent(memoryTree({ ...Object.fromEntries(texts), [path]: text }));
    return findings.find(({ severity, fingerprint }) => severity === 'error' && !errors.has(fingerprint))?.message;
  };
  const judged = await applyAnswers(answers, plan, sources, texts, misread);
  const changed = [...texts].filter(([path, text]) => before.get(path) !== text);
  if (!options.dry) for (const [path, text] of changed) writeFileSync(join(root, path), text);
  const refused = judged.filter((each) => each.refused !== undefined);
  if (options.json) process.stdout.write(`${JSON.stringify({ plan: planId, answers: judged }, null, 2)}\n`);
  else
    process.stdout.write(
      `${[...judged.map(line), `  ${judged.length - refused.length} taken · ${refused.length} refused · ${changed.length} files changed${options.dry ? ' (--dry-run: nothing was written)' : ''}`].join('\n')}\n`,
    );
  return refused.length > 0 ? 1 : 0;
}
