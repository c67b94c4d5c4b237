import type { Rule } from '../rule.ts';
import { convertedData } from './convertedData.ts';
import { criterionWithoutWork } from './criterionWithoutWork.ts';
import { dataModeUnknown } from './dataModeUnknown.ts';
import { latestImage } from './latestImage.ts';
import { levelAlone } from './levelAlone.ts';
import { mitigationNotPlanned } from './mitigationNotPlanned.ts';
import { noAssessment } from './noAssessment.ts';
import { nobodyNamed } from './nobodyNamed.ts';
import { noMitigation } from './noMitigation.ts';
import { noOwner } from './noOwner.ts';
import { noRegister } from './noRegister.ts';
import { noRollback } from './noRollback.ts';
import { optionRisk } from './optionRisk.ts';
import { outlivesOldSystem } from './outlivesOldSystem.ts';
import { restartsOldSystem } from './restartsOldSystem.ts';
import { retiredWithoutCondition } from './retiredWithoutCondition.ts';
import { roleNotInTeam } from './roleNotInTeam.ts';
import { rollbackCheckedByWords } from './rollbackCheckedByWords.ts';
import { rollbackNoData } from './rollbackNoData.ts';
import { rollbackNoLimit } from './rollbackNoLimit.ts';
import { rollbackNoOwner } from './rollbackNoOwner.ts';
import { rollbackNoSteps } from './rollbackNoSteps.ts';
import { rollbackNoTrigger } from './rollbackNoTrigger.ts';
import { rollbackNotRehearsed } from './rollbackNotRehearsed.ts';
import { statedLevel } from './statedLevel.ts';
import { storeWithoutDataset } from './storeWithoutDataset.ts';
import { triggerNoThreshold } from './triggerNoThreshold.ts';
import { twoLimits } from './twoLimits.ts';
import { windowOpen } from './windowOpen.ts';

/** The rules of this family, in the order of their pages. */
export const risksRules: readonly Rule[] = [
  noRegister,
  noMitigation,
  mitigationNotPlanned,
  noOwner,
  noAssessment,
  levelAlone,
  statedLevel,
  optionRisk,
  nobodyNamed,
  roleNotInTeam,
  criterionWithoutWork,
  dataModeUnknown,
  noRollback,
  rollbackNoTrigger,
  triggerNoThreshold,
  rollbackNoLimit,
  rollbackNoOwner,
  rollbackNoData,
  rollbackNoSteps,
  rollbackNotRehearsed,
  rollbackCheckedByWords,
  twoLimits,
  windowOpen,
  outlivesOldSystem,
  convertedData,
  restartsOldSystem,
  retiredWithoutCondition,
  latestImage,
  storeWithoutDataset,
];
