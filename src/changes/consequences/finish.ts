import type { Phase } from '../../model/plan.ts';
import { schedulePlan } from '../../schedule/schedule.ts';
import { becauseWords } from '../causes.ts';
import type { ConsequenceInput, FoundConsequence } from '../consequence.ts';
import { phaseBefore, phaseName } from '../consequence.ts';
import { finishWords, laterBy, onTheCalendar } from '../position-words.ts';

/** Phases that are critical now and were not, and the other way round. Those that only one side has are left out. */
export function criticalChange(input: ConsequenceInput): { newly: string[]; noLonger: string[] } {
  const { head } = input;
  const changed = head.plan.phases.flatMap(({ id }) => {
    const [was, now] = [phaseBefore(input, id), head.schedule.phases[id]];
    return was && now && now.state !== 'done' && was.critical !== now.critical ? [{ id, now: now.critical }] : [];
  });
  return {
    newly: changed.filter(({ now }) => now).map(({ id }) => id),
    noLonger: changed.filter(({ now }) => !now).map(({ id }) => id),
  };
}

export function finishConsequence(input: ConsequenceInput): FoundConsequence[] {
  const { base, head } = input;
  const [was, now] = [base.schedule.finish, head.schedule.finish];
  if (was === now) return [];
  const [before, after] = finishWords(was, now, base.schedule, head.schedule);
  const words = becauseWords(input.finish.causes);
  const days = input.finish.slip ?? undefined;
  const common = { kind: 'finish' as const, plan: head.plan.id, before, after };
  if (now === null) {
    const unknown = head.schedule.unknown
      .map((id) => phaseName(head, id))
      .slice(0, 3)
      .join(', ');
    return [
      {
        ...common,
        severity: 'warning',
        short: `finish no longer known (was ${before})`,
        sentence: `The finish is no longer known (it was ${before})${unknown ? `: ${unknown} ${head.schedule.unknown.length > 1 ? 'have' : 'has'} no duration` : ''}`,
      },
    ];
  }
  if (was === null)
    return [{ ...common, severity: 'note', short: `finish now known: ${after}`, sentence: `The finish is now known: ${after}` }];
  return [
    {
      ...common,
      severity: days !== undefined && days > 0 ? 'warning' : 'note',
      ...(days !== undefined && { days }),
      short: `finish ${before} → ${after}`,
      sentence: `Finish moves from ${before} to ${after}${days === undefined ? '' : `, ${laterBy(days, input.head.schedule)}${onTheCalendar(input.finish)}`}${words && `, ${words}`}`,
    },
  ];
}

/** Working days by which the finish would move if stated positions gave way to lengths. */
function slipIfMovable({ base, head, calendars }: ConsequenceInput): number | null {
  const progress = (side: typeof base) => (phase: Phase) => side.facts.phases[phase.id]?.progress;
  const was = schedulePlan(base.plan, { calendars: calendars.base, progress: progress(base), positions: 'earliest' });
  return schedulePlan(head.plan, { calendars: calendars.head, progress: progress(head), positions: 'earliest', baseline: was })
    .slip;
}

/** A phase in its `period:` does not move when its length changes: positions win over lengths. */
export function pinnedConsequences(input: ConsequenceInput): FoundConsequence[] {
  const { head, moved, changes, findings } = input;
  return changes.flatMap((change): FoundConsequence[] => {
    if (change.kind !== 'phase' || !['duration', 'hold'].includes(change.field ?? '')) return [];
    const id = change.ref.replace(/^phase\//, '');
    const phase = head.plan.phases.find((each) => each.id === id);
    const period = phase?.period;
    if (!period || (moved.phases[id]?.slip ?? 0) !== 0) return [];
    const about = [...findings.introduced, ...findings.changed.map(({ after }) => after)].find(
      (finding) => finding.subject === change.ref || finding.related.some(({ place }) => place.file === phase.source.file),
    );
    const slip = slipIfMovable(input);
    const otherwise = slip ? `; if positions gave way, the plan would finish ${laterBy(slip, input.head.schedule)}` : '';
    const contradicts = about ? `. Until its period moves too, the plan contradicts itself (${about.rule})` : '';
    return [
      {
        kind: 'pinned',
        severity: 'warning',
        plan: head.plan.id,
        ref: change.ref,
        ...(slip !== null && { days: slip }),
        short: `${phaseName(head, id)} does not move: its period wins`,
        sentence: `No date moves: ${phaseName(head, id)} is placed by its period (${period.raw}), which takes precedence over its ${change.field}${otherwise}${contradicts}`,
        ...(change.places.head && { place: change.places.head }),
      },
    ];
  });
}
