import { type ComputedPlan, compute } from '../../src/pipeline/compute.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

const PLAN = `---
title: Example
status: planned
from: { system: Old }
to: { system: New }
---
`;

/** The computed plan of files in memory: frontmatter without its fences, or whole files. */
export async function planOf(files: Record<string, string>, asOf = '2026-06-01'): Promise<ComputedPlan> {
  const whole = Object.entries({ 'plan.mdx': PLAN, ...files }).map(([file, text]) => [
    file.startsWith('calendars/') ? file : `plans/example/${file}`,
    text.startsWith('---') ? text : `---\n${text}\n---\n`,
  ]);
  const { plans } = compute(await readContent(memoryTree(Object.fromEntries(whole))), asOf);
  const [plan] = plans;
  if (!plan) throw new Error('the files make no plan');
  return plan;
}

/** plan.mdx with more fields. */
export const planFile = (fields: string): string => PLAN.replace('status: planned\n', `status: planned\n${fields}\n`);
