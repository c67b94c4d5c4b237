import type { Rule } from '../rule.ts';
import { allWithoutList } from './all-without-list.ts';
import { contractCalledCompatible } from './contract-called-compatible.ts';
import { countDiffers } from './count-differs.ts';
import { crudIncomplete } from './crud-incomplete.ts';
import { duplicate } from './duplicate.ts';
import { groupHidesChange } from './group-hides-change.ts';
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
import { statusAgainstComponent } from './status-against-component.ts';
import { retiredWithConsumers, sunsetBeforeDeprecation } from './sunset.ts';

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
  retiredWithConsumers,
];
