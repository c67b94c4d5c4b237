import { EDGES, GROUPS, NODES } from './architecture.ts';
import { DATA } from './data.ts';
import { DECISIONS } from './decisions.ts';
import { ENDPOINTS } from './endpoints.ts';
import { ENVIRONMENT_TOOLS, FILES, PORTS, SERVICES, VARIABLES } from './environment.ts';
import { FINDINGS } from './findings.ts';
import { MAPPINGS } from './mappings.ts';
import { METRICS } from './metrics.ts';
import { PHASES } from './phases.ts';
import { COVERAGE, LOAD, QUALITY_TOOLS, SUITES } from './quality.ts';
import type { Register } from './register.ts';
import { RISKS } from './risks.ts';
import { ROLLBACK, TRIGGERS } from './rollback.ts';
import { STEPS, THRESHOLDS, TRAFFIC } from './rollout.ts';
import { STACK } from './stack.ts';
import { CHECKLISTS, CRITERIA, TASKS } from './tasks.ts';
import { NOT_MIGRATING, TEAM } from './team.ts';

/** Every register. A new one is a file in this folder and a line here. */
export const REGISTERS: readonly Register[] = [
  ENDPOINTS,
  MAPPINGS,
  NODES,
  EDGES,
  GROUPS,
  STACK,
  RISKS,
  METRICS,
  DATA,
  SUITES,
  COVERAGE,
  LOAD,
  QUALITY_TOOLS,
  SERVICES,
  VARIABLES,
  FILES,
  ENVIRONMENT_TOOLS,
  PORTS,
  STEPS,
  TRAFFIC,
  THRESHOLDS,
  ROLLBACK,
  TRIGGERS,
  DECISIONS,
  PHASES,
  TASKS,
  CRITERIA,
  CHECKLISTS,
  TEAM,
  NOT_MIGRATING,
  FINDINGS,
];
