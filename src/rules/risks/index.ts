import type { Rule } from '../rule.ts';
import { criterionWithoutWork } from './criterion-without-work.ts';
import { dataMigratedAnyway } from './data-migrated-anyway.ts';
import { dataModeUnknown } from './data-without-mode.ts';
import { levelAlone } from './level-alone.ts';
import { mitigationNotPlanned } from './mitigation-not-planned.ts';
import { noAssessment } from './no-assessment.ts';
import { noMitigation } from './no-mitigation.ts';
import { noOwner } from './no-owner.ts';
import { latestImage } from './no-previous-image.ts';
import { noRegister } from './no-register.ts';
import { noRollback } from './no-rollback.ts';
import { nobodyNamed } from './nobody-named.ts';
import { optionRisk } from './option-not-registered.ts';
import { retiredWithoutCondition } from './retired-without-condition.ts';
import { roleNotInTeam } from './role-not-in-team.ts';
import { outlivesOldSystem } from './rollback-after-retirement.ts';
import { rollbackIncomplete } from './rollback-incomplete.ts';
import { convertedData } from './rollback-leaves-data.ts';
import { rollbackLosesData } from './rollback-loses-data.ts';
import { restartsOldSystem } from './rollback-restarts-old-system.ts';
import { windowOpen } from './rollback-window-open.ts';
import { statedLevel } from './stated-level.ts';
import { storeWithoutDataset } from './store-without-dataset.ts';
import { triggerNoThreshold } from './trigger-no-threshold.ts';
import { twoLimits } from './two-time-limits.ts';

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
  dataMigratedAnyway,
  noRollback,
  rollbackIncomplete,
  triggerNoThreshold,
  twoLimits,
  windowOpen,
  outlivesOldSystem,
  convertedData,
  rollbackLosesData,
  restartsOldSystem,
  retiredWithoutCondition,
  latestImage,
  storeWithoutDataset,
];
