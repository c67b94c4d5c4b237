import type { Phase } from '../../model/plan.ts';
import { day } from '../../model/values/day-words.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { decides, finishView, timingWords } from '../../schedule/lateness-words.ts';
import { workText } from '../../schedule/length-words.ts';
import { finishText, spanText } from '../../schedule/position-words.ts';
import { LABELS } from '../labels/index.ts';
import { planUrl } from '../urls.ts';
import { findingUrl, openFindings } from './finding-links.ts';

/** A piece of a sentence, with the reason that it leads to. */
export interface VerdictPart {
  /** Author text (inline Markdown) where it is a title. */
  text: string;
  url?: string;
  alarm?: boolean;
}

/** Parts, one behind the other, without space between them. */
export type Sentence = VerdictPart[];

const say = (text: string): VerdictPart => ({ text });

const link = ({ plan }: ComputedPlan, phase: Phase): VerdictPart => ({
  text: phase.title ?? phase.id,
  url: planUrl(plan.id, `phases/${phase.id}`),
});

/** Phases that count: neither cancelled, nor those whose parts are counted. */
const counted = ({ plan, schedule }: ComputedPlan): Phase[] =>
  plan.phases.filter(({ id }) => schedule.phases[id]?.state !== 'cancelled' && !schedule.phases[id]?.summary);

const stateOf = ({ schedule }: ComputedPlan, { id }: Phase): string | undefined => schedule.phases[id]?.state;

/** `1 of 4 phases is done. Port the operations is in progress; it was to be finished on 15 Jun.` */
function doneSentences(computed: ComputedPlan): Sentence[] {
  const { plan, schedule } = computed;
  const all = counted(computed);
  if (all.length === 0)
    return [[say(plan.status === 'done' ? LABELS.verdict.doneWithoutPhases : LABELS.verdict.thePlanStatesNoPhases)]];
  const done = all.filter((phase) => stateOf(computed, phase) === 'done');
  const begun = all.filter((phase) => stateOf(computed, phase) === 'begun');
  if (done.length === all.length) {
    const finish = finishView(schedule);
    const last = finish && schedule.asOf !== null ? finish.text : undefined;
    return [[say(LABELS.verdict.allDone(all.length, last))]];
  }
  const [only] = done;
  const first: Sentence =
    done.length === 0
      ? begun.length === 0
        ? [say(LABELS.verdict.noneBegun(all.length))]
        : []
      : done.length === 1 && only
        ? [link(computed, only), say(LABELS.verdict.isDoneOf(all.length))]
        : [say(LABELS.verdict.doneOf(done.length, all.length))];
  const [working, ...others] = begun;
  if (!working) return [first];
  const words = schedule.phases[working.id];
  const timing = words && timingWords(words, schedule);
  const second: Sentence = [
    link(computed, working),
    say(others.length === 0 ? LABELS.verdict.isInProgress : LABELS.verdict.andMoreAreInProgress(others.length)),
    ...(timing?.alarm
      ? [say(others.length === 0 ? LABELS.verdict.and : LABELS.verdict.andTheFirst), { text: timing.text, alarm: true }]
      : []),
    say('.'),
  ];
  return first.length > 0 ? [first, second] : [second];
}

/** `Next is Proving, which should have begun on 16 Jun.` */
function nextSentence(computed: ComputedPlan): Sentence[] {
  const { schedule } = computed;
  const place = ({ id }: Phase): number =>
    (schedule.forecast.phases[id] ?? schedule.phases[id])?.early?.from ?? Number.POSITIVE_INFINITY;
  const planned = counted(computed).filter((phase) => stateOf(computed, phase) === 'planned');
  const next = planned.reduce<Phase | undefined>(
    (first, phase) => (first === undefined || place(phase) < place(first) ? phase : first),
    undefined,
  );
  if (!next) return [];
  const scheduled = schedule.phases[next.id];
  const timing = scheduled && timingWords(scheduled, schedule);
  const ahead = schedule.forecast.phases[next.id];
  const when = ahead && spanText(ahead, schedule);
  return [
    [
      say(LABELS.verdict.nextIs),
      link(computed, next),
      ...(timing?.alarm && scheduled?.timing === 'not-begun'
        ? [say(LABELS.verdict.which), { text: timing.text, alarm: true }]
        : when === undefined
          ? []
          : [say(`, ${when}`)]),
      say('.'),
    ],
  ];
}

