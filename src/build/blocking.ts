import type { Finding } from '../model/finding.ts';
import { READING_ERRORS } from '../reader/catalogue.ts';

/**
 * Returns the findings that stop a build: errors in reading the plans. Contradictions, unreadable API documents and a plan that
 * could not be computed do not stop it; the pages show them. With `diagrams: 'source'`, diagram syntax errors do not stop it either.
 */
export const blockingFindings = (findings: readonly Finding[], diagrams: 'svg' | 'source' = 'svg'): Finding[] =>
  findings.filter(
    (finding) =>
      finding.severity === 'error' &&
      READING_ERRORS.has(finding.rule) &&
      !finding.rule.startsWith('damage/') &&
      !/^endpoints\/(?:document|openapi)-/.test(finding.rule) &&
      !finding.rule.startsWith('internal/') &&
      (diagrams === 'svg' || finding.rule !== 'syntax/diagram'),
  );
