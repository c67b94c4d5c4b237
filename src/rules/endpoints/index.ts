import type { Rule } from '../rule.ts';
import { deprecationNotDeclared, retiredStillThere, targetDeprecated } from './against-documents.ts';
import { allWithoutList } from './all-without-list.ts';
import { contractCalledCompatible } from './contract-called-compatible.ts';
import { deltaContradicted, deltaNotFound } from './contract-deltas.ts';
import { countDiffers } from './count-differs.ts';
import { crudIncomplete } from './crud-incomplete.ts';
import { dispositionDiffers } from './disposition-differs.ts';
import { duplicate } from './duplicate.ts';
import { groupHidesChange } from './group-hides-change.ts';
import { mappingChain, mappingCircle, selfMap } from './mapping-graph.ts';
import { migratedWithoutEvidence } from './migrated-without-evidence.ts';
import { noImplementation } from './no-implementation.ts';
import { noPhase } from './no-phase.ts';
import { noTarget } from './no-target.ts';
import { noTask } from './no-task.ts';
import { notDeclared } from './not-declared.ts';
import { sourceNotDescribed, targetNotDescribed } from './not-described.ts';
import { notReadable } from './not-readable.ts';
import { outsideItsGroup } from './outside-its-group.ts';
import { promisedNotListed } from './promised-not-listed.ts';
import { redirectChain } from './redirect-chain.ts';
import { stageAgainstShare } from './stage-against-share.ts';
import { statusAgainstComponent } from './status-against-component.ts';
import { retiredWithConsumers, sunsetBeforeDeprecation } from './sunset.ts';
import { sunsetBeforeConsumersMove, sunsetBeforeReplacement } from './sunset-too-early.ts';
import { completeWithGaps, unmappedOperation } from './unmapped-operation.ts';

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
  retiredStillThere,
  targetDeprecated,
  deprecationNotDeclared,
];
