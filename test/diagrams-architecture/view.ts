import type { Plan, View } from '../../src/model/plan.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

const PHASES = ['one', 'two', 'three'].map((id, index) => [
  `plans/example/phases/${index + 1}-${id}.mdx`,
  `---\ntitle: ${id}\nstatus: planned\n---\n`,
]);

/** A plan with the phases one, two and three, and a view of that frontmatter. */
export async function viewOf(frontmatter: string): Promise<{ plan: Plan; view: View }> {
  const reading = await readContent(
    memoryTree({
      'plans/example/plan.mdx': '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n',
      'plans/example/architecture/system.mdx': `---\ntitle: System\n${frontmatter}\n---\n`,
      ...Object.fromEntries(PHASES),
    }),
  );
  const [plan] = reading.portfolio.plans;
  const [view] = plan?.architecture ?? [];
  if (!plan || !view) throw new Error(reading.findings.map((finding) => finding.message).join('\n'));
  return { plan, view };
}
