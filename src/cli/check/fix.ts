import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { counted } from '../../analysis/counted.ts';
import type { Finding } from '../../model/finding.ts';
import { decode } from '../../reader/decode.ts';
import { fixFile } from '../../reader/fix.ts';
import { shownPath } from '../../report/report.ts';
import { unifiedDiff } from '../../report/unified-diff.ts';
import type { Project } from '../../runtime/project.ts';

/** A file that fixes change, its path as shown, and its text before and after. */
export interface FileFix {
  path: string;
  shown: string;
  old: string;
  text: string;
  findings: number;
}

/** The mechanical fixes of findings, a file at a time, in the order of the files. Nothing is written. */
export async function fixesOf({ contentRoot, projectRoot }: Project, findings: readonly Finding[]): Promise<FileFix[]> {
  const byFile = Map.groupBy(
    findings.filter(({ edit, accepted }) => edit !== undefined && accepted === undefined),
    ({ place }) => place.file,
  );
  const fixes: FileFix[] = [];
  for (const [file, own] of [...byFile].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const path = join(contentRoot, file);
    const decoded = decode(await readFile(path));
    if (!decoded.ok) continue;
    const fixed = fixFile(file, decoded.text, own);
    if (fixed.text === decoded.text) continue;
    const shown = shownPath({ root: contentRoot }, file, projectRoot);
    fixes.push({ path, shown, old: decoded.text, text: fixed.text, findings: fixed.findings.length });
  }
  return fixes;
}

/** The fixes as one patch. */
export const patchOf = (fixes: readonly FileFix[]): string =>
  fixes.map(({ shown, old, text }) => unifiedDiff(shown, old, text)).join('');

/** Writes the fixed files, each at once. */
export async function writeFixes(fixes: readonly FileFix[]): Promise<void> {
  for (const { path, text } of fixes) {
    // A link of that name would be written through.
    await rm(`${path}.banyan`, { force: true });
    await writeFile(`${path}.banyan`, text, { flag: 'wx' });
    await rename(`${path}.banyan`, path);
  }
}

/** `3 findings fixed in 2 files` */
export const fixedWords = (fixes: readonly FileFix[], word: string): string =>
  `${counted(
    fixes.reduce((sum, { findings }) => sum + findings, 0),
    'finding',
  )} ${word} in ${counted(fixes.length, 'file')}`;
