import type { Finding } from '../model/finding.ts';
import { READING_ERRORS } from '../reader/catalogue.ts';

/**
 * Findings that keep a site from being built: something of the plans could not be read. Contradictions are shown instead, and
 * so is an API document that cannot be read: pages say so where it is missing.
 */
export const blocking = (findings: readonly Finding[], diagrams: 'svg' | 'source' = 'svg'): Finding[] =>
  findings.filter(
    (finding) =>
      finding.severity === 'error' &&
      READING_ERRORS.has(finding.rule) &&
      !finding.rule.startsWith('damage/') &&
      !finding.rule.startsWith('endpoints/openapi-') &&
      (diagrams === 'svg' || finding.rule !== 'syntax/diagram'),
  );
