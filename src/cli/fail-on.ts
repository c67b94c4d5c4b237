import type { FailOn } from '../changes/failing.ts';
import { nearest } from '../model/values/nearest.ts';
import { UsageError } from './failure.ts';

const WORDS = ['breaking', 'errors', 'warnings', 'exposure', 'changes', 'incomplete', 'slip', 'never'] as const;

/** What `--fail-on` may say, for the help. */
export const FAIL_ON =
  'errors,exposure (default) | errors (includes breaking) | breaking | warnings (includes errors and exposure) | exposure (an audience sees more) | changes | incomplete | slip=N | never: what makes the exit code 1; several with commas';

const isFlag = (word: string): word is 'breaking' | 'errors' | 'warnings' | 'exposure' | 'changes' | 'incomplete' =>
  WORDS.includes(word as (typeof WORDS)[number]) && word !== 'slip' && word !== 'never';

/** Reads `--fail-on errors,slip=5`: breaking changes are part of errors, errors of warnings. Throws UsageError for anything else. */
export function readFailOn(text = 'errors,exposure'): FailOn {
  const on: FailOn = { breaking: false, exposure: false, warnings: false, errors: false, changes: false, incomplete: false };
  for (const item of text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')) {
    const slip = /^slip\s*(?:=|>)\s*(\d+)d?$/.exec(item);
    if (slip) on.slip = Number(slip[1]);
    else if (item === 'slip') on.slip = 0;
    else if (isFlag(item)) on[item] = true;
    else if (item !== 'never') {
      const meant = nearest(item, WORDS);
      throw new UsageError(
        `--fail-on ${item} is not known`,
        `${meant ? `did you mean ${meant === 'slip' ? 'slip=5' : meant}? ` : ''}known are breaking, errors, warnings, exposure, changes, incomplete, slip=5, never`,
      );
    }
  }
  // Thresholds include what is graver: a warning is passed by nothing that a breaking change or an error would stop at.
  if (on.warnings) on.errors = on.exposure = true;
  if (on.errors) on.breaking = true;
  return on;
}
