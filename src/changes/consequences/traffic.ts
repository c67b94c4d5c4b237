import type { ComputedPlan } from '../../pipeline/compute.ts';
import type { ConsequenceInput, FoundConsequence } from '../consequence.ts';
import { finishWords } from '../position-words.ts';

/** The shares of the rollout that holds, in their order: `0 % → 10 % → 100 %`. */
function story({ plan, facts }: ComputedPlan): string | undefined {
  const rollout = plan.rollout.find(({ id }) => id === facts.chosenRollout?.id);
  if (!rollout) return undefined;
  const steps = (facts.rollouts[rollout.id] ?? []).flatMap(({ share, stated }) => (stated && share !== undefined ? [share] : []));
  const shares = steps.length > 0 ? steps : rollout.traffic.flatMap((row) => row.share?.percent ?? []);
  return shares.length === 0 ? undefined : shares.map((share) => `${share} %`).join(' → ');
}

const titleOf = ({ plan, facts }: ComputedPlan): string | undefined => {
  const rollout = plan.rollout.find(({ id }) => id === facts.chosenRollout?.id);
  return rollout && (rollout.title ?? rollout.id);
};

const cutoverOf = ({ schedule, facts }: ComputedPlan) =>
  schedule.rollouts.find(({ id }) => id === facts.chosenRollout?.id)?.cutover ?? null;

/** The id on the head of the rollout that the base chose. */
const sameRollout = ({ facts }: ComputedPlan, renamed: ReadonlyMap<string, string>): string | undefined => {
  const id = facts.chosenRollout?.id;
  return id === undefined ? undefined : (renamed.get(`rollout/${id}`)?.replace(/^rollout\//, '') ?? id);
};

export function trafficConsequences({ base, head, renamed }: ConsequenceInput): FoundConsequence[] {
  const plan = head.plan.id;
  const found: FoundConsequence[] = [];
  const [wasChosen, isChosen] = [titleOf(base), titleOf(head)];
  if (wasChosen !== isChosen && sameRollout(base, renamed) !== head.facts.chosenRollout?.id)
    found.push({
      kind: 'traffic',
      severity: 'warning',
      plan,
      short: isChosen === undefined ? 'no rollout is chosen any more' : `traffic now moves by "${isChosen}"`,
      sentence:
        isChosen === undefined
          ? `No rollout is chosen any more (before: "${wasChosen}")`
          : `Traffic now moves by "${isChosen}"${wasChosen === undefined ? '' : `, no longer by "${wasChosen}"`}`,
    });
  const [was, now] = [story(base), story(head)];
  if (was !== now && now !== undefined)
    found.push({
      kind: 'traffic',
      severity: 'warning',
      plan,
      before: was ?? 'not stated',
      after: now,
      short: `traffic ${now} (before: ${was ?? 'not stated'})`,
      sentence: `Traffic on the new system: ${now} (before: ${was ?? 'not stated'})`,
    });
  const [before, after] = finishWords(cutoverOf(base), cutoverOf(head), base.schedule, head.schedule);
  if (before !== after && cutoverOf(base) !== null)
    found.push({
      kind: 'traffic',
      severity: 'note',
      plan,
      before,
      after,
      short: `all traffic on the new system ${before} → ${after}`,
      sentence: `All traffic is on the new system ${cutoverOf(head) === null ? `on an unknown day (before: ${before})` : `from ${after} on (before: ${before})`}`,
    });
  return found;
}

/** The first day on which an endpoint's replacement carries all calls: the cutover's, else the end of its phase. */
function carriedFrom(side: ComputedPlan, phase: string | undefined): string | undefined {
  const cutover = cutoverOf(side);
  if (typeof cutover === 'string') return cutover;
  const finish = phase === undefined ? null : (side.schedule.phases[phase]?.earlyFinish ?? null);
  return typeof finish === 'string' ? finish : undefined;
}

interface Sunset {
  label: string;
  ref: string;
  date: string;
  carried: string | undefined;
}

const sunsetsOf = (side: ComputedPlan): Sunset[] =>
  side.facts.endpoints.flatMap(({ mapping, from, disposition }) => {
    const sunset = mapping.sunset;
    if (sunset?.axis !== 'date' || from.length === 0) return [];
    const carried = disposition === 'retire' ? undefined : carriedFrom(side, mapping.phase);
    return [{ label: from.map(({ raw }) => raw).join(', '), ref: mapping.ref, date: sunset.from, carried }];
  });

const conflicts = ({ date, carried }: Sunset): boolean => carried !== undefined && carried > date;

/** Endpoints that would be switched off before what replaces them carries their traffic, and were not. */
export function sunsetConsequences({ base, head, renamed }: ConsequenceInput): FoundConsequence[] {
  const were = new Map(sunsetsOf(base).map((sunset) => [renamed.get(sunset.ref) ?? sunset.ref, sunset]));
  const now = sunsetsOf(head).filter(
    (sunset) => conflicts(sunset) && !(were.get(sunset.ref) && conflicts(were.get(sunset.ref) as Sunset)),
  );
  const [first, ...others] = now;
  if (!first) return [];
  const was = were.get(first.ref);
  return [
    {
      kind: 'sunset',
      severity: 'breaking',
      plan: head.plan.id,
      ref: first.ref,
      short: `${first.label}${others.length > 0 ? ` and ${others.length} more` : ''} switched off before the replacement is ready`,
      sentence: `${first.label}${others.length > 0 ? ` and ${others.length} more` : ''} would be switched off on ${first.date}, before ${others.length > 0 ? 'their replacements carry' : 'its replacement carries'} the traffic (${first.carried})${was?.carried ? `; on the base: switched off ${was.date}, replaced from ${was.carried}` : ''}`,
    },
  ];
}
