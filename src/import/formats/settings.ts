import type { DraftPlan } from '../draft-plan.ts';
import type { DraftFile } from '../drafts.ts';

/** Accounts for lines that no entity took: the frame of the format is typed, settings without a field are to be looked at. */
export function claimSettings(draft: DraftPlan, isFrame: (line: string) => boolean, file: DraftFile = draft.plan): void {
  for (const [index, line] of draft.ledger.lines.entries()) {
    if (draft.ledger.isBlank(index + 1) || draft.ledger.fateOf(index + 1)) continue;
    if (isFrame(line)) draft.claim('typed', 'frame', file, index + 1, index + 1, 'the frame of the format');
    else
      draft.claim(
        'look',
        'setting',
        file,
        index + 1,
        index + 1,
        `a setting that a plan has no field for: ${line.trim().slice(0, 60)}`,
      );
  }
}
