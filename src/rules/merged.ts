const ROLLBACK = 'risks/rollback-incomplete';
const METRICS = 'metrics/incomplete';
const PROBE = 'ports/probe-contradicts';

/** Former ids, with the rule that replaces or contains each; `undefined` where a rule was removed. */
export const MERGED: Readonly<Record<string, string | undefined>> = {
  'risks/rollback-no-trigger': ROLLBACK,
  'risks/rollback-no-limit': ROLLBACK,
  'risks/rollback-no-owner': ROLLBACK,
  'risks/rollback-no-data-policy': ROLLBACK,
  'risks/rollback-no-steps': ROLLBACK,
  'risks/rollback-not-rehearsed': ROLLBACK,
  'risks/rollback-checked-by-words': ROLLBACK,
  'metrics/no-target': METRICS,
  'metrics/no-baseline': METRICS,
  'metrics/no-statistic': METRICS,
  'metrics/no-window': METRICS,
  'metrics/checked-nowhere': METRICS,
  'ports/probe-port-differs': PROBE,
  'ports/probe-not-an-endpoint': PROBE,
  'ports/probe-tool-missing': PROBE,
  'ports/probes-differ': PROBE,
  'ports/health-unprobed': 'ports/unprobed',
  'ports/depends-unprobed': 'ports/unprobed',
  'metrics/rate-stated-twice': undefined,
  'words/latest-without-date': undefined,
  'names/product-spelled-two-ways': undefined,
};
