import type { Outcome } from '../../analysis/operations.ts';
import type { Severity } from '../../model/finding.ts';
import type { Status } from '../../model/kinds/common.ts';
import type { Stage } from '../../model/kinds/endpoints.ts';

const status: Readonly<Record<Status, string>> = {
  planned: 'planned',
  ready: 'ready',
  'in-progress': 'in progress',
  blocked: 'blocked',
  done: 'done',
  cancelled: 'cancelled',
};

/** What becomes of an operation. */
const disposition: Readonly<Record<Outcome, string>> = {
  keep: 'keep',
  'moved (base)': 'moved (base)',
  rename: 'rename',
  split: 'split',
  merge: 'merge',
  replace: 'replace',
  redirect: 'redirect',
  retire: 'retire',
  add: 'add',
  'not-migrating': 'not migrating',
  unknown: 'unknown',
};

/** How far the traffic of an operation has moved. */
const stage: Readonly<Record<Stage, string>> = {
  'legacy-only': 'legacy only',
  shadow: 'shadow',
  canary: 'canary',
  ramping: 'ramping',
  migrated: 'migrated',
  gone: 'gone',
};

const severity: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' };

/** Words for values that a plan writes by name. */
export const VALUES = { status, disposition, stage, severity };
