import type { Rule } from '../rule.ts';
import { databaseNamesDiffer } from './databaseNames.ts';
import { documentCase } from './documentCase.ts';
import { duplicateTask } from './duplicateTask.ts';
import { envFileWithoutVariables } from './envFileWithoutVariables.ts';
import { fileInTwoPlaces } from './fileInTwoPlaces.ts';
import { labelOfTwoThings } from './labelOfTwoThings.ts';
import { sameTitle } from './sameTitle.ts';
import { spelledTwoWays } from './spelledTwoWays.ts';
import { taskAndChecklist } from './taskAndChecklist.ts';
import { tickedAndOpen } from './tickedAndOpen.ts';
import { variablesOfNothing } from './variablesOfNothing.ts';

/** The rules of this family, in the order of their pages. */
export const namesRules: readonly Rule[] = [
  labelOfTwoThings,
  sameTitle,
  duplicateTask,
  tickedAndOpen,
  taskAndChecklist,
  databaseNamesDiffer,
  fileInTwoPlaces,
  spelledTwoWays,
  envFileWithoutVariables,
  variablesOfNothing,
  documentCase,
];
