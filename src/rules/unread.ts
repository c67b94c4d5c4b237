import type { Finding } from '../model/finding.ts';
import type { KindName } from '../model/registry.ts';

const TIME = ['sums', 'bounds', 'order', 'time'];

/** Families whose rules could miss, in a file that was not wholly read, what is in fact written there. */
const FAMILIES: Readonly<Record<KindName, readonly string[]>> = {
  portfolio: [],
  calendar: TIME,
  plan: [...TIME, 'status'],
  phase: [...TIME, 'status'],
  endpoints: ['endpoints', 'ports', 'order', 'status'],
  mappings: ['endpoints', 'order', 'status'],
  architecture: ['traffic', 'ports', 'stack'],
  stack: ['stack', 'ports', 'names'],
  risks: ['risks', 'order'],
  metrics: ['metrics', 'sums', 'status', 'risks'],
  data: ['risks', 'stack', 'order', 'ports'],
  quality: ['metrics', 'order', 'stack', 'words'],
  environment: ['ports', 'stack', 'names'],
  rollout: [...TIME, 'traffic', 'risks', 'endpoints'],
  rollback: ['risks', 'metrics', 'traffic', ...TIME],
  decisions: ['decisions', 'stack', 'status', ...TIME],
  decision: ['decisions', 'stack', 'status', ...TIME],
  checklist: ['status', 'order', 'names'],
  page: [],
};

/** Families that do not run on a plan of which files of these kinds could not be read wholly: they could say what is not true. */
export const familiesOff = (kinds: Iterable<KindName>): ReadonlySet<string> =>
  new Set([...kinds].flatMap((kind) => FAMILIES[kind]));

/** Findings of rules that point at nothing in files that could not be read wholly: what these hold is judged once all of it can be. */
export const aboutReadFiles = (findings: readonly Finding[], incomplete: ReadonlySet<string>): Finding[] =>
  findings.filter(
    ({ place, related }) => !incomplete.has(place.file) && !related.some((each) => incomplete.has(each.place.file)),
  );
