import type { Finding } from '../model/finding.ts';
import type { Profile } from '../model/kinds/rule-settings.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { gitTree } from '../reader/git-tree.ts';
import { readContent } from '../reader/read.ts';
import { gitText } from '../reader/text-files.ts';
import type { Project } from '../runtime/project.ts';
import { compute } from './compute.ts';
import { withContracts } from './contracts.ts';
import { diagramFindings } from './diagrams.ts';

/**
 * The findings of the content root as it was at a git ref, judged on a day and by a profile of now: what differs comes from
 * the files. Throws GitError where the ref cannot be read.
 */
export async function findingsAt(
  { contentRoot, cacheDir }: Pick<Project, 'contentRoot' | 'cacheDir'>,
  ref: string,
  asOf: CivilDate,
  profile: Profile | undefined,
): Promise<Finding[]> {
  const reading = await withContracts(await readContent(await gitTree(contentRoot, ref)), gitText(contentRoot, ref));
  const diagrams = await diagramFindings(reading, cacheDir);
  const whole = { ...reading, findings: [...reading.findings, ...diagrams] };
  return compute(whole, asOf, profile === undefined ? {} : { profile }).findings;
}
