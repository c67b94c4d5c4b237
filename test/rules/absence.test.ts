import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/registry.ts';
import { withAbsences } from './absence.ts';
import { findingsOf } from './harness.ts';

/** Rules that ask for a field which is missing: a stated reason why it is missing answers them. */
const ASKS = [
  'bounds/length-unknown',
  'bounds/no-duration',
  'bounds/start',
  'traffic/no-share',
  'traffic/unguarded-step',
  'status/done-unmeasured',
  'order/data-without-phase',
  'order/rows-without-phase',
  'metrics/checked-nowhere',
  'metrics/improvement-without-figures',
  'metrics/load-without-limit',
  'metrics/no-baseline',
  'metrics/no-statistic',
  'metrics/no-target',
  'metrics/no-window',
  'metrics/relative-without-baseline',
  'metrics/trigger-not-measurable',
  'ports/variable-without-value',
  'stack/no-purpose',
  'endpoints/migrated-without-evidence',
  'endpoints/no-implementation',
  'endpoints/no-phase',
  'endpoints/no-target',
  'risks/data-without-mode',
  'risks/level-alone',
  'risks/no-assessment',
  'risks/no-mitigation',
  'risks/no-owner',
  'risks/nobody-named',
  'risks/retired-without-condition',
  'risks/rollback-no-data-policy',
  'risks/rollback-no-limit',
  'risks/rollback-no-owner',
  'risks/rollback-no-trigger',
  'risks/rollback-not-rehearsed',
  'risks/rollback-window-open',
  'risks/trigger-no-threshold',
  'decisions/decided-without-choice',
  'decisions/open-without-date',
  'words/test-that-cannot-be-run',
  'words/tolerance-without-direction',
];

describe.each(['unknown', 'notApplicable'] as const)('a field that is stated as %s', (word) => {
  test.each(RULES.filter(({ id }) => ASKS.includes(id)).map((rule) => [rule.id, rule] as const))(
    'is not asked for by %s',
    async (id, rule) => {
      const findings = await findingsOf(withAbsences(rule.examples.fails, word));
      expect(
        findings.filter((finding) => finding.rule === id || finding.rule.startsWith('schema/')).map(({ message }) => message),
      ).toEqual([]);
    },
  );
});
