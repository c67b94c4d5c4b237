import { counted } from '../../analysis/counted.ts';
import { lacks } from '../../analysis/stated.ts';
import { stems } from '../../analysis/stems.ts';
import { workOf } from '../../analysis/work.ts';
import type { Plan, Risk } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { openRisks } from './procedures.ts';

/**
 * Things that someone has to make before they help, of two sorts: those that are what they are, and those of which there
 * are many kinds, so that the words before them count. A mitigation that names a way of working instead (a gradual rollout,
 * a strategy) is carried out by following the plan.
 */
const THINGS = new Set(
  stems('flag flags backup backups dashboard alert alerting alarm benchmark benchmarking simulator runbook'),
);
const KINDS_OF_THINGS = new Set(
  stems(
    'adapter layer script endpoint formatting formatter formatters gateway validator cache queue proxy shim wrapper bridge converter',
  ),
);

/** `Backups before the migration` is about backups: the head stands before the first preposition. */
const headPhrase = (part: string): string =>
  part.split(/\s(?:before|after|for|in|on|with|of|at|to|from|by|set up|across|between|during|via|using)\b/i)[0] ?? part;

const partsOf = (risk: Risk): string[] =>
  (risk.mitigation ?? '')
    .split(/\s*(?:[;,.]|\band\b)\s+|[;,.]$/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

interface Unplanned {
  risk: Risk;
  part: string;
}

/** A piece of work carries a mitigation out if it names the thing, and of many kinds most of the words before it as well. */
function isPlanned(part: string, work: readonly ReadonlySet<string>[]): boolean {
  const words = stems(headPhrase(part));
  const head = words.at(-1);
  if (head === undefined) return true;
  if (THINGS.has(head)) return work.some((each) => each.has(head));
  return (
    !KINDS_OF_THINGS.has(head) ||
    work.some((each) => each.has(head) && words.filter((word) => each.has(word)).length * 2 > words.length)
  );
}

function unplanned(plan: Plan): Unplanned[] {
  // What a rollback does (Alert the team) does not make what it needs (alerting).
  const work = [...workOf(plan)].filter(({ kind }) => kind !== 'rollback').map(({ text }) => new Set(stems(text)));
  if (work.length === 0) return [];
  return openRisks(plan)
    .filter((risk) => lacks(risk, 'tasks'))
    .flatMap((risk) =>
      partsOf(risk)
        .filter((part) => !isPlanned(part, work))
        .map((part) => ({ risk, part })),
    );
}

export const mitigationNotPlanned = defineRule({
  id: 'risks/mitigation-not-planned',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Mitigation has no task',
  why: 'What is on no task list will not be there when the risk occurs.',
  missing: ['tasks'],
  examples: {
    fails: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n\n- [ ] Port the routes\n',
      'risks.mdx':
        '---\nrisks:\n  - { title: Old clients cannot connect, level: high, mitigation: "A WebSocket adapter in the frontend", owner: Ana }\n---\n',
    },
    passes: {
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: planned\n---\n\n- [ ] Port the routes\n- [ ] Build the WebSocket adapter\n',
      'risks.mdx':
        '---\nrisks:\n  - { title: Old clients cannot connect, level: high, mitigation: "A WebSocket adapter in the frontend", owner: Ana }\n---\n',
    },
  },
  check({ plan, report }) {
    const found = unplanned(plan);
    const [first] = found;
    if (!first || !plan.risks) return;
    const risks = new Set(found.map(({ risk }) => risk)).size;
    const message =
      found.length === 1
        ? `"${first.part}", the mitigation of "${first.risk.title ?? first.risk.id}", has no task, criterion, step or test in the plan.`
        : `${counted(found.length, 'mitigation')} of ${counted(risks, 'risk')} have no task, criterion, step or test in the plan: ${listing(found.map(({ part }) => `"${part}"`))}.`;
    report(plan.risks, message)
      .at([...(first.risk.source.path ?? []), 'mitigation'])
      .fix('Add a task to a phase, and name it in the risk: tasks: [phase/<id>/<task>]');
  },
});
