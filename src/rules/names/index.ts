import type { Rule } from '../rule.ts';
import { databaseNamesDiffer } from './database-spelled-two-ways.ts';
import { documentCase } from './document-of-another-case.ts';
import { duplicateTask } from './duplicate-task.ts';
import { envFileWithoutVariables } from './env-file-without-variables.ts';
import { fileInTwoPlaces } from './file-in-two-places.ts';
import { labelOfTwoThings } from './label-of-two-things.ts';
import { sameTitle } from './same-title.ts';
import { taskAndChecklist } from './task-and-checklist.ts';
import { tickedAndOpen } from './ticked-here-open-there.ts';
import { variablesOfNothing } from './variables-of-nothing.ts';

/** The rules of this family, in the order of their pages. */
export const namesRules: readonly Rule[] = [
  labelOfTwoThings,
  sameTitle,
  duplicateTask,
  tickedAndOpen,
  taskAndChecklist,
  databaseNamesDiffer,
  fileInTwoPlaces,
  envFileWithoutVariables,
  variablesOfNothing,
  documentCase,
];
