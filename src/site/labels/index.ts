import { ARCHITECTURE } from './architecture.ts';
import { BODIES } from './bodies.ts';
import { CALENDAR } from './calendar.ts';
import { CHANGES } from './changes.ts';
import { COMMON } from './common.ts';
import { ENDPOINTS } from './endpoints.ts';
import { FIGURES } from './figures.ts';
import { FINDINGS } from './findings.ts';
import { GUIDE } from './guide.ts';
import { METRICS } from './metrics.ts';
import { PEOPLE } from './people.ts';
import { PHASES } from './phases.ts';
import { PLAN } from './plan.ts';
import { PORTFOLIO } from './portfolio.ts';
import { REGISTERS } from './registers.ts';
import { RISKS } from './risks.ts';
import { ROLLBACK } from './rollback.ts';
import { ROLLOUT } from './rollout.ts';
import { SHELL } from './shell.ts';
import { TIMELINE } from './timeline.ts';
import { VERDICT } from './verdict.ts';

/**
 * The words that the site shows around the plans, by subject, as plain text: a string, or a function of what it has to
 * hold. Pages, components and views take them from here, so that a second language is a second object of this shape.
 * Labels of columns are in the registers, messages in the rules, and docs of fields in the kinds. Scripts of the browser
 * have their own in `scripts/`, so that no page loads the words of another.
 */
export const LABELS = {
  common: COMMON,
  shell: SHELL,
  portfolio: PORTFOLIO,
  plan: PLAN,
  verdict: VERDICT,
  figures: FIGURES,
  phases: PHASES,
  timeline: TIMELINE,
  rollout: ROLLOUT,
  rollback: ROLLBACK,
  endpoints: ENDPOINTS,
  architecture: ARCHITECTURE,
  risks: RISKS,
  metrics: METRICS,
  registers: REGISTERS,
  people: PEOPLE,
  findings: FINDINGS,
  changes: CHANGES,
  calendar: CALENDAR,
  guide: GUIDE,
  bodies: BODIES,
};
