import { join } from 'node:path';
import { boxes } from '../analysis/progress.ts';
import type { Calendar, Plan } from '../model/plan.ts';
import { folderHistory } from '../reader/history.ts';
import { readFile } from '../reader/read-file.ts';
import { planCalendar } from '../schedule/calendars.ts';
import { type TaskCount, type VelocityForecast, velocityForecast } from '../schedule/forecast/velocity.ts';

/** Returns the numbers of ticked and of all boxes in a phase file. */
function countBoxes(text: string): { done: number; total: number } {
  const outcome = readFile('plans/p/phases/a.mdx', new TextEncoder().encode(text));
  let done = 0;
  let total = 0;
  for (const box of boxes(outcome.read?.document.body.tasks ?? [])) {
    total++;
    if (box.state === 'done') done++;
  }
  return { done, total };
}

/** Extrapolates the ticked tasks of a plan over its git history; `undefined` without history. */
export async function planVelocity(
  content: string,
  plan: Plan,
  calendars: readonly Calendar[],
  asOf: string,
): Promise<VelocityForecast | undefined> {
  const snapshots = await folderHistory(join(content, 'plans', plan.id, 'phases')).catch(() => []);
  if (snapshots.length < 2) return undefined;
  const known = new Map<string, { done: number; total: number }>();
  const history = snapshots.map(({ date, files }): TaskCount => {
    const counts = [...files.values()].map((text) => {
      const count = known.get(text) ?? countBoxes(text);
      known.set(text, count);
      return count;
    });
    return {
      date,
      done: counts.reduce((sum, { done }) => sum + done, 0),
      total: counts.reduce((sum, { total }) => sum + total, 0),
    };
  });
  return velocityForecast(history, planCalendar(plan, calendars), asOf);
}
