import { siteOptions } from './options.ts';

/** HTML that no plan has a part in, by the name of what it shows: it is the same in every build with one program. */
let known = new Map<string, string>();
let isComplete = true;

/** Gives pages what an earlier build has rendered. */
export function setKept(html: ReadonlyMap<string, string>): void {
  known = new Map(html);
  isComplete = true;
}

/** All that is known now, where something was rendered that was not known before. */
export const newlyKept = (): ReadonlyMap<string, string> | undefined => (isComplete ? undefined : known);

/** Renders a part of a page, unless an earlier build has. While the site is served, our own pages may change. */
export async function kept(name: string, render: () => Promise<string>): Promise<string> {
  const before = known.get(name);
  if (before !== undefined) return before;
  const html = await render();
  if (siteOptions().dev) return html;
  known.set(name, html);
  isComplete = false;
  return html;
}
