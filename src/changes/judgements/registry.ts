import type { Judges } from '../judgement.ts';
import { DECISION } from './decisions.ts';
import { ENDPOINT_ROW, SURFACE } from './endpoints.ts';
import { METRIC, METRICS, TEST_COVERAGE } from './metrics.ts';
import { PHASE, PLAN } from './phases.ts';
import {
  AUDIENCE,
  CALENDAR,
  CHECKLIST,
  DATASET,
  MAPPING_ROW,
  PORTFOLIO,
  REGISTER,
  SERVICE,
  STACK_ROW,
  SUITE,
  VARIABLE,
} from './registers.ts';
import { RISK, RISKS } from './risks.ts';
import { ROLLBACK, ROLLOUT, STEP, THRESHOLD, TRAFFIC, TRIGGER } from './rollout.ts';
import { CRITERION, TASK } from './tasks.ts';

/** What changes mean, by type of record. A type or a field that is not here is a note, said with its values. */
export const JUDGES: Readonly<Record<string, Judges>> = {
  plan: PLAN,
  'plan/audiences': AUDIENCE,
  phase: PHASE,
  task: TASK,
  criterion: CRITERION,
  endpoints: SURFACE,
  'endpoints/mappings': ENDPOINT_ROW,
  rollout: ROLLOUT,
  'rollout/steps': STEP,
  'rollout/traffic': TRAFFIC,
  'rollout/thresholds': THRESHOLD,
  rollback: ROLLBACK,
  'rollback/triggers': TRIGGER,
  risks: RISKS,
  'risks/risks': RISK,
  metrics: METRICS,
  'metrics/metrics': METRIC,
  decisions: REGISTER,
  'decisions/decisions': DECISION,
  decision: DECISION,
  data: REGISTER,
  'data/datasets': DATASET,
  quality: REGISTER,
  'quality/suites': SUITE,
  'quality/coverage': TEST_COVERAGE,
  environment: REGISTER,
  'environment/services': SERVICE,
  'environment/variables': VARIABLE,
  stack: REGISTER,
  'stack/stack': STACK_ROW,
  'mappings/mappings': MAPPING_ROW,
  checklist: CHECKLIST,
  portfolio: PORTFOLIO,
  calendar: CALENDAR,
};
