import { plainText } from '../../model/plain-text.ts';
import type { Rollback } from '../../model/plan.ts';

const RESTORES =
  /\b(?:restor\w*|re-?import\w*|recover\w*|load\w*)\b[^.;]{0,60}\b(?:back-?ups?|snapshots?|dumps?)\b|\b(?:pg_restore|mongorestore)\b|\b(?:psql|mysql)\b[^\n]*<[^\n]*(?:back-?up|dump)/i;
/** Backups of what users do not write to. */
const NOT_DATA =
  /\b(?:config\w*|code|source|files?|directory|directories|folders?|images?|nginx|dns|env\w*|settings|repositor\w+|branch\w*|services?|containers?)\b/i;

/** The step of a rollback that puts a backup of data in place, as it is written. */
export function restoresBackup({ body }: Rollback): { text: string; source: Rollback['source'] } | undefined {
  const steps = body.steps.flatMap((step) => [step, ...step.children]);
  for (const { text, code, source } of steps) {
    const words = plainText(text);
    const command = code
      .map(({ value }) => value)
      .find((value) => RESTORES.test(value) && !NOT_DATA.test(RESTORES.exec(value)?.[0] ?? ''));
    if (RESTORES.test(words) && !NOT_DATA.test(words)) return { text: words, source };
    if (command !== undefined) return { text: words, source };
  }
  return undefined;
}
