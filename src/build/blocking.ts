import type { Finding } from '../model/finding.ts';
import { CATALOGUE } from '../reader/catalogue.ts';

const READING_RULES = new Set(CATALOGUE.filter((entry) => entry.severity === 'error').map((entry) => entry.id));

/** Findings that keep a site from being built: something of the plans could not be read. Contradictions are shown instead. */
export const blocking = (findings: readonly Finding[], diagrams: 'svg' | 'source' = 'svg'): Finding[] =>
  findings.filter(
    (finding) =>
      finding.severity === 'error' &&
      READING_RULES.has(finding.rule) &&
      !finding.rule.startsWith('damage/') &&
      (diagrams === 'svg' || finding.rule !== 'syntax/diagram'),
  );
