import { languageOf } from '../../analysis/language.ts';
import { namesAnybody } from '../../analysis/people.ts';
import { lacks } from '../../analysis/stated.ts';
import { workOf } from '../../analysis/work.ts';
import { writtenCount } from '../../model/absences.ts';
import type { Step } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Plan, Rollback } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { procedures, waysBack } from './procedures.ts';
import { restoresBackup } from './restores-backup.ts';

/** A part that a rollback procedure needs. */
export interface RollbackPart {
  /** The field, or the part of the body, that holds it. */
  field: string;
  /** It is asked for under `strict` only. */
  strict?: true;
  /** What a procedure lacks, as an object of `has`: `no time limit`; `undefined` where it lacks nothing. */
  missing(procedure: Rollback, plan: Plan): string | undefined;
  /** What to write. */
  fix: string;
}

const hasSteps = ({ body }: Rollback): boolean => body.steps.length + body.tasks.length + body.fences.length > 0;

/** Whether the body says in bullets, a table or sentences what is done. */
const isDescribed = ({ body }: Rollback): boolean =>
  body.text.split('\n').some((line) => /[\p{L}\p{N}]/u.test(line) && !/^\s*(?:#|<!--|\{\/\*)/.test(line));

const STEPS = 'the steps as a numbered list in the body, each with what to expect';

/** Whether a procedure is the first of those that lack a part which one of them gives for all. */
const isFirst = (procedure: Rollback, all: readonly Rollback[]): boolean => all[0] === procedure;

const isOfData = ({ kind }: Rollback): boolean => ['database', 'data'].includes(kind ?? '');

/** Whether users write to the new system before the rollback, as far as the plan says. */
function writesMove(plan: Plan): boolean {
  const modes = (plan.data?.datasets ?? []).map(({ mode }) => mode);
  if (modes.length > 0 && modes.every((mode) => mode === 'none' || mode === 'shared')) return false;
  return plan.rollout.length > 0 || modes.some((mode) => mode === 'copy' || mode === 'convert');
}

const REHEARSAL =
  /\b(roll(s|ed|ing)?[ -]?backs?|switch(ed|ing)?[ -]?backs?|rehears\w+|fail[ -]?overs?|fail[ -]?backs?|drills?|game ?days?|dry[ -]runs?)\b/i;

const CHECKS = /^\W*(verify|check|confirm|ensure|make sure|validate|test)\b/i;

/** A command, an address or an expected answer; `Verify that it is healthy` has none. */
const isExact = (step: Step): boolean =>
  step.expect !== undefined || step.code.length > 0 || step.children.length > 0 || /`|\d|https?:|\]\(/.test(step.text);

/** Parts of a rollback procedure, in the order in which a finding lists them. */
export const ROLLBACK_PARTS: readonly RollbackPart[] = [
  {
    field: 'triggers',
    // A procedure without steps is an intention. Triggers of one procedure, or of the rollout, count for all.
    missing(procedure, plan) {
      const all = procedures(plan).filter(hasSteps);
      if (!isFirst(procedure, all)) return undefined;
      if (all.some(({ triggers, absentLists }) => triggers.length > 0 || absentLists?.triggers)) return undefined;
      if (plan.rollout.some(({ steps }) => steps.some(({ abortIf }) => writtenCount(abortIf) > 0))) return undefined;
      return 'no trigger';
    },
    fix: 'triggers: [{ when: 5xx rate, is: "> 1 %", for: 10 min }]',
  },
  {
    field: 'within',
    // Without a rollout no one waits for code to be put back.
    missing: (procedure, plan) =>
      lacks(procedure, 'within') && (plan.rollout.length > 0 || procedure.kind !== 'application') ? 'no time limit' : undefined,
    fix: 'within: 5 min',
  },
  {
    field: 'owner',
    // Where the plan names nobody, risks/nobody-named says so once; the plan's owner answers for what has none of its own.
    missing: (procedure, plan) =>
      lacks(procedure, 'owner', 'automatic') && lacks(plan, 'owner') && namesAnybody(plan) ? 'no owner' : undefined,
    fix: 'owner: with who decides and acts',
  },
  {
    field: 'data',
    missing(procedure, plan) {
      if (!lacks(procedure, 'data', 'loses')) return undefined;
      if (languageOf(plan) === 'en' && restoresBackup(procedure))
        return 'no policy for data written since the backup that it restores';
      if (!waysBack(plan).includes(procedure) || !writesMove(plan)) return undefined;
      // A procedure for the data, even one that says that nothing is to be done, answers for all.
      if (plan.rollback.some((each) => isOfData(each) && !lacks(each, 'data', 'loses'))) return undefined;
      return procedures(plan).some(isOfData) ? undefined : 'no policy for data written since the switch';
    },
    fix: 'data: none, both systems write to one database, or loses: "orders placed since the switch"',
  },
  {
    field: 'steps',
    // The steps of an automatic rollback to a named state are in the program that carries it out.
    missing: (procedure) =>
      (lacks(procedure, 'automatic') || lacks(procedure, 'goesTo')) && !hasSteps(procedure) && !isDescribed(procedure)
        ? lacks(procedure, 'goesTo')
          ? 'neither steps nor a target state'
          : 'no steps'
        : undefined,
    fix: STEPS,
  },
  {
    field: 'steps',
    strict: true,
    missing: (procedure) => (!hasSteps(procedure) && isDescribed(procedure) ? 'no numbered steps' : undefined),
    fix: STEPS,
  },
  {
    field: 'rehearsed',
    strict: true,
    missing(procedure, plan) {
      const all = procedures(plan).filter(({ body }) => body.steps.length > 0);
      if (!isFirst(procedure, all) || languageOf(plan) !== 'en') return undefined;
      if (plan.status === 'done' || plan.status === 'cancelled') return undefined;
      if (all.some((each) => !lacks(each, 'rehearsed') || each.tested === true)) return undefined;
      // The steps of the rollback, and a step of the rollout to fall back, are no rehearsal.
      return [...workOf(plan)].some(({ kind, text }) => kind !== 'step' && kind !== 'rollback' && REHEARSAL.test(text))
        ? undefined
        : 'no rehearsal';
    },
    fix: 'a task (Rehearse the rollback on staging), and rehearsed: with the day once it is done',
  },
  {
    field: 'steps',
    strict: true,
    missing({ body }, plan) {
      if (languageOf(plan) !== 'en') return undefined;
      const vague = body.steps.filter((step) => CHECKS.test(plainText(step.text)) && !isExact(step));
      return vague.length === 0
        ? undefined
        : `no expected result for ${listing(vague.map((step) => `"${plainText(step.text)}"`))}`;
    },
    fix: 'what the check shows, below its step: Expect: `GET /health` answers 200',
  },
];
