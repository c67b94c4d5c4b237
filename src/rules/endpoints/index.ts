import type { Rule } from '../rule.ts';
import { allWithoutList } from './all-without-list.ts';
import { baseDiffers } from './base-differs.ts';
import { completeWithGaps } from './complete-with-gaps.ts';
import { contractCalledCompatible } from './contract-called-compatible.ts';
import { countDiffers } from './count-differs.ts';
import { crudIncomplete } from './crud-incomplete.ts';
import { deltaContradicted } from './delta-contradicted.ts';
import { deltaNotFound } from './delta-not-found.ts';
import { deprecationNotDeclared } from './deprecation-not-declared.ts';
import { dispositionDiffers } from './disposition-differs.ts';
import { duplicate } from './duplicate.ts';
import { groupHidesChange } from './group-hides-change.ts';
import { mappingChain } from './mapping-chain.ts';
import { mappingCircle } from './mapping-circle.ts';
import { migratedWithoutEvidence } from './migrated-without-evidence.ts';
import { noImplementation } from './no-implementation.ts';
import { noPhase } from './no-phase.ts';
import { noTarget } from './no-target.ts';
import { noTask } from './no-task.ts';
import { notDeclared } from './not-declared.ts';
import { notReadable } from './not-readable.ts';
import { outsideItsGroup } from './outside-its-group.ts';
import { promisedNotListed } from './promised-not-listed.ts';
import { redirectChain } from './redirect-chain.ts';
import { retiredStillThere } from './retired-still-there.ts';
import { retiredWithConsumers } from './retired-with-consumers.ts';
import { selfMap } from './self-map.ts';
import { sourceNotDescribed } from './source-not-described.ts';
import { stageAgainstRollout } from './stage-against-rollout.ts';
import { stageAgainstShare } from './stage-against-share.ts';
import { statusAgainstComponent } from './status-against-component.ts';
import { sunsetBeforeConsumersMove } from './sunset-before-consumers-move.ts';
import { sunsetBeforeDeprecation } from './sunset-before-deprecation.ts';
import { sunsetBeforeReplacement } from './sunset-before-replacement.ts';
import { sunsetDiffers } from './sunset-differs.ts';
import { targetDeprecated } from './target-deprecated.ts';
import { targetNotDescribed } from './target-not-described.ts';
import { unmappedOperation } from './unmapped-operation.ts';

/** The rules of this family, in the order of their pages. */
export const endpointsRules: readonly Rule[] = [
  allWithoutList,
  contractCalledCompatible,
  countDiffers,
  crudIncomplete,
  duplicate,
  groupHidesChange,
  migratedWithoutEvidence,
  noImplementation,
  noPhase,
  noTarget,
  noTask,
  notDeclared,
  notReadable,
  outsideItsGroup,
  promisedNotListed,
  redirectChain,
  statusAgainstComponent,
  sunsetBeforeDeprecation,
  sunsetBeforeReplacement,
  sunsetBeforeConsumersMove,
  retiredWithConsumers,
  dispositionDiffers,
  selfMap,
  mappingCircle,
  mappingChain,
  unmappedOperation,
  completeWithGaps,
  sourceNotDescribed,
  targetNotDescribed,
  deltaContradicted,
  deltaNotFound,
  stageAgainstShare,
  stageAgainstRollout,
  retiredStillThere,
  targetDeprecated,
  deprecationNotDeclared,
  sunsetDiffers,
  baseDiffers,
];
