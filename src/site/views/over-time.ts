import type { Answer, EndpointState } from '../../endpoints/timeline.ts';
import { isCivilDate } from '../../model/values/civil.ts';
import { day } from '../../model/values/day-words.ts';
import { positionText } from '../../registers/endpoint-times.ts';
import { pointWords } from '../../schedule/length-words.ts';
import type { Position } from '../../schedule/plan-schedule.ts';
import { LABELS } from '../labels/index.ts';

/** One stretch of a mapping's time. */
export interface StateView {
  /** A day for `<time>`, where the plan has dates. */
  date?: string;
  /** `8 Jul 2026`, `working day 25`, `until then`. */
  when: string;
  /** `10 % new`, `the new system`, `nothing`. */
  who: string;
  answer: Answer;
  because: string;
  /** Whether it holds today. */
  now: boolean;
  /** Calls that nothing answers although something did before. */
  lost: boolean;
}

/** `after working day 25`, `within working day 1` */
const afterPoint = (at: Position): string =>
  typeof at === 'number' && Number.isInteger(at) ? LABELS.endpoints.after(pointWords(at)) : positionText(at);

function who({ old, new: next, nothing }: Answer): string {
  if (next === 100) return LABELS.endpoints.theNewSystem;
  if (old === 100) return LABELS.endpoints.theOldSystem;
  if (nothing === 100) return LABELS.endpoints.nothing;
  return [
    next > 0 && LABELS.endpoints.percentNew(next),
    old > 0 && LABELS.endpoints.percentOld(old),
    nothing > 0 && LABELS.endpoints.percentNothing(nothing),
  ]
    .filter((each) => each !== false)
    .join(', ');
}

/** The states of a mapping in words; none where the plan does not tell when anything changes. */
export function overTimeView(states: readonly EndpointState[], asOf: string): StateView[] {
  if (states.length < 2) return [];
  const dated = states.some(({ from }) => typeof from === 'string');
  const current = states.findLast(({ from }) => from === undefined || (typeof from === 'string' && from <= asOf));
  return states.flatMap((state): StateView[] => {
    const { from, answer, because } = state;
    if (!answer) return [];
    const date = typeof from === 'string' && isCivilDate(from) ? from : undefined;
    return [
      {
        when:
          from === undefined
            ? LABELS.endpoints.atFirst
            : date === undefined
              ? afterPoint(from)
              : LABELS.endpoints.fromDay(day(date)),
        who: who(answer),
        answer,
        // That the old system answers is said already.
        because: from === undefined && answer.old === 100 ? '' : because,
        now: dated && state === current,
        lost: answer.nothing > 0 && answer.nothing < 100,
        ...(date !== undefined && { date }),
      },
    ];
  });
}
