import { fingerprint } from '../../model/fingerprint.ts';
import { CONSEQUENCE_KINDS, type Consequence, type ConsequenceInput } from '../consequence.ts';
import { finishConsequence, pinnedConsequences } from './finish.ts';
import { forecastConsequence, standingForecast } from './forecast.ts';
import { criticalPathConsequences, milestoneConsequences, slackConsequences } from './phases.ts';
import { standingConsequences } from './standing.ts';
import { sunsetConsequences, trafficConsequences } from './traffic.ts';

/** Everything that follows from the changes of a plan, the gravest kinds first. */
export function consequencesOf(input: ConsequenceInput): Consequence[] {
  return [
    ...finishConsequence(input),
    ...standingForecast(input),
    ...forecastConsequence(input),
    ...criticalPathConsequences(input),
    ...pinnedConsequences(input),
    ...sunsetConsequences(input),
    ...milestoneConsequences(input),
    ...slackConsequences(input),
    ...trafficConsequences(input),
    ...standingConsequences(input),
  ]
    .sort((a, b) => CONSEQUENCE_KINDS.indexOf(a.kind) - CONSEQUENCE_KINDS.indexOf(b.kind))
    .map((each) => ({
      ...each,
      fingerprint: fingerprint('consequence', each.plan, each.kind, each.ref, each.before, each.after, each.short),
    }));
}
