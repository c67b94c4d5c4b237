import type { TableView } from './table.ts';
import { architecture } from './views/architecture.ts';
import { milestones } from './views/milestones.ts';
import { phases } from './views/phases.ts';
import {
  coverage,
  data,
  decisions,
  endpoints,
  environment,
  load,
  mappings,
  metrics,
  quality,
  risks,
  rollback,
  rollout,
  stack,
  variables,
} from './views/registers.ts';
import { checklists, criteria, tasks } from './views/tasks.ts';
import { staying, team } from './views/team.ts';

/** Views that are tables, in the order of the page. The status and the timeline stand before them. */
export const TABLES: readonly TableView[] = [
  milestones,
  decisions,
  risks,
  phases,
  tasks,
  criteria,
  checklists,
  rollout,
  rollback,
  metrics,
  endpoints,
  mappings,
  architecture,
  stack,
  data,
  quality,
  coverage,
  load,
  environment,
  variables,
  team,
  staying,
];