/** Whether the promise holds, and when the plan ends. */
function finishSentence(computed: ComputedPlan): Sentence[] {
  const { plan, schedule, forecast } = computed;
  if (plan.phases.length === 0 || counted(computed).every((phase) => stateOf(computed, phase) === 'done')) return [];
  const url = planUrl(plan.id, 'timeline');
  const view = finishView(schedule);
  if (!view)
    return [
      [
        say(LABELS.verdict.noFinishCanBeComputed),
        {
          text: LABELS.verdict.noLength(schedule.unknown.length, plan.phases.length),
          url,
        },
        say('.'),
      ],
    ];
  const { promised } = schedule;
  const margin = promised?.margin ?? null;
  const chance = forecast?.onTime.finish;
  const odds = chance === undefined ? '' : LABELS.verdict.withAChanceOf(Math.round(chance * 100));
  if (promised && margin !== null)
    return margin < 0
      ? [
          [
            say(LABELS.verdict.thePromiseOf(day(promised.finish))),
            { text: LABELS.verdict.isMissedBy(workText(margin, schedule.calendar)), url, alarm: true },
            say(LABELS.verdict.soTheForecastFinishIs(view.text)),
          ],
        ]
      : [
          [
            say(LABELS.verdict.thePromiseOfHoldsTheFinishIs(day(promised.finish), view.text)),
            {
              text: margin === 0 ? LABELS.verdict.onTheVeryDay : LABELS.verdict.beforeIt(workText(margin, schedule.calendar)),
              url,
            },
            say(`${odds}.`),
          ],
        ];
  if (schedule.lateBy > 0)
    return [
      [
        say(LABELS.verdict.theForecastFinishIs(view.text)),
        { text: LABELS.verdict.laterThanPlanned(workText(schedule.lateBy, schedule.calendar)), url, alarm: true },
        say('.'),
      ],
    ];
  const stated = schedule.stated.find((total) => total.of === 'plan' && total.field === 'duration');
  const over = stated && schedule.days !== null ? schedule.days - stated.stated.high : 0;
  const planned = schedule.planned.finish;
  return [
    over > 0 && stated
      ? [
          say(
            LABELS.verdict.phasesEnd(planned === null ? view.text : finishText(planned, schedule), typeof planned === 'string'),
          ),
          { text: LABELS.verdict.longerThanTheStated(workText(over, schedule.calendar), stated.raw), url, alarm: true },
          say('.'),
        ]
      : [
          say(typeof planned === 'string' ? LABELS.verdict.thePlanFinishesOn : LABELS.verdict.thePlanFinishesIn),
          { text: view.text, url },
          say(`, ${view.planned ?? LABELS.verdict.asPlanned}.`),
        ],
  ];
}

/** What decides the finish: the first open phase on the critical path. */
function decidingSentence(computed: ComputedPlan): Sentence[] {
  const { schedule } = computed;
  if (schedule.forecast.finish === null) return [];
  const open = counted(computed).filter(
    (phase) => ['planned', 'begun'].includes(stateOf(computed, phase) ?? '') && decides(phase.id, schedule),
  );
  const [first] = open;
  if (!first || open.length === counted(computed).length) return [];
  return [
    [
      link(computed, first),
      say(open.length === 1 ? LABELS.verdict.decidesIt : LABELS.verdict.decidesItWithAfterIt(open.length - 1)),
    ],
  ];
}

/** What contradicts the plan: its errors, the gravest named. */
function errorSentence({ plan, findings }: ComputedPlan): Sentence[] {
  const errors = openFindings(findings).filter(({ severity }) => severity === 'error');
  const [worst] = errors;
  if (!worst) return [];
  const all = {
    text: `${errors.length} ${LABELS.findings.severity('error', errors.length)}`,
    url: planUrl(plan.id, 'findings'),
    alarm: true,
  };
  return [
    [
      all,
      say(errors.length === 1 ? LABELS.verdict.contradictsIt : LABELS.verdict.contradictItFirstOfAll),
      { text: worst.title.charAt(0).toLowerCase() + worst.title.slice(1), url: findingUrl(worst) },
      say('.'),
    ],
  ];
}

/**
 * How a plan stands, in sentences that follow from it alone, each with links to its reasons: what is done, what is next,
 * whether the promise holds, what decides it, and what contradicts it.
 */
export const verdictOf = (computed: ComputedPlan): Sentence[] =>
  [doneSentences, nextSentence, finishSentence, decidingSentence, errorSentence].flatMap((sentences) => sentences(computed));

/** The same in one line, for lists of plans. */
export const verdictLine = (computed: ComputedPlan): Sentence[] =>
  [doneSentences, finishSentence, errorSentence].flatMap((sentences) => sentences(computed));

/** As plain text, for descriptions and feeds. */
export const verdictText = (sentences: readonly Sentence[]): string =>
  sentences.map((parts) => parts.map(({ text }) => text).join('')).join(' ');
