import { compute } from '../../src/computing/compute.ts';
import type { Finding } from '../../src/model/finding.ts';
import { memoryTree } from '../../src/reading/memory.ts';
import { readContent } from '../../src/reading/read.ts';
import type { Example } from '../../src/rules/rule.ts';

const MINIMAL_PLAN = `---
title: Example
status: planned
from: { system: Old }
to: { system: New }
---
`;

/** The findings of an example: a plan called \`example\`, with a minimal plan.mdx unless it brings its own. */
export async function findingsOf(example: Example, asOf = '2026-06-01'): Promise<Finding[]> {
  const files = { 'plan.mdx': MINIMAL_PLAN, ...example };
  const tree = memoryTree(
    Object.fromEntries(
      Object.entries(files).map(([file, text]) => [
        file.startsWith('calendars/') || file === 'portfolio.mdx' ? file : `plans/example/${file}`,
        text,
      ]),
    ),
  );
  return compute(await readContent(tree), asOf).findings;
}

/** `rule @ file:line: message` of those of one rule. */
export const said = (findings: readonly Finding[], rule: string): string[] =>
  findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${finding.place.file.replace('plans/example/', '')}:${finding.place.line}: ${finding.message}`);
