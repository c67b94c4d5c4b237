import type { TableView } from './table.ts';
import { architecture } from './views/architecture.ts';
import { checklists } from './views/checklists.ts';
import { coverage, load } from './views/coverage.ts';
import { data } from './views/data.ts';
import { decisions } from './views/decisions.ts';
import { endpoints } from './views/endpoints.ts';
import { environment } from './views/environment.ts';
import { mappings } from './views/mappings.ts';
import { metrics } from './views/metrics.ts';
import { milestones } from './views/milestones.ts';
import { phases } from './views/phases.ts';
import { quality } from './views/quality.ts';
import { risks } from './views/risks.ts';
import { rollback } from './views/rollback.ts';
import { rollout } from './views/rollout.ts';
import { stack } from './views/stack.ts';
import { criteria, tasks } from './views/tasks.ts';
import { staying, team } from './views/team.ts';
import { variables } from './views/variables.ts';

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
