import { compareOrder, orderAndId } from '../../model/order.ts';
import { KINDS } from '../../model/registry.ts';
import { readFrontmatter } from '../../reader/frontmatter.ts';
import type { ReadFile } from '../../reader/outcome.ts';
import type { Fields } from '../drafts.ts';
import { trimBody } from './body.ts';
import type { PlanFile } from './write.ts';

/** Plan, phases and registers in the order of the kinds; files of a kind in the plan's order. */
const rank = ({ place }: PlanFile): number =>
  place === 'plan'
    ? -1
    : KINDS.findIndex(({ collection }) => collection === place.split('/')[0]) +
      (place.startsWith('calendars/') ? KINDS.length : 0);

const inOrder = (a: PlanFile, b: PlanFile): number =>
  rank(a) - rank(b) ||
  compareOrder(orderAndId(a.place.replace(/^.*\//, '')), orderAndId(b.place.replace(/^.*\//, ''))) ||
  (a.place < b.place ? -1 : 1);

function planFile(place: string, text: string): PlanFile {
  const { data, bodyStart } = readFrontmatter(text);
  return { place, data: (data ?? {}) as Fields, body: trimBody(text.slice(bodyStart)) };
}

/** The files of a plan as they were read, and the calendars that it and its phases name. */
export function filesOfPlan(plan: string, files: ReadonlyMap<string, ReadFile>): PlanFile[] {
  const folder = `plans/${plan}/`;
  const own = [...files].flatMap(([file, { lines }]) =>
    file.startsWith(folder) ? [planFile(file.slice(folder.length).replace(/\.mdx$/, ''), lines.text)] : [],
  );
  const named = new Set(own.flatMap(({ data }) => (typeof data.calendar === 'string' ? [data.calendar] : [])));
  const calendars = [...named].sort().flatMap((id) => {
    const found = files.get(`calendars/${id}.mdx`);
    return found ? [planFile(`calendars/${id}`, found.lines.text)] : [];
  });
  return [...own, ...calendars].sort(inOrder);
}
