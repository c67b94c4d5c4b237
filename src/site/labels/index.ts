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
import { COPY } from './scripts/copy.ts';
import { ENDPOINT_TABLE } from './scripts/endpoints.ts';
import { EVERY_PAGE } from './scripts/every-page.ts';
import { FULL_SCREEN } from './scripts/full-screen.ts';
import { LOOKUP } from './scripts/lookup.ts';
import { FILTERED } from './scripts/register.ts';
import { RUNBOOK } from './scripts/runbook.ts';
import { SEARCH } from './scripts/search.ts';
import { SINCE_SEEN } from './scripts/since-seen.ts';
import { CHART_DAY } from './scripts/timeline.ts';
import { TIPS } from './scripts/tips.ts';
import { SHELL } from './shell.ts';
import { TERMS } from './terms.ts';
import { TIMELINE } from './timeline.ts';
import { VALUES } from './values.ts';
import { VERDICT } from './verdict.ts';

/**
 * The words that the site shows around the plans, by subject, as plain text: a string, or a function of what it has to
 * hold. Pages, components and views take them from here, so that a second language is a second object of this shape.
 * Labels of columns are in the registers, messages in the rules, and docs of fields in the kinds. Scripts of the browser
 * have their own in `scripts/`, so that no page loads the words of another.
 */
export const LABELS = {
  common: COMMON,
  values: VALUES,
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
  terms: TERMS,
  scripts: {
    copy: COPY,
    endpointTable: ENDPOINT_TABLE,
    everyPage: EVERY_PAGE,
    fullScreen: FULL_SCREEN,
    lookup: LOOKUP,
    filtered: FILTERED,
    runbook: RUNBOOK,
    search: SEARCH,
    sinceSeen: SINCE_SEEN,
    chartDay: CHART_DAY,
    tips: TIPS,
  },
};
