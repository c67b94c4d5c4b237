import type { FailOn } from '../changes/failing.ts';
import { nearest } from '../model/values/nearest.ts';
import { UsageError } from './failure.ts';

const WORDS = ['breaking', 'errors', 'warnings', 'changes', 'slip', 'never'] as const;

/** What `--fail-on` may say, for the help. */
export const FAIL_ON =
  'breaking,errors (default) | warnings | changes | slip=N | never: what makes the exit code 1; several with commas';

/** Reads `--fail-on breaking,errors,slip=5`. Throws UsageError for anything else. */
export function readFailOn(text = 'breaking,errors'): FailOn {
  const on: FailOn = { breaking: false, warnings: false, errors: false, changes: false };
  for (const item of text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')) {
    const slip = /^slip\s*(?:=|>)\s*(\d+)d?$/.exec(item);
    if (slip) on.slip = Number(slip[1]);
    else if (item === 'slip') on.slip = 0;
    else if (item === 'breaking' || item === 'errors' || item === 'warnings' || item === 'changes') on[item] = true;
    else if (item !== 'never') {
      const meant = nearest(item, WORDS);
      throw new UsageError(
        `--fail-on ${item} is not known`,
        `${meant ? `did you mean ${meant === 'slip' ? 'slip=5' : meant}? ` : ''}known are breaking, errors, warnings, changes, slip=5, never`,
      );
    }
  }
  // A change for the worse is no less grave where it breaks a promise.
  if (on.warnings) on.breaking = true;
  return on;
}
