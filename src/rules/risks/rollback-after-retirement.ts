import type { Rollout, RolloutStep } from '../../model/plan.ts';
import type { Elapsed } from '../../model/values/span.ts';
import { defineRule } from '../rule.ts';
import { titleOf, waysBack } from './procedures.ts';
import { retirements } from './retirement.ts';

const HOURS: Record<string, number> = { s: 1 / 3600, min: 1 / 60, h: 1, d: 24, w: 168, mo: 730, y: 8766 };
const hours = (elapsed: Elapsed | undefined): number | undefined => elapsed && elapsed.high * (HOURS[elapsed.unit] ?? 0);

/** Hours that pass between two steps of a rollout: by their places relative to the cutover, else by the holds between them. */
function hoursBetween(rollout: Rollout, from: RolloutStep, to: RolloutStep): number | undefined {
  const [start, end] = [from.at, to.at];
  const isCutover = from === rollout.steps.find((step) => step.share?.percent === 100);
  const offset = (at: typeof start) => (at?.axis === 'cutover' ? at.offset * (HOURS[at.unit] ?? 0) : undefined);
  const [a, b] = [offset(start) ?? (isCutover ? 0 : undefined), offset(end)];
  if (a !== undefined && b !== undefined) return b - a;
  if (start?.axis === 'date' && end?.axis === 'date') return (Date.parse(end.from) - Date.parse(start.from)) / 3_600_000;
  const between = rollout.steps.slice(rollout.steps.indexOf(from), rollout.steps.indexOf(to)).map((step) => hours(step.hold));
  return between.some((hold) => hold === undefined) ? undefined : between.reduce<number>((sum, hold) => sum + (hold ?? 0), 0);
}

const ROLLOUT =
  '---\ntitle: Ramp\nmode: blue-green\nsteps:\n  - { title: All, share: 100 %, hold: 24h }\n  - { title: Switch off, retires: Old system }\n---\n';
const back = (after: string): string =>
  `---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\nuntil: { after: ${after}, from: rollout/ramp/all }\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n`;

export const outlivesOldSystem = defineRule({
  id: 'risks/rollback-after-retirement',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback is promised after the old system is gone',
  why: 'A rollback on the last day finds nothing that answers.',
  examples: {
    fails: { 'rollout/ramp.mdx': ROLLOUT, 'rollback/1-back.mdx': back('1w') },
    passes: { 'rollout/ramp.mdx': ROLLOUT, 'rollback/1-back.mdx': back('24h') },
  },
  check({ plan, report }) {
    for (const procedure of waysBack(plan)) {
      const until = procedure.until;
      const window = hours(until?.after);
      for (const { rollout, step, retires } of retirements(plan)) {
        const from = rollout.steps.find(({ ref }) => ref === until?.from);
        if (window === undefined || !until || !from || rollout.steps.indexOf(from) > rollout.steps.indexOf(step)) continue;
        const lives = hoursBetween(rollout, from, step);
        if (lives === undefined || window <= lives) continue;
        report(
          procedure,
          `"${titleOf(procedure)}" is promised for ${until.after?.raw ?? ''} after "${titleOf(from)}", but "${titleOf(step)}" switches ${retires} off after ${inWords(lives)}.`,
        )
          .at(['until', 'after'])
          .related(step, `…but here ${retires} is gone`, 'retires')
          .fix(`Move "${titleOf(step)}" to a later time, or end the rollback before it: after: ${inWords(lives)}`);
      }
    }
  },
});

const inWords = (count: number): string =>
  count % 168 === 0 && count > 0 ? `${count / 168}w` : count % 24 === 0 ? `${count / 24}d` : `${Math.round(count * 10) / 10}h`;
