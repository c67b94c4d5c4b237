import { shortLength } from '../../schedule/length-words.ts';
import type { ConsequenceInput, FoundConsequence } from '../consequence.ts';
import { phaseBefore, phaseName } from '../consequence.ts';
import { finishWords, laterBy } from '../position-words.ts';
import { criticalChange } from './finish.ts';

/** At most two of them by name: `"A", "B" and 3 more`. */
const few = (ids: readonly string[], names: (ids: readonly string[]) => string): string =>
  ids.length <= 2 ? names(ids) : `${names(ids.slice(0, 2))} and ${ids.length - 2} more`;

export function criticalPathConsequences(input: ConsequenceInput): FoundConsequence[] {
  const { newly, noLonger } = criticalChange(input);
  const { head } = input;
  if (newly.length + noLonger.length === 0 || head.schedule.finish === null || input.base.schedule.finish === null) return [];
  const names = (ids: readonly string[]): string => ids.map((id) => phaseName(head, id)).join(', ');
  const parts = [
    ...(newly.length > 0 ? [`now runs through ${names(newly)}`] : []),
    ...(noLonger.length > 0 ? [`no longer runs through ${names(noLonger)}`] : []),
  ];
  const short =
    newly.length > 0
      ? `critical path now through ${few(newly, names)}`
      : `critical path no longer through ${few(noLonger, names)}`;
  return [
    { kind: 'critical-path', severity: 'note', plan: head.plan.id, short, sentence: `The critical path ${parts.join(' and ')}` },
  ];
}

/** Phases that may slip less than before. Those that became critical are reported with the critical path. */
export function slackConsequences(input: ConsequenceInput): FoundConsequence[] {
  const { head } = input;
  const lost = head.plan.phases.flatMap(({ id }) => {
    const phase = head.schedule.phases[id];
    const [was, now] = [phaseBefore(input, id)?.totalSlack ?? null, phase?.totalSlack ?? null];
    return phase?.state !== 'done' && was !== null && now !== null && now < was - 1e-9 && was > 0 ? [{ id, was, now }] : [];
  });
  if (lost.length === 0) return [];
  const slack = (days: number): string => `${days < 0 ? '−' : ''}${shortLength(days, head.schedule.calendar)}`;
  const words = lost.map(({ id, was, now }) => `${phaseName(head, id)} ${slack(was)} → ${slack(now)}`);
  const shownWords = words.length > 5 ? [...words.slice(0, 5), `${words.length - 5} more`] : words;
  return [
    {
      kind: 'slack',
      severity: lost.some(({ now }) => now < 0) ? 'warning' : 'note',
      plan: head.plan.id,
      short: `slack lost: ${words.slice(0, 2).join(', ')}${words.length > 2 ? ` and ${words.length - 2} more` : ''}`,
      sentence: `Slack is lost: ${shownWords.join(', ')}`,
    },
  ];
}

/** Milestones that moved, and deadlines that are missed and were not. */
export function milestoneConsequences(input: ConsequenceInput): FoundConsequence[] {
  const { base, head, moved } = input;
  return head.plan.phases.flatMap((phase): FoundConsequence[] => {
    const [was, now] = [phaseBefore(input, phase.id), moved.phases[phase.id]];
    if (!was || !now) return [];
    const [before, after] = finishWords(was.earlyFinish, now.earlyFinish, base.schedule, head.schedule);
    const about = { plan: head.plan.id, ref: phase.ref, before, after, ...(now.slip !== null && { days: now.slip }) };
    const found: FoundConsequence[] = [];
    if (now.milestone && now.slip !== null && now.slip !== 0)
      found.push({
        kind: 'milestone',
        severity: 'note',
        ...about,
        short: `milestone ${phaseName(head, phase.id)} ${before} → ${after}`,
        sentence: `Milestone ${phaseName(head, phase.id)} moves from ${before} to ${after}, ${laterBy(now.slip, head.schedule)}`,
      });
    const deadline = phase.deadline;
    const day = deadline?.axis === 'date' ? deadline.to : undefined;
    const misses = (finish: unknown): boolean => day !== undefined && typeof finish === 'string' && finish > day;
    if (misses(now.earlyFinish) && !misses(was.earlyFinish))
      found.push({
        kind: 'deadline',
        severity: 'warning',
        ...about,
        short: `${phaseName(head, phase.id)} misses its deadline`,
        sentence: `${phaseName(head, phase.id)} would miss its deadline: it ends on ${after}, due ${day}`,
      });
    return found;
  });
}
